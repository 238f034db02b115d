import Catalog
import Wire

// Placeholders stand in bodies for ids of what the plan makes, until its operations have numbers.
extension JSONValue {
    /// Placeholders replaced by references to operations, whose places are added to `pointers`.
    func numbered(
        _ numbers: [Address: String], _ pointer: JSONPointer, _ pointers: inout [JSONPointer]
    ) -> JSONValue {
        if let address = Placeholder(self)?.address, let number = numbers[address] {
            pointers.append(pointer)
            return Placeholder.operation(number).value
        }
        switch self {
        case .object(let members):
            var out: [JSONMember] = []
            for member in members {
                out.append(
                    JSONMember(member.name, member.value.numbered(numbers, pointer.appending(member.name), &pointers)))
            }
            return .object(out)
        case .array(let elements):
            var out: [JSONValue] = []
            for (index, element) in elements.enumerated() {
                out.append(element.numbered(numbers, pointer.appending(index), &pointers))
            }
            return .array(out)
        default: return self
        }
    }

    /// Where the first placeholder of that address stands.
    func pointer(to need: Address) -> JSONPointer? {
        if Placeholder(self)?.address == need { return JSONPointer() }
        switch self {
        case .object(let members):
            for member in members {
                if let inner = member.value.pointer(to: need) { return JSONPointer([member.name] + inner.tokens) }
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                if let inner = element.pointer(to: need) { return JSONPointer([String(index)] + inner.tokens) }
            }
        default: break
        }
        return nil
    }

    /// Placeholders of that address replaced; without a replacement members and elements that are one are left out.
    func replacingPlaceholder(of need: Address, by replacement: JSONValue?) -> JSONValue {
        func isIt(_ value: JSONValue) -> Bool { Placeholder(value)?.address == need }
        switch self {
        case .object(let members):
            return .object(
                members.compactMap { member in
                    if isIt(member.value) { return replacement.map { JSONMember(member.name, $0) } }
                    return JSONMember(member.name, member.value.replacingPlaceholder(of: need, by: replacement))
                })
        case .array(let elements):
            return .array(
                elements.compactMap { isIt($0) ? replacement : $0.replacingPlaceholder(of: need, by: replacement) })
        default: return self
        }
    }
}
