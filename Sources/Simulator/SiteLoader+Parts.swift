import Wire

extension SiteLoader {
    /// Loads an object that has parts, such as a campaign.
    mutating func load(_ whole: JSONValue, withPartsOf kind: Kind, at path: String) throws(SiteFileError) {
        guard let name = whole["name"]?.text else { throw SiteFileError(place: path, reason: "a name is missing") }
        let id = whole["id"]?.text ?? site.guids.guid(for: path)
        let owner = id.lowercased()
        let parts = kind.parts
        let defaults = isWhole ? [:] : kind.defaults.without(["name"])
        let value = JSONValue.object([JSONMember("id", .string(id)), JSONMember("name", .string(name))])
            .overlaid(with: defaults).overlaid(with: whole.without(["id", "name", "parts"]))
        site.state.collections[Place(kind: kind.name), default: []].append(value)
        site.furnish(kind, id)
        for member in whole["parts"]?.members ?? [] where !parts.contains(where: { $0.name == member.name }) {
            throw SiteFileError(place: "\(path).parts.\(member.name)", reason: "no such part of a campaign")
        }
        for partKind in parts {
            guard let part = whole["parts"]?[partKind.name] else { continue }
            let place = "\(path).parts.\(partKind.name)"
            guard part.members != nil else { throw SiteFileError(place: place, reason: "an object expected") }
            try load(part: part, partKind, owner: owner, at: place)
        }
    }

    /// Lays a part of the file over what the campaign has from the start; objects inside it are laid over each other too.
    private mutating func load(part: JSONValue, _ kind: Kind, owner: String, at path: String) throws(SiteFileError) {
        let place = Place(kind: kind.name, owner: owner)
        var value = isWhole ? [:] : site.state.singletons[place] ?? [:]
        for member in part.members ?? [] where !kind.children.contains(where: { $0.member == member.name }) {
            let inner = value[member.name] ?? nil
            let isNested = inner.members != nil && member.value.members != nil
            value = value.with(member.name, isNested ? inner.overlaid(with: member.value) : member.value)
        }
        for child in kind.children {
            guard let given = part[child.member], let childKind = Kind.named[child.kind] else { continue }
            let childPlace = site.childPlace(child, of: value, owner: owner)
            let childPath = "\(path).\(child.member)"
            if child.isSingle {
                let base = isWhole ? [:] : site.state.singletons[childPlace] ?? [:]
                site.state.singletons[childPlace] = withIDs(base.overlaid(with: given), childKind, at: childPath)
                continue
            }
            guard let elements = given.elements else {
                throw SiteFileError(place: childPath, reason: "a list expected")
            }
            if isWhole { site.state.collections[childPlace] = [] }
            for (index, element) in elements.enumerated() {
                try add(element, childKind, to: childPlace, at: "\(childPath)[\(index)]")
            }
        }
        site.state.singletons[place] = withIDs(value, kind, at: path)
    }

    /// A child of a name that the campaign has from the start changes that one; others are added.
    private mutating func add(_ element: JSONValue, _ kind: Kind, to place: Place, at path: String)
        throws(SiteFileError)
    {
        func key(_ value: JSONValue) -> String? { (value["field"]?["name"] ?? value["name"])?.text?.lowercased() }
        let items = site.state.collections[place] ?? []
        let twin = items.firstIndex { key($0) != nil && key($0) == key(element) }
        if let twin, element["id"] == nil, !isWhole {
            var changed = items[twin].overlaid(with: element)
            if let field = items[twin]["field"], let more = element["field"] {
                changed = changed.with("field", field.overlaid(with: more))
            }
            site.state.collections[place]?[twin] = changed
            return
        }
        var value = try loaded(element, kind, owner: place.owner, index: items.count, at: path)
        if let field = value["field"], !SimulatedSite.isSystem(value) {
            value = value.with("field", identified(field, "\(place.owner)/\(path)/field").with("isSystem", false))
        }
        site.state.collections[place, default: []].append(value)
    }
}
