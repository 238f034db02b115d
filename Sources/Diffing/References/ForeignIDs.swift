package import Catalog
package import Wire

/// The ids that mean something on the wanted state's site alone, to be found in bodies at places where no row says that one
/// stands. Memory grows with the number of ids.
package struct ForeignIDs: Sendable {
    package struct Finding: Hashable, Sendable {
        package let pointer: JSONPointer
        /// The kind of what the id names.
        package let kind: String
    }

    /// Kinds by ids in lower case.
    private var kinds: [String: String] = [:]
    /// The lengths of those ids in bytes, the longest first.
    private let lengths: [Int]

    /// A shorter one may be anything.
    private static let shortest = 8

    /// - Parameter present: a guid that this state has too is no stranger there: nobody gives the same guid to two things.
    package init(of wanted: any State, notIn present: any State, _ catalog: Catalog) throws {
        for lookup in catalog.lookups {
            for id in wanted.lookups(lookup.name).compactMap({ Resource.id(of: $0) }) {
                kinds[id.lowercased()] = lookup.name
            }
        }
        var cursor = try wanted.cursor(below: nil, withBodies: false)
        while let resource = try cursor.next() {
            if let id = resource.id { kinds[id.lowercased()] = resource.kind }
        }
        for lookup in catalog.lookups {
            for id in present.lookups(lookup.name).compactMap({ Resource.id(of: $0) }) where id.isGuid {
                kinds[id.lowercased()] = nil
            }
        }
        cursor = try present.cursor(below: nil, withBodies: false)
        while let resource = try cursor.next() {
            if let id = resource.id, id.isGuid { kinds[id.lowercased()] = nil }
        }
        kinds = kinds.filter { $0.key.utf8.count >= Self.shortest }
        lengths = Set(kinds.keys.map(\.utf8.count)).sorted(by: >)
    }

    /// The first such id in a body, also within a longer text such as a URL. References, what the service sets, and ids of
    /// what the body itself is made of are passed over: the row knows of them.
    package func first(in body: JSONValue, _ rules: BodyRules) -> Finding? {
        lengths.isEmpty ? nil : search(body, rules.root, rules, JSONPointer())
    }

    private func search(_ value: JSONValue, _ node: Int, _ rules: BodyRules, _ pointer: JSONPointer) -> Finding? {
        if rules[node].reference != nil { return nil }
        switch value {
        case .null, .bool: return nil
        case .string(let text), .number(let text):
            return kind(namedIn: text).map { Finding(pointer: pointer, kind: $0) }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                if let found = search(element, rules[node].element, rules, pointer.appending(index)) { return found }
            }
        case .object(let members):
            for member in members {
                guard let child = rules.child(member.name, of: node).node else { continue }
                if let found = search(member.value, child, rules, pointer.appending(member.name)) { return found }
            }
        }
        return nil
    }

    private func kind(namedIn text: String) -> String? {
        let bytes = Array(text.lowercased().utf8)
        for length in lengths where length <= bytes.count {
            for start in 0...(bytes.count - length) {
                let end = start + length
                guard let kind = kinds[String(decoding: bytes[start..<end], as: UTF8.self)] else { continue }
                // Digits within a longer number are not that number.
                let isNumber = bytes[start..<end].allSatisfy(\.isDigit)
                let isWithin = start > 0 && bytes[start - 1].isDigit || end < bytes.count && bytes[end].isDigit
                if !(isNumber && isWithin) { return kind }
            }
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
