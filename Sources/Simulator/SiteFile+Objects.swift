import Wire

extension SimulatedSite {
    /// Puts a kind's objects into the state: defaults under what the file says.
    mutating func load(_ kind: Kind, _ value: JSONValue?, owner: String, at path: String) throws(SiteFileError) {
        let place = Place(kind: kind.name, owner: owner)
        if kind.shape == .singleton {
            if let value, value.members == nil { throw SiteFileError(place: path, reason: "an object expected") }
            state.singletons[place] = withIDs(kind.defaults.overlaid(with: value ?? [:]), kind, at: path)
            return
        }
        guard let value else {
            state.collections[place] = []
            return
        }
        guard let elements = value.elements else { throw SiteFileError(place: path, reason: "a list expected") }
        var items: [JSONValue] = []
        for (index, element) in elements.enumerated() {
            items.append(try loaded(element, kind, owner: owner, index: index, at: "\(path)[\(index)]"))
        }
        state.collections[place] = items
    }

    mutating func loaded(
        _ element: JSONValue, _ kind: Kind, owner: String, index: Int, at path: String
    ) throws(SiteFileError) -> JSONValue {
        guard element.members != nil else { throw SiteFileError(place: path, reason: "an object expected") }
        let id = element["id"] ?? .string(guids.guid(for: "\(owner)/\(path)"))
        var value = JSONValue.object([JSONMember("id", id)]).overlaid(with: kind.defaults).overlaid(with: element)
        if element["order"] == nil, kind.rules.contains(.ordered) { value = value.with("order", .integer(index + 1)) }
        value = withIDs(value.without(["access"]), kind, at: path)
        for child in kind.children {
            guard let childKind = Kind.named[child.kind] else { continue }
            try load(childKind, value[child.member] ?? [], owner: id.reference ?? "", at: "\(path).\(child.member)")
            value = value.without([child.member])
        }
        return value
    }

    /// Gives images and records ids where the file has none.
    func withIDs(_ value: JSONValue, _ kind: Kind, at path: String) -> JSONValue {
        var result = value
        func identified(_ value: JSONValue, _ name: String) -> JSONValue {
            guard value.members != nil, value["id"] == nil else { return value }
            return JSONValue.object([JSONMember("id", .string(guids.guid(for: name)))]).overlaid(with: value)
        }
        for name in kind.images {
            if let image = value[name] { result = result.with(name, identified(image, "\(path).\(name)")) }
        }
        for record in kind.records {
            let elements = (value[record.member]?.elements ?? []).enumerated().map { index, element in
                identified(element, "\(path).\(record.member)[\(index)]")
            }
            result = result.with(record.member, .array(elements))
        }
        return result
    }
}
