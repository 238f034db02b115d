package import Catalog
package import Wire

/// A body as people keep it in version control: what a person set, and nothing that differs from site to site or from night to
/// night. Ids that other things are known by become `{"$ref": "campaigns/Sales"}`; the thing's own id, what only the service
/// sets, and copies of other objects are left out; lists without an order are sorted.
package struct PortableBody {
    private let kind: Kind
    private let names: NameBook

    package init(_ kind: Kind, _ names: NameBook) {
        self.kind = kind
        self.names = names
    }

    package func of(_ body: JSONValue) -> JSONValue {
        var body = Reserved.escaped(body)
        var kept: Set<String> = []
        for reference in kind.references { refer(reference, in: &body, &kept) }
        for path in kind.readOnly.flatMap(kind.spellings) { body = path.removing(from: body) }
        body = Self.withoutIDs(body, "", keeping: kept)
        // Lists in lists first: how the inner ones stand decides how the outer ones sort.
        for list in kind.unordered.sorted(by: { $0.at.steps.count > $1.at.steps.count }) {
            for path in kind.spellings(of: list.at) {
                body = path.replacing(in: body) { Self.sorted($0, by: list.key) }
            }
        }
        return body
    }

    /// - Parameter kept: paths of objects whose id is all that is known of what they stand for.
    private func refer(_ reference: Reference, in body: inout JSONValue, _ kept: inout Set<String>) {
        for path in kind.spellings(of: reference.at) {
            body = path.changing(in: body) { value, siblings in name(of: value, reference, siblings) ?? value }
        }
        guard let object = reference.object else { return }
        let isKnown = reference.at.first(in: body)?.saysSomething ?? false
        if !isKnown { kept.insert(object.description.lowercased()) }
        body = object.changing(in: body) { value, siblings in
            if isKnown { return nil }
            guard value.members != nil, let id = Resource.id(of: value) else { return value }
            return name(of: .string(id), reference, siblings) ?? value
        }
    }

    /// What stands for a reference; nil if it has to stay as it is.
    private func name(of value: JSONValue, _ reference: Reference, _ siblings: [JSONMember]) -> JSONValue? {
        guard reference.by != .key, value.saysSomething else { return nil }
        let isNumber: Bool
        let id: String
        switch value {
        case .string(let text): (id, isNumber) = (text, false)
        case .number(let text) where reference.by == .id: (id, isNumber) = (text, true)
        default: return nil
        }
        // An id of which nothing says what it names is looked up all the same: a name that the site has for it says more to
        // people than the id, and reading the export turns it back into that id.
        let chosen = reference.targets(beside: siblings)
        for kind in chosen.isEmpty ? reference.targets.map(\.kind) : chosen {
            guard let address = names.address(kind, id: id) else { continue }
            return Reserved.reference(to: address, isNumber: isNumber)
        }
        return nil
    }

    /// An `id` in a body names something for the service, and is never content.
    private static func withoutIDs(_ value: JSONValue, _ path: String, keeping kept: Set<String>) -> JSONValue {
        switch value {
        case .object(let members):
            return .object(
                members.compactMap { member in
                    if member.name.isSameName(as: "id"), !kept.contains(path) { return nil }
                    let place = (path.isEmpty ? "" : path + ".") + member.name.lowercased()
                    return JSONMember(member.name, withoutIDs(member.value, place, keeping: kept))
                })
        case .array(let elements):
            return .array(elements.map { withoutIDs($0, path + "[]", keeping: kept) })
        default: return value
        }
    }

    private static func sorted(_ value: JSONValue, by key: [String]) -> JSONValue {
        guard let elements = value.elements else { return value }
        let keyed = elements.map { element in
            (key: key.map { SortKey(element[anyCase: $0]) }, bytes: element.bytes(.sorted), element: element)
        }
        return .array(
            keyed.sorted { left, right in
                for (a, b) in zip(left.key, right.key) where a != b { return a < b }
                return left.bytes.lexicographicallyPrecedes(right.bytes)
            }.map(\.element))
    }

    /// Numbers by their value, before texts by their bytes.
    private struct SortKey: Comparable {
        let number: Double?
        let bytes: [UInt8]

        init(_ value: JSONValue?) {
            if case .number(let text)? = value { number = Double(text) } else { number = nil }
            bytes = value?.bytes() ?? []
        }

        static func < (left: Self, right: Self) -> Bool {
            switch (left.number, right.number) {
            case (let a?, let b?) where a != b: a < b
            case (_?, nil): true
            case (nil, _?): false
            default: left.bytes.lexicographicallyPrecedes(right.bytes)
            }
        }
    }
}

extension PortableBody {
    /// The way back: every `{"$ref": …}` becomes the id that `find` gives for the address.
    /// - Parameter find: gets whether a number is wanted.
    package static func resolved(
        _ body: JSONValue, _ kind: Kind, _ find: (_ address: Address, _ isNumber: Bool) throws(ExchangeError) -> String
    ) throws(ExchangeError) -> JSONValue {
        let objects = Set(kind.references.compactMap { $0.object?.description.lowercased() })
        return try resolve(body, "", objects, find)
    }

    private static func resolve(
        _ value: JSONValue, _ path: String, _ objects: Set<String>,
        _ find: (Address, Bool) throws(ExchangeError) -> String
    ) throws(ExchangeError) -> JSONValue {
        if let reference = Reserved.reference(in: value) {
            let id = try find(reference.address, reference.isNumber)
            let written: JSONValue = reference.isNumber ? .number(id) : .string(id)
            return objects.contains(path) ? ["id": written] : written
        }
        switch value {
        case .object(let members):
            var out: [JSONMember] = []
            for member in members {
                let place = (path.isEmpty ? "" : path + ".") + member.name.lowercased()
                out.append(
                    JSONMember(Reserved.unescaped(member.name), try resolve(member.value, place, objects, find)))
            }
            return .object(out)
        case .array(let elements):
            var out: [JSONValue] = []
            for element in elements { out.append(try resolve(element, path + "[]", objects, find)) }
            return .array(out)
        default: return value
        }
    }
}

/// The member name that exports keep for themselves; data that uses it gets one more dollar sign in front.
enum Reserved {
    static let name = Placeholder.name

    static func reference(to address: Address, isNumber: Bool) -> JSONValue {
        var members = [JSONMember(name, .string(address.text))]
        if isNumber { members.append(JSONMember("as", "number")) }
        return .object(members)
    }

    static func reference(in value: JSONValue) -> (address: Address, isNumber: Bool)? {
        guard let members = value.members, (1...2).contains(members.count), let address = value[name]?.text else {
            return nil
        }
        if members.count == 1 { return (Address(address), false) }
        return value["as"] == "number" ? (Address(address), true) : nil
    }

    static func escaped(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members):
            .object(members.map { JSONMember(isTaken($0.name) ? "$" + $0.name : $0.name, escaped($0.value)) })
        case .array(let elements): .array(elements.map(escaped))
        default: value
        }
    }

    static func unescaped(_ text: String) -> String {
        isTaken(text) && text.utf8.count > name.utf8.count ? String(text.dropFirst()) : text
    }

    /// `$ref` with any number of dollar signs.
    private static func isTaken(_ text: String) -> Bool {
        text.utf8.first == UInt8(ascii: "$") && text.drop { $0 == "$" } == "ref"
    }
}
