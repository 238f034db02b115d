import Wire

extension V4Site {
    /// Makes the rows inside an object those of a body.
    /// - Parameters:
    ///   - bound: the body; a list that it lacks stays as it was (rule five leaves that open).
    ///   - id: of the object, for the member in which rows repeat it.
    mutating func withChildren(
        _ value: JSONValue, from bound: JSONValue, old: JSONValue?, _ children: [V4Child], id: JSONValue
    ) throws(V4Problem) -> JSONValue {
        var result = value
        for child in children {
            let before = old?[child.member]?.elements ?? []
            if let sent = bound[child.member]?.elements {
                result = result.with(child.member, .array(try reconciled(sent, with: before, child, id: id)))
            } else if old == nil {
                result = result.with(child.member, [])
            } else {
                result = result.with(child.member, .array(before))
            }
        }
        return result
    }

    private mutating func reconciled(
        _ sent: [JSONValue], with old: [JSONValue], _ child: V4Child, id: JSONValue
    ) throws(V4Problem) -> [JSONValue] {
        var rows: [JSONValue] = []
        var used: Set<Int> = []
        for value in sent {
            guard value.members != nil else { throw .invalid(child.member, "a list of objects") }
            let key = value[child.key]?.reference
            let index = old.indices.first { key != nil && !used.contains($0) && old[$0][child.key]?.reference == key }
            if let index { used.insert(index) }
            rows.append(try row(value, old: index.map { old[$0] }, child, id: id, position: rows.count + 1))
        }
        guard child.keepsSystemRows else { return rows }
        return rows + old.indices.filter { !used.contains($0) && isSystem(old[$0]) }.map { old[$0] }
    }

    /// A row as it is kept: one without a known id gets another id than the one that was sent (rule three).
    mutating func row(
        _ value: JSONValue, old: JSONValue?, _ child: V4Child, id: JSONValue, position: Int
    ) throws(V4Problem) -> JSONValue {
        let nested = child.children.map { JSONMember($0.member, []) }
        let binder = V4Binder(
            defaults: child.defaults.overlaid(with: .object(nested)), known: (old?.members ?? []).map(\.name),
            ignored: ["isSystem"] + (child.key == "id" ? ["id"] : []) + (child.parent.map { [$0] } ?? []))
        let bound = try binder.bind(value)
        let lists = child.children.map(\.member)
        var new = (old ?? child.defaults).overlaid(with: bound.without(lists))
        if old == nil, bound["order"] == nil, child.defaults["order"] != nil {
            new = new.with("order", .integer(position))
        }
        if child.key == "id" {
            let own = old?["id"] ?? .string(nextID())
            new = JSONValue.object([JSONMember("id", own)]).overlaid(with: new)
        }
        if let parent = child.parent { new = new.with(parent, id) }
        return try withChildren(new, from: bound, old: old, child.children, id: new["id"] ?? id)
    }
}
