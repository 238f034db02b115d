import Wire

extension SimulatedSite {
    mutating func load(campaign: JSONValue, at path: String) throws(SiteFileError) {
        guard let name = campaign["name"]?.text else { throw SiteFileError(place: path, reason: "a name is missing") }
        let id = campaign["id"]?.text ?? guids.guid(for: path)
        let owner = id.lowercased()
        let parts = campaignKinds.filter { $0.shape == .singleton && $0.parent != nil }
        var value = JSONValue.object([JSONMember("id", .string(id)), JSONMember("name", .string(name))])
            .overlaid(with: (Kind.named["campaigns"]?.defaults ?? [:]).without(["name"]))
            .overlaid(with: campaign.without(["id", "name", "isWhole"]))
        value = value.without(parts.map { $0.name })
        state.collections[Place(kind: "campaigns"), default: []].append(value)
        furnish(campaign: id)
        let isWhole = campaign["isWhole"]?.truth ?? false
        for kind in parts {
            guard let part = campaign[kind.name] else { continue }
            try load(part: part, kind, owner: owner, isWhole: isWhole, at: "\(path).\(kind.name)")
        }
    }

    /// - Parameter isWhole: the file holds all there is: no default shines through. Saved sites are written that way.
    private mutating func load(
        part: JSONValue, _ kind: Kind, owner: String, isWhole: Bool, at path: String
    ) throws(SiteFileError) {
        guard part.members != nil else { throw SiteFileError(place: path, reason: "an object expected") }
        let place = Place(kind: kind.name, owner: owner)
        let base = isWhole ? [:] : state.singletons[place] ?? [:]
        var value =
            part.members?.reduce(base) { result, member in
                guard let inner = result[member.name], inner.members != nil, member.value.members != nil else {
                    return result.with(member.name, member.value)
                }
                return result.with(member.name, inner.overlaid(with: member.value))
            } ?? base
        for child in kind.children {
            guard let childKind = Kind.named[child.kind] else { continue }
            let given = value[child.member]
            value = value.without([child.member])
            let childPlace = childPlace(child, of: value, owner: owner)
            guard let given, !child.isSingle else {
                if let given {
                    let single = isWhole ? given : (state.singletons[childPlace] ?? [:]).overlaid(with: given)
                    state.singletons[childPlace] = withIDs(single, childKind, at: "\(path).\(child.member)")
                }
                continue
            }
            guard let elements = given.elements else {
                throw SiteFileError(place: "\(path).\(child.member)", reason: "a list expected")
            }
            if isWhole { state.collections[childPlace] = [] }
            for (index, element) in elements.enumerated() {
                let childPath = "\(path).\(child.member)[\(index)]"
                try merge(element, childKind, at: childPlace, index: index, at: childPath)
            }
        }
        state.singletons[place] = withIDs(value, kind, at: path)
    }

    /// A child of a name that the campaign has from the start changes that one; others are added.
    private mutating func merge(
        _ element: JSONValue, _ kind: Kind, at place: Place, index: Int, at path: String
    ) throws(SiteFileError) {
        func key(_ value: JSONValue) -> String? { (value["field"]?["name"] ?? value["name"])?.text?.lowercased() }
        let items = state.collections[place] ?? []
        let builtIn =
            kind.rules.contains(.systemFields)
            ? items.indices.filter { Self.isSystem(items[$0]) } : Array(items.indices)
        if let index = builtIn.first(where: { key(items[$0]) == key(element) }), key(element) != nil {
            var changed = items[index].overlaid(with: element)
            if let field = items[index]["field"], let more = element["field"] {
                changed = changed.with("field", field.overlaid(with: more))
            }
            state.collections[place]?[index] = changed
            return
        }
        var value = try loaded(element, kind, owner: place.owner, index: items.count, at: path)
        if kind.rules.contains(.systemFields), var field = value["field"], field["id"] == nil, !Self.isSystem(value) {
            field = JSONValue.object([JSONMember("id", .string(guids.guid(for: "\(place.owner)/\(path)/field")))])
                .overlaid(with: field)
            value = value.with("field", field.with("isSystem", field["isSystem"] ?? false))
        }
        state.collections[place, default: []].append(value)
    }
}
