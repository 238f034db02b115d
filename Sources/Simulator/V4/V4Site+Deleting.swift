import Wire

extension V4Site {
    mutating func remove(_ exchange: V4Exchange) throws(V4Problem) -> HTTPResponse {
        let kind = exchange.kind
        let place = Place(kind: kind.name, owner: exchange.route.owner)
        if kind.shape == .singleton {
            // One singleton has a DELETE (section four, point fourteen); what it does nobody says. Here the object is as new.
            state.singletons[place] = withAccount(kind.defaults, kind)
            return HTTPResponse(status: 204)
        }
        // Conversations are deleted by their number only (seven point four).
        if kind.rules.contains(.numbered), Int(exchange.route.id) == nil { throw .invalid("id", "a number") }
        let old = try stored(exchange.route)
        if kind.rules.contains(.system), isSystem(old) {
            throw V4Problem(400, "ActionNotSupported", "What is built in can't be deleted.")
        }
        store(nil, exchange.route)
        if let id = old["id"]?.reference { letGo(of: id, kind) }
        return HTTPResponse(status: 204)
    }

    /// Every kind whose items can be deleted has this as well, with an array of ids (rule eighteen).
    mutating func removeMany(_ exchange: V4Exchange) throws(V4Problem) -> HTTPResponse {
        guard let ids = try exchange.body.elements else { throw .invalid("body", "an array of ids") }
        for id in ids.compactMap({ $0.reference }) {
            let route = V4Route(kind: exchange.kind, operation: .delete, owner: exchange.route.owner, id: id)
            guard let old = try? stored(route) else { continue }
            if exchange.kind.rules.contains(.system), isSystem(old) { continue }
            store(nil, route)
            letGo(of: old["id"]?.reference ?? id, exchange.kind)
        }
        return HTTPResponse(status: 204)
    }

    /// What named a deleted object: what belongs to it goes with it, lists lose the row that names it, and where a kind is
    /// known to say nothing of it any more it doesn't. Lists of ids go on naming it (rule fifteen).
    private mutating func letGo(of id: String, _ kind: V4Kind) {
        state.removeAll(ownedBy: id)
        for holder in table.kinds where holder.view == nil {
            let references = holder.references.filter { $0.kind == kind.name && !$0.path.steps.last.isList }
            guard holder.rules.contains(.letsGo), !references.isEmpty else { continue }
            func without(_ value: JSONValue) -> JSONValue? {
                let isPart = references.contains { reference in
                    holder.mandatory.contains(reference.path.path) && value[reference.path.path]?.reference == id
                }
                return isPart ? nil : references.reduce(value) { $1.path.lettingGo(of: id, in: $0) }
            }
            for place in state.singletons.keys where place.kind == holder.name {
                state.singletons[place] = state.singletons[place].flatMap(without)
            }
            for place in state.collections.keys where place.kind == holder.name {
                state.collections[place] = state.collections[place]?.compactMap(without)
            }
        }
    }
}
