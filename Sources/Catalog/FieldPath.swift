package import Wire

/// Where in a body a field stands: member names joined by dots, `[]` behind a name for every element of its list:
/// `customSMTPServer.password`, `departmentAutoDistributions[].departmentId`, `excludedWords[]`.
package struct FieldPath: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package enum Step: Hashable, Sendable {
        case member(String)
        case everyElement
    }

    package let steps: [Step]

    package init(_ text: String) {
        steps = text.utf8.split(separator: UInt8(ascii: ".")).flatMap { part -> [Step] in
            let name = String(decoding: part, as: UTF8.self)
            return name.hasSuffix("[]") ? [.member(String(name.dropLast(2))), .everyElement] : [.member(name)]
        }
    }

    package init(stringLiteral text: String) { self.init(text) }

    package init(steps: [Step]) { self.steps = steps }

    package var description: String {
        steps.reduce(into: "") { text, step in
            switch step {
            case .member(let name): text += (text.isEmpty ? "" : ".") + name
            case .everyElement: text += "[]"
            }
        }
    }

    /// Every value at this path with the pointer to it, in document order. Member names are matched without regard to
    /// ASCII case, as the service binds them.
    package func values(in body: JSONValue) -> [(pointer: JSONPointer, value: JSONValue)] {
        var found = [(pointer: JSONPointer([]), value: body)]
        for step in steps {
            found = found.flatMap { pointer, value -> [(pointer: JSONPointer, value: JSONValue)] in
                switch step {
                case .member(let name):
                    guard let member = value.members?.first(where: { $0.name.isSameName(as: name) }) else { return [] }
                    return [(pointer.appending(member.name), member.value)]
                case .everyElement:
                    return (value.elements ?? []).enumerated().map {
                        (pointer.appending(String($0.offset)), $0.element)
                    }
                }
            }
        }
        return found
    }

    package func first(in body: JSONValue) -> JSONValue? {
        var found: JSONValue?
        _ = Self.walk(steps[...], body) { value in
            found = value
            return false
        }
        return found
    }

    /// Hands every value at this path to `take`, in document order: what `values` does, for who needs no pointers.
    package func forEach(in body: JSONValue, _ take: (JSONValue) -> Void) {
        _ = Self.walk(steps[...], body) { value in
            take(value)
            return true
        }
    }

    /// - Parameter take: says whether to go on.
    /// - Returns: the same.
    private static func walk(_ steps: ArraySlice<Step>, _ value: JSONValue, _ take: (JSONValue) -> Bool) -> Bool {
        switch steps.first {
        case nil: return take(value)
        case .member(let name):
            guard let member = value.members?.first(where: { $0.name.isSameName(as: name) }) else { return true }
            return walk(steps.dropFirst(), member.value, take)
        case .everyElement:
            return (value.elements ?? []).allSatisfy { walk(steps.dropFirst(), $0, take) }
        }
    }

    /// The body with every value at this path replaced; what is not there is not added.
    package func replacing(in body: JSONValue, with replacement: (JSONValue) -> JSONValue) -> JSONValue {
        changing(in: body) { value, _ in replacement(value) }
    }

    /// The body without the values at this path.
    package func removing(from body: JSONValue) -> JSONValue { changing(in: body) { _, _ in nil } }

    /// The body with every value at this path changed, or taken out where the change says nil.
    /// - Parameter change: gets the value and the members beside it; none for an element of a list.
    package func changing(
        in body: JSONValue, _ change: (JSONValue, [JSONMember]) -> JSONValue?
    ) -> JSONValue {
        Self.change(steps[...], in: body, [], change) ?? body
    }

    private static func change(
        _ steps: ArraySlice<Step>, in value: JSONValue, _ siblings: [JSONMember],
        _ change: (JSONValue, [JSONMember]) -> JSONValue?
    ) -> JSONValue? {
        guard let step = steps.first else { return change(value, siblings) }
        switch (step, value) {
        case (.member(let name), .object(var members)):
            guard let index = members.firstIndex(where: { $0.name.isSameName(as: name) }) else { return value }
            if let changed = Self.change(steps.dropFirst(), in: members[index].value, members, change) {
                members[index].value = changed
            } else {
                members.remove(at: index)
            }
            return .object(members)
        case (.everyElement, .array(let elements)):
            return .array(elements.compactMap { Self.change(steps.dropFirst(), in: $0, [], change) })
        default: return value
        }
    }
}

extension FieldPath: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
