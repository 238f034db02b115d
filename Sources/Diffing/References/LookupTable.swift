import Catalog
import Wire

/// What the ids of a kind that is made elsewhere mean, as one site tells.
struct LookupTable {
    private var keys: [String: String] = [:]
    private var ids: [String: [String]] = [:]

    init(_ kind: Kind, _ items: [JSONValue]) {
        for item in items {
            guard let id = Resource.id(of: item) else { continue }
            if ids.isEmpty, keys.isEmpty { keys.reserveCapacity(items.count) }
            let key = kind.key.compactMap { $0.first(in: item)?.text }.joined(separator: "\u{0}")
            keys[id.lowercased()] = key
            // E-mail addresses are one in either case; so are they on the service.
            if !key.isEmpty {
                ids[key.utf8.contains(UInt8(ascii: "@")) ? key.lowercased() : key, default: []].append(id)
            }
        }
    }

    var isEmpty: Bool { keys.isEmpty }

    func knows(_ id: String) -> Bool { keys[id.lowercased()] != nil }

    /// The natural key of that id.
    func key(of id: String) -> String? { keys[id.lowercased()].flatMap { $0.isEmpty ? nil : $0 } }

    /// The ids of what bears that name. Made-up ids are left out where the site has a real id for the name.
    func ids(of key: String) -> [String] {
        let all = ids[key.utf8.contains(UInt8(ascii: "@")) ? key.lowercased() : key] ?? []
        let given = all.filter { !StandInID.isOne($0) }
        return given.isEmpty ? all : given
    }

    /// The site's real id for the object that a stand-in id names, if it has exactly one.
    func given(for standIn: String) -> String? {
        guard StandInID.isOne(standIn), let key = key(of: standIn) else { return nil }
        let ids = ids(of: key)
        return ids.count == 1 ? ids[0] : nil
    }
}
