package import Wire

extension SimulatedSite {
    /// The site as a file that a site of either dialect can be made of again. Whole: it says everything, secrets included.
    package var file: JSONValue {
        var members: [JSONMember] = [
            JSONMember("format", 1), JSONMember("isWhole", true), JSONMember("name", .string(name)),
            JSONMember("siteId", .integer(siteID)), JSONMember("seed", .integer(guids.seed)),
            JSONMember("ids", .integer(state.ids)),
        ]
        if let version4 {
            return .object(
                [JSONMember("api", "v4")] + members.filter { $0.name != "ids" }
                    + [JSONMember("ids", .integer(version4.state.ids))] + version4.file { withAccess($0) })
        }
        for kind in Kind.all where kind.parent == nil && !kind.rules.contains(.furnished) {
            let place = Place(kind: kind.name)
            switch kind.shape {
            case .singleton:
                if let value = state.singletons[place] { members.append(JSONMember(kind.name, value)) }
            case .collection:
                var items = (state.collections[place] ?? []).map { withChildren($0, kind, owner: "") }
                if kind.rules.contains(.login) { items = items.map { withAccess($0) } }
                members.append(JSONMember(kind.name, .array(items)))
            }
        }
        for kind in Kind.with(.furnished) {
            members.append(JSONMember(kind.name, .array(state.items(of: kind.name).map { withParts($0, kind) })))
        }
        return .object(members)
    }

    private func withParts(_ whole: JSONValue, _ kind: Kind) -> JSONValue {
        let owner = whole["id"]?.reference ?? ""
        let parts = kind.ownParts.compactMap { part in
            state.singletons[Place(kind: part.name, owner: owner)].map { value in
                JSONMember(part.name, withChildren(value, part, owner: owner))
            }
        }
        return whole.with("parts", .object(parts))
    }

    private func withChildren(_ value: JSONValue, _ kind: Kind, owner: String) -> JSONValue {
        kind.children.reduce(value) { result, child in
            let place = childPlace(child, of: value, owner: owner)
            if child.isSingle { return result.with(child.member, state.singletons[place] ?? [:]) }
            return result.with(child.member, .array(state.collections[place] ?? []))
        }
    }

    func withAccess(_ agent: JSONValue) -> JSONValue {
        guard let credential = credentials.first(where: { $0.agent == agent["id"]?.reference }) else { return agent }
        var access: JSONValue = [:]
        if let token = credential.token { access = access.with("token", .string(token)) }
        if let password = credential.password { access = access.with("password", .string(password)) }
        if let key = credential.apiKey { access = access.with("apiKey", .string(key)) }
        return agent.with("access", access)
    }
}
