package import Wire

extension Kind {
    /// A value that stands at a place in a body, with each secret in it replaced that says something. Of members with one
    /// name, which a document may have, every one counts.
    package func masking(_ value: JSONValue, at pointer: JSONPointer = JSONPointer(), by mask: JSONValue) -> JSONValue {
        secrets.reduce(value) { value, secret in
            var steps = secret.steps[...]
            for token in pointer.tokens {
                guard let step = steps.popFirst() else { break }
                if case .member(let name) = step, !name.isSameName(as: token) { return value }
            }
            return Self.mask(steps, in: value, by: mask)
        }
    }

    /// Every text that stands in a secret member of a body, whatever is around it.
    package func secretTexts(in body: JSONValue) -> [String] {
        var texts: [String] = []
        func collect(_ value: JSONValue) {
            switch value {
            case .string(let text): texts.append(text)
            case .number(let text): texts.append(text)
            case .array(let elements): elements.forEach(collect)
            case .object(let members): members.forEach { collect($0.value) }
            case .null, .bool: break
            }
        }
        for secret in secrets { secret.forEach(in: body, collect) }
        return texts
    }

    private static func mask(
        _ steps: ArraySlice<FieldPath.Step>, in value: JSONValue, by mask: JSONValue
    ) -> JSONValue {
        guard let step = steps.first else { return value.saysSomething ? mask : value }
        switch (step, value) {
        case (.member(let name), .object(let members)):
            return .object(
                members.map { member in
                    guard member.name.isSameName(as: name) else { return member }
                    return JSONMember(member.name, Self.mask(steps.dropFirst(), in: member.value, by: mask))
                })
        case (.everyElement, .array(let elements)):
            return .array(elements.map { Self.mask(steps.dropFirst(), in: $0, by: mask) })
        default: return value
        }
    }
}
