import Catalog
package import Wire

/// The one form that all spellings of a body share: the final document's names and values, no ids, nothing that the
/// service sets, lists without order sorted, guids in lower case, nothing that is null.
package struct CanonicalBody {
    private let rules: BodyRules

    package init(_ rules: BodyRules) { self.rules = rules }

    package func value(of body: JSONValue) -> JSONValue { canonical(body, rules.root, siblings: []) }

    func canonical(_ value: JSONValue, _ node: Int, siblings: [JSONMember]) -> JSONValue {
        let rule = rules[node]
        if let index = rule.reference {
            let text = value.referenceText
            let reference = rules.kind.references[index]
            if reference.by != .id || value.members != nil { return plain(value, rule) }
            return text.map { .string($0) } ?? .null
        }
        if rule.isImage, let version = value.imageVersion { return ["version": .string(version)] }
        switch value {
        case .object(let members): return object(members, node)
        case .array(let elements):
            return list(elements, rule)
        case .string(let text) where rule.isJoined:
            return list(Self.parts(of: text).map { .string($0) }, rule)
        default: return plain(value, rule)
        }
    }

    private func object(_ members: [JSONMember], _ node: Int) -> JSONValue {
        var out: [JSONMember] = []
        for member in members {
            let child = rules.child(member.name, of: node)
            guard let place = child.node else { continue }
            let value = canonical(member.value, place, siblings: members)
            if value.isNull { continue }
            out.append(JSONMember(child == .unmentioned ? member.name : rules[place].name, value))
        }
        for object in rules[node].objects {
            guard let id = object.value(in: members)?.referenceText else { continue }
            out.append(JSONMember(object.member, .string(id)))
        }
        return .object(out)
    }

    private func list(_ elements: [JSONValue], _ rule: BodyRules.Node) -> JSONValue {
        let values = elements.map { canonical($0, rule.element, siblings: []) }
        guard rule.key != nil else { return .array(values) }
        let sorted = values.map { ($0, $0.bytes(.sorted)) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }
        return .array(sorted.map(\.0))
    }

    private func plain(_ value: JSONValue, _ rule: BodyRules.Node) -> JSONValue {
        guard case .string(let text) = value else { return value }
        if let group = rule.values.first(where: { group in group.contains { $0.isSameName(as: text) } }) {
            return .string(group.first ?? text)
        }
        return .string(text.foldedGuid)
    }

    /// The parts of a list that is written as one text.
    static func parts(of text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: ",")).map {
            let trimmed = $0.drop { $0 == 0x20 }
            let end = trimmed.lastIndex { $0 != 0x20 }
            return end.map { String(decoding: trimmed[...$0], as: UTF8.self) } ?? ""
        }.filter { !$0.isEmpty }
    }
}

extension BodyRules.ObjectReference {
    /// The id, from its own member or out of the object.
    func value(in members: [JSONMember]) -> JSONValue? {
        let own = members.first { $0.name.isSameName(as: member) }?.value
        if let own, own.referenceText != nil { return own }
        let whole = members.first { $0.name.isSameName(as: object) }?.value
        return whole.flatMap { $0.members == nil ? $0 : $0[anyCase: "id"] } ?? own
    }
}
