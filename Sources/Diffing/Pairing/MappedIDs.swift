import Catalog
import Wire

/// The ids that a map speaks of.
struct MappedIDs {
    private var present: [String: Set<String>] = [:]
    private var wanted: [String: Set<String>] = [:]

    init(_ map: IdentityMap) {
        for pair in map.pairs {
            present[pair.kind, default: []].insert(pair.presentID.lowercased())
            wanted[pair.kind, default: []].insert(pair.wantedID.lowercased())
        }
    }

    func hasPresent(_ resource: StoredResource) -> Bool { Self.has(resource, present) }
    func hasWanted(_ resource: StoredResource) -> Bool { Self.has(resource, wanted) }

    private static func has(_ resource: StoredResource, _ ids: [String: Set<String>]) -> Bool {
        guard !ids.isEmpty, let id = resource.id, let known = ids[resource.kind] else { return false }
        return known.contains(id.lowercased())
    }
}
