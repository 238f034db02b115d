import Wire

extension SimulatedSite {
    mutating func create(_ exchange: Exchange) throws(Refusal) -> HTTPResponse {
        let kind = exchange.kind
        let place = exchange.place
        var value = try BodyBinder(dialect: options.dialect, kind: kind).bind(BodyBinder.body(of: exchange.request))
        let children = takeChildren(from: &value, kind)
        try checkMandatory(value, kind)
        value = kind.defaults.overlaid(with: value)
        if kind.rules.contains(.ordered), value["order"]?.integer ?? 0 == 0 {
            value = value.with("order", .integer(nextOrder(in: place)))
        }
        let id = nextID()
        value = JSONValue.object([JSONMember("id", .string(id))]).overlaid(with: value)
        if kind.rules.contains(.systemFields) { value = try newField(value, in: place) }
        value = stamped(withRecordIDs(try withImageIDs(value, kind, old: nil), kind), kind, old: nil)
        try check(value, kind, at: place)
        state.collections[place, default: []].append(value)
        try putChildren(children, of: value, kind, owner: place.owner)
        if kind.rules.contains(.furnished) { furnish(kind, id) }
        let shown = render(value, kind, owner: place.owner, includes: [])
        return .json(201, shown, headers: [HTTPHeader("Location", location(of: id, exchange))])
    }

    /// Full replacement: what the body leaves out is gone, but for what can't be written and secrets that can't be read.
    mutating func replace(_ exchange: Exchange) throws(Refusal) -> HTTPResponse {
        let kind = exchange.kind
        let body = try BodyBinder.body(of: exchange.request)
        if kind.shape == .singleton {
            let place = exchange.place
            guard let old = state.singletons[place] else { throw Refusal(404, "no such object: \(kind.name)") }
            let new = try replacement(of: old, by: body, kind, at: place, keeping: nil)
            state.singletons[place] = new
            return .json(200, render(new, kind, owner: place.owner, includes: []))
        }
        let found = try locate(exchange)
        let new = try replacement(of: item(at: found), by: body, kind, at: found.place, keeping: found.index)
        state.collections[found.place]?[found.index] = new
        return .json(200, render(new, kind, owner: found.place.owner, includes: []))
    }

    mutating func replacement(
        of old: JSONValue, by body: JSONValue, _ kind: Kind, at place: Place, keeping index: Int?
    ) throws(Refusal) -> JSONValue {
        var bound = try BodyBinder(dialect: options.dialect, kind: kind).bind(body)
        let children = takeChildren(from: &bound, kind)
        if kind.rules.contains(.invitation) { bound = bound["style"].map { ["style": $0] } ?? [:] }
        if kind.rules.contains(.partial) { bound = old.overlaid(with: bound) }
        if kind.rules.contains(.systemFields) { bound = try changedField(old, by: bound) }
        var new = kept(of: old, kind, bound).overlaid(with: bound)
        for secret in kind.secrets { new = Self.keeping(secret, of: old, in: new) }
        new = stamped(withRecordIDs(try withImageIDs(new, kind, old: old), kind, old: old), kind, old: old)
        try check(new, kind, at: place, except: index)
        try putChildren(children, of: new, kind, owner: place.owner)
        return new
    }

    /// What a replacement leaves as it is: members that only the server sets or only the other dialect shows.
    private func kept(of old: JSONValue, _ kind: Kind, _ bound: JSONValue) -> JSONValue {
        .object(
            (old.members ?? []).filter { member in
                isForeign(member.name, kind) || kind.readOnly.contains { $0.isIdentical(to: member.name) }
                    || options.dialect == .final && kind.images.contains { $0.isIdentical(to: member.name) }
            })
    }

    /// A secret that is left out, empty or masked in the body stays what it was.
    private static func keeping(_ secret: Kind.Secret, of old: JSONValue, in new: JSONValue) -> JSONValue {
        let names = secret.path.split(separator: ".").map { String($0) }
        guard let first = names.first, let known = old[first] else { return new }
        if names.count == 2 {
            guard let inner = new[first], inner.members != nil else { return new }
            return new.with(first, keeping(.init(path: names[1], mask: secret.mask), of: known, in: inner))
        }
        let text = new[first]?.text ?? ""
        let isHidden = text.isEmpty || text.isIdentical(to: secret.mask) || text.allSatisfy { $0 == "*" }
        return isHidden ? new.with(first, known) : new
    }

    mutating func remove(_ exchange: Exchange) throws(Refusal) -> HTTPResponse {
        let found = try locate(exchange)
        let old = item(at: found)
        if exchange.kind.rules.contains(.systemFields), Self.isSystem(old) {
            throw Refusal(400, "a system field can't be deleted")
        }
        state.collections[found.place]?.remove(at: found.index)
        if let id = old["id"]?.reference {
            state.removeAll(ownedBy: id)
            if exchange.kind.rules.contains(.furnished) { letGo(of: id, exchange.kind) }
        }
        return HTTPResponse(status: 204)
    }

    mutating func removeMany(_ exchange: Exchange) throws(Refusal) -> HTTPResponse {
        guard let ids = try BodyBinder.body(of: exchange.request).elements else {
            throw Refusal(400, "the body must be a list of ids")
        }
        let gone = Set(ids.compactMap { $0.reference })
        state.collections[exchange.place]?.removeAll { gone.contains($0["id"]?.reference ?? "") }
        return HTTPResponse(status: 204)
    }

    /// What named a deleted object says nothing of it any more.
    private mutating func letGo(of id: String, _ kind: Kind) {
        for holder in Kind.with(.letsGo) {
            let place = Place(kind: holder.name)
            guard let value = state.singletons[place] else { continue }
            let references = holder.references.filter { $0.kind == kind.name }
            state.singletons[place] = references.reduce(value) { $1.lettingGo(of: id, in: $0) }
        }
    }

    mutating func nextID() -> String {
        state.ids += 1
        return guids.guid(for: "new/\(state.ids)")
    }

    func nextOrder(in place: Place) -> Int {
        (state.collections[place] ?? []).compactMap { $0["order"]?.integer }.max().map { $0 < Int.max ? $0 + 1 : $0 }
            ?? 1
    }

    /// The absolute address of a new object: where its GET goes in this dialect.
    private func location(of id: String, _ exchange: Exchange) -> String {
        let address = exchange.kind.addresses.last {
            $0.dialects.contains(options.dialect) && $0.path.hasSuffix("{id}")
                && $0.operations?.contains(.get) ?? true
        }
        var path = address?.path ?? exchange.route.address.path + "/{id}"
        for (name, value) in exchange.values { path = path.replacing("{\(name)}", with: value) }
        return "\(exchange.request.origin)/api/v3/\(path.replacing("{id}", with: id))"
    }
}
