import Wire

/// All that a site of version 4 holds. Rows that stand in an object stay inside its body.
struct V4State: Sendable {
    var singletons: [Place: JSONValue] = [:]
    var collections: [Place: [JSONValue]] = [:]
    /// How many ids were given out since the site was made.
    var ids = 0

    /// The objects of a kind, wherever they live, in the order of their owners.
    func items(of kind: String) -> [JSONValue] {
        let places = collections.keys.filter { $0.kind == kind }.sorted { $0.owner < $1.owner }
        return places.flatMap { collections[$0] ?? [] }
    }

    func index(of id: String, at place: Place) -> Int? {
        collections[place]?.firstIndex { item in
            item["id"]?.reference == id.lowercased() || item["guid"]?.reference == id.lowercased()
        }
    }

    /// Takes away everything under that owner.
    mutating func removeAll(ownedBy id: String) {
        singletons = singletons.filter { $0.key.owner != id }
        collections = collections.filter { $0.key.owner != id }
    }
}
