import Wire

/// Fills an empty site from a file.
struct SiteLoader {
    var site: SimulatedSite
    /// Whether the file says everything, so that no default may shine through.
    let isWhole: Bool

    mutating func load(_ file: JSONValue) throws(SiteFileError) {
        for kind in Kind.all where kind.parent == nil && !kind.rules.contains(.furnished) {
            try load(kind, file[kind.name], owner: "", at: kind.name)
        }
        for account in Kind.with(.account).map({ Place(kind: $0.name) }) {
            site.state.singletons[account] = JSONValue.object([JSONMember("siteId", .integer(site.siteID))])
                .overlaid(with: site.state.singletons[account] ?? [:])
        }
        let people = Kind.with(.login).flatMap { file[$0.name]?.elements ?? [] }
        for kind in Kind.with(.presence) where file[kind.name] == nil {
            site.state.collections[Place(kind: kind.name)] = people.map {
                ["id": $0["id"] ?? nil, "status": "Online", "ongoingChats": 0]
            }
        }
        for kind in Kind.with(.furnished) {
            for (index, whole) in (file[kind.name]?.elements ?? []).enumerated() {
                try load(whole, withPartsOf: kind, at: "\(kind.name)[\(index)]")
            }
        }
        site.state.ids = file["ids"]?.integer ?? 0
    }

    private func defaults(_ kind: Kind) -> JSONValue { isWhole ? [:] : kind.defaults }

    /// Puts a kind's objects into the state: defaults under what the file says.
    private mutating func load(
        _ kind: Kind, _ value: JSONValue?, owner: String, at path: String
    ) throws(SiteFileError) {
        let place = Place(kind: kind.name, owner: owner)
        if kind.shape == .singleton {
            if let value, value.members == nil { throw SiteFileError(place: path, reason: "an object expected") }
            site.state.singletons[place] = withIDs(defaults(kind).overlaid(with: value ?? [:]), kind, at: path)
            return
        }
        guard let elements = (value ?? []).elements else { throw SiteFileError(place: path, reason: "a list expected") }
        var items: [JSONValue] = []
        for (index, element) in elements.enumerated() {
            items.append(try loaded(element, kind, owner: owner, index: index, at: "\(path)[\(index)]"))
        }
        site.state.collections[place] = items
    }

    /// One object of a collection, with an id if the file gives none.
    mutating func loaded(
        _ element: JSONValue, _ kind: Kind, owner: String, index: Int, at path: String
    ) throws(SiteFileError) -> JSONValue {
        guard element.members != nil else { throw SiteFileError(place: path, reason: "an object expected") }
        let id = element["id"] ?? .string(site.guids.guid(for: "\(owner)/\(path)"))
        var value = JSONValue.object([JSONMember("id", id)]).overlaid(with: defaults(kind)).overlaid(with: element)
        if element["order"] == nil, kind.rules.contains(.ordered), !isWhole {
            value = value.with("order", .integer(index + 1))
        }
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
        for name in kind.images {
            if let image = value[name] { result = result.with(name, identified(image, "\(path).\(name)")) }
        }
        for record in kind.records {
            guard let elements = value[record.member]?.elements else { continue }
            let records = elements.enumerated().map { identified($1, "\(path).\(record.member)[\($0)]") }
            result = result.with(record.member, .array(records))
        }
        return result
    }

    func identified(_ value: JSONValue, _ path: String) -> JSONValue {
        guard value.members != nil, value["id"] == nil else { return value }
        return JSONValue.object([JSONMember("id", .string(site.guids.guid(for: path)))]).overlaid(with: value)
    }
}
