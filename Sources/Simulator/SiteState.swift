import Wire

/// Where objects of a kind are kept: the owner is the id of a campaign or a secure form, with the form's name after it for
/// form fields, and empty for what belongs to the site itself.
struct Place: Hashable, Sendable {
    let kind: String
    var owner = ""
}

/// All objects of a site, in the final dialect's members, secrets included.
struct SiteState: Sendable {
    var singletons: [Place: JSONValue] = [:]
    var collections: [Place: [JSONValue]] = [:] { didSet { if !timelines.isEmpty { timelines = [:] } } }
    /// Made when they are asked for, of the collections as they are.
    private var timelines: [Place: Timeline] = [:]
    /// How many ids were given out since the site was made.
    var ids = 0

    func items(of kind: String, owner: String = "") -> [JSONValue] {
        collections[Place(kind: kind, owner: owner)] ?? []
    }

    /// The items that happened between two moments, both included, in the order of their list.
    mutating func items(at place: Place, by time: String, from first: Moment, to last: Moment) -> [JSONValue] {
        guard let items = collections[place] else { return [] }
        let known = timelines[place]
        let timeline = known ?? Timeline(items, by: time)
        if known == nil { timelines[place] = timeline }
        return timeline.indices(from: first, to: last).map { items[$0] }
    }

    /// The object of that id. `owners` are the owners to look at, nil: all.
    func find(_ id: String, of kind: String, owners: [String]?) -> (place: Place, index: Int)? {
        let id = id.lowercased()
        let places =
            owners.map { $0.map { Place(kind: kind, owner: $0) } } ?? collections.keys.filter { $0.kind == kind }
        for place in places {
            if let index = collections[place]?.firstIndex(where: { $0["id"]?.reference == id }) {
                return (place, index)
            }
        }
        return nil
    }

    /// The object that a reference names, wherever it lives.
    func target(_ value: JSONValue, of kind: String, key: Reference.Key) -> JSONValue? {
        let id = value.reference
        for (place, items) in collections where place.kind == kind {
            for item in items {
                if key != .name, let id, item["id"]?.reference == id { return item }
                if key != .id, let name = value.text, item["name"]?.text?.isIdentical(to: name) == true { return item }
            }
        }
        return nil
    }

    /// Takes away everything that belongs to that owner.
    mutating func removeAll(ownedBy id: String) {
        func isOwned(_ place: Place) -> Bool { place.owner == id || place.owner.hasPrefix(id + "/") }
        singletons = singletons.filter { !isOwned($0.key) }
        collections = collections.filter { !isOwned($0.key) }
    }
}
