import Wire

extension SimulatedSite {
    /// Children of an object that came in a body.
    struct Brood {
        let child: Kind.Child
        let values: [JSONValue]
    }

    /// Takes the members that hold children out of a body.
    func takeChildren(from value: inout JSONValue, _ kind: Kind) -> [Brood] {
        var broods: [Brood] = []
        for child in kind.children {
            if let values = value[child.member]?.elements, child.isReplacedByPut {
                broods.append(Brood(child: child, values: values))
            }
            value = value.without([child.member])
        }
        return broods
    }

    /// Makes the children those of the body: known ones are changed, new ones made, those left out deleted. System fields
    /// stay in any case.
    mutating func putChildren(_ broods: [Brood], of parent: JSONValue, _ kind: Kind, owner: String) throws(Refusal) {
        for brood in broods {
            guard let childKind = Kind.named[brood.child.kind] else { continue }
            let place = childPlace(brood.child, of: parent, owner: owner)
            let old = state.collections[place] ?? []
            var new: [JSONValue] = []
            var used: Set<Int> = []
            for value in brood.values {
                if let index = try index(of: value, among: old, childKind) {
                    guard used.insert(index).inserted else {
                        throw Refusal(400, "'\(spelled(brood.child.member, kind))' names an object twice")
                    }
                    new.append(try replacement(of: old[index], by: value, childKind, at: place, keeping: index))
                } else {
                    new.append(try newChild(value, childKind, at: place))
                }
            }
            let stay = old.indices.filter { !used.contains($0) && Self.isSystem(old[$0]) }.map { old[$0] }
            state.collections[place] = stay + new
        }
    }

    private func index(of value: JSONValue, among old: [JSONValue], _ kind: Kind) throws(Refusal) -> Int? {
        if let id = value["id"]?.reference {
            guard let index = old.firstIndex(where: { $0["id"]?.reference == id }) else {
                throw Refusal(400, "no such object: \(kind.name) \(id)")
            }
            return index
        }
        guard kind.rules.contains(.systemFields), let name = value["field"]?["name"]?.text else { return nil }
        return old.firstIndex { Self.isSystem($0) && Self.fieldName($0) == name.lowercased() }
    }

    private mutating func newChild(_ value: JSONValue, _ kind: Kind, at place: Place) throws(Refusal) -> JSONValue {
        let bound = try BodyBinder(dialect: options.dialect, kind: kind).bind(value)
        try checkMandatory(bound, kind)
        var new = kind.defaults.overlaid(with: bound)
        new = JSONValue.object([JSONMember("id", .string(nextID()))]).overlaid(with: new)
        if kind.rules.contains(.systemFields) { new = try newField(new, in: place) }
        try check(new, kind, at: place)
        return new
    }

    // Form fields have their definition inside; the definition of a system field is the service's own.

    static func isSystem(_ item: JSONValue) -> Bool {
        (item["field"]?["isSystem"] ?? item["isSystem"])?.truth ?? false
    }

    static func fieldName(_ item: JSONValue) -> String { item["field"]?["name"]?.text?.lowercased() ?? "" }

    /// A custom field: with a definition of its own, or one that another field has already.
    mutating func newField(_ value: JSONValue, in place: Place) throws(Refusal) -> JSONValue {
        var definition = value["field"] ?? [:]
        if definition["isSystem"]?.truth == true { throw Refusal(400, "a system field can't be made") }
        let isTaken = (state.collections[place] ?? []).contains {
            Self.isSystem($0) && Self.fieldName($0) == definition["name"]?.text?.lowercased()
        }
        if isTaken { throw Refusal(400, "a system field has that name already") }
        if let id = definition["id"]?.reference {
            let fields = state.collections.filter { $0.key.kind == place.kind }.values.joined()
            guard let known = fields.first(where: { $0["field"]?["id"]?.reference == id }) else {
                throw Refusal(400, "'field.id' names a field that does not exist")
            }
            definition = (known["field"] ?? [:]).overlaid(with: definition)
        } else {
            definition = JSONValue.object([JSONMember("id", .string(nextID()))]).overlaid(
                with: definition.without(["id"]))
        }
        for name in ["name", "type"] where definition[name]?.text?.isEmpty ?? true {
            throw Refusal(400, "parameter 'field.\(name)' is missing")
        }
        return value.with("field", definition.with("isSystem", false))
    }

    /// What a changed field becomes. Name and type of a system field stay, and so does the definition's id.
    func changedField(_ old: JSONValue, by new: JSONValue) throws(Refusal) -> JSONValue {
        let known = old["field"] ?? [:]
        guard var definition = new["field"] else { throw Refusal(400, "parameter 'field' is missing") }
        let fixed = Self.isSystem(old) ? ["id", "isSystem", "name", "type"] : ["id", "isSystem"]
        definition = definition.without(fixed)
        let kept = (known.members ?? []).filter { member in fixed.contains { $0.isIdentical(to: member.name) } }
        definition = JSONValue.object(kept).overlaid(with: definition)
        for name in ["name", "type"] where definition[name]?.text?.isEmpty ?? true {
            throw Refusal(400, "parameter 'field.\(name)' is missing")
        }
        return new.with("field", definition)
    }
}
