import Catalog
import Wire

/// Ids for what is made elsewhere and an export names: those of the known site where it has the name, stand-ins elsewhere.
struct LookupIDs {
    private let known: KnownSite?
    /// By kind, the known site's objects by address.
    private var knownBodies: [String: [Address: JSONValue]] = [:]
    /// By kind, what was asked for: bodies by id.
    private var used: [String: [String: JSONValue]] = [:]

    init(_ catalog: Catalog, _ known: KnownSite?) {
        self.known = known
        guard let known else { return }
        for kind in catalog.lookups {
            knownBodies[kind.name] = Dictionary(
                NameBook.addresses(of: known.lookups(kind.name), kind).map { ($0.address, $0.body) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    mutating func id(of address: Address, _ kind: Kind) -> String {
        if let body = knownBodies[kind.name]?[address], let id = Resource.id(of: body) {
            used[kind.name, default: [:]][id] = body
            return id
        }
        // A number for all of them, since some places write such ids as numbers and some as texts.
        let id = StandInID.number(of: address)
        learn(kind, id: id, address: address)
        return id
    }

    /// An id that the export itself has, and what it calls it.
    mutating func learn(_ kind: Kind, id: String, address: Address) {
        used[kind.name, default: [:]][id] = Self.body(id, address, kind)
    }

    func bodies(_ kind: Kind) -> [JSONValue] {
        (used[kind.name] ?? [:]).sorted { $0.key.precedesByBytes($1.key) }.map(\.value)
    }

    /// `departments/Sales` is one whose key is Sales.
    private static func body(_ id: String, _ address: Address, _ kind: Kind) -> JSONValue {
        let last = address.lastStep
        // Behind a bare tilde stands what tells twins apart.
        let name = last.utf8.split(separator: UInt8(ascii: "~")).first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        var members = [JSONMember("id", .string(id))]
        if case .member(let key)? = kind.key.first?.steps.first {
            members.append(JSONMember(key, .string(Percent.decoded(name))))
        }
        return .object(members)
    }
}
