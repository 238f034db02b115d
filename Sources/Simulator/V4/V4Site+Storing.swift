import Wire

/// Where objects are, and how they are put back.
extension V4Site {
    /// Ids are guids, and whole numbers where conversations have them; anything else is 400 and not 404 (section three).
    func checkForm(of id: String, _ kind: V4Kind) throws(V4Problem) {
        if kind.rules.contains(.numbered), Int(id) != nil { return }
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        let isGUID = parts.map(\.count) == [8, 4, 4, 4, 12] && parts.joined().allSatisfy { $0.isHexDigit }
        guard isGUID else { throw .invalid("id", "a guid") }
    }

    /// The object that a path names.
    func stored(_ route: V4Route) throws(V4Problem) -> JSONValue {
        let kind = route.kind
        let place = Place(kind: kind.name, owner: route.owner)
        if kind.shape == .singleton { return state.singletons[place] ?? kind.defaults }
        try checkForm(of: route.id, kind)
        if let view = kind.view {
            let row = rows(of: view).first { $0["id"]?.reference == route.id.lowercased() }
            guard let row else { throw .notFound(kind.name, route.id) }
            return row
        }
        guard let index = state.index(of: route.id, at: place), let item = state.collections[place]?[index] else {
            throw .notFound(kind.name, route.id)
        }
        return item
    }

    /// Puts a changed object in its place, or takes it away.
    mutating func store(_ new: JSONValue?, _ route: V4Route) {
        let kind = route.kind
        let place = Place(kind: kind.name, owner: route.owner)
        if kind.shape == .singleton {
            state.singletons[place] = new
        } else if let view = kind.view {
            change(view) { rows in
                rows.compactMap { $0["id"]?.reference == route.id.lowercased() ? new : $0 }
            }
        } else if let index = state.index(of: route.id, at: place) {
            if let new { state.collections[place]?[index] = new } else { state.collections[place]?.remove(at: index) }
        }
    }

    /// The rows that stand in another kind's objects.
    func rows(of view: V4Kind.View) -> [JSONValue] {
        let singles = state.singletons.filter { $0.key.kind == view.kind }.sorted { $0.key.owner < $1.key.owner }
        let holders = singles.map { $0.value } + state.items(of: view.kind)
        return view.members.reduce(holders) { holders, member in holders.flatMap { $0[member]?.elements ?? [] } }
    }

    /// Changes each list of such rows.
    mutating func change(_ view: V4Kind.View, _ edit: ([JSONValue]) -> [JSONValue]) {
        for place in state.singletons.keys where place.kind == view.kind {
            state.singletons[place] = state.singletons[place].map { Self.changed($0, view.members[...], edit) }
        }
        for place in state.collections.keys where place.kind == view.kind {
            state.collections[place] = state.collections[place]?.map { Self.changed($0, view.members[...], edit) }
        }
    }

    private static func changed(
        _ value: JSONValue, _ members: ArraySlice<String>, _ edit: ([JSONValue]) -> [JSONValue]
    ) -> JSONValue {
        guard let member = members.first, let rows = value[member]?.elements else { return value }
        let rest = members.dropFirst()
        return value.with(member, .array(rest.isEmpty ? edit(rows) : rows.map { changed($0, rest, edit) }))
    }

    /// All objects of a kind, whichever way they are kept.
    func all(_ kind: String) -> [JSONValue] {
        guard let view = table.named[kind]?.view else { return state.items(of: kind) }
        return rows(of: view)
    }

    /// The object that an id stands for.
    func target(_ id: JSONValue, of kind: String) -> JSONValue? {
        guard let id = id.reference else { return nil }
        return all(kind).first { $0["id"]?.reference == id }
    }

    /// Whether a row is built in, or places a field that is.
    func isSystem(_ row: JSONValue) -> Bool {
        if row["isSystem"]?.truth == true { return true }
        guard let field = row["fieldId"], let library = table.with(.library).first else { return false }
        return target(field, of: library.name)?["isSystem"]?.truth ?? false
    }
}
