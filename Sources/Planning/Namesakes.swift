import Catalog
import Diffing
import Wire

/// Who in a collection of the target bears which name.
struct Namesakes {
    private var byKey: [String?: [String]] = [:]
    private var byName: [String: [String]] = [:]

    mutating func note(_ id: String, _ body: JSONValue, _ kind: Kind) {
        byKey[kind.naturalKey(of: body), default: []].append(id)
        if let name = Addresses.name(of: body, kind: kind) { byName[name, default: []].append(id) }
    }

    /// Ids of those that whoever carries the plan out will take for one of the same name.
    func ids(like body: JSONValue, _ kind: Kind) -> [String] {
        let named = Addresses.name(of: body, kind: kind).flatMap { byName[$0] } ?? []
        return Set((byKey[kind.naturalKey(of: body)] ?? []) + named).sorted { $0.precedesByBytes($1) }
    }
}

extension Planner {
    /// Those of the target's collection that bear the name of what is to be made there.
    mutating func namesakes(of body: JSONValue, _ resource: StoredResource, _ kind: Kind) throws -> [String] {
        let collection = differ.presentAddress(of: resource.address.parent)
        if let known = namesakes[collection] { return known.ids(like: body, kind) }
        var found = Namesakes()
        var cursor = try present.cursor(below: collection, withBodies: true)
        while let other = try cursor.next() {
            guard other.kind == kind.name, let id = other.id,
                other.address.parent == collection
            else { continue }
            found.note(id, try other.body(), kind)
        }
        namesakes[collection] = found
        return found.ids(like: body, kind)
    }
}
