import Catalog
import Diffing
import Exchange
import Store
import Wire

/// What a snapshot knows, for an export that is to be compared with it or to become one beside it.
struct KnownSnapshot: KnownSite {
    let site: String
    let names: NameBook
    private let state: SnapshotState
    private let ids: [String: String]
    /// Addresses by kind.
    private let examples: [String: [String]]
    private let reader: SnapshotReader

    init(_ open: OpenState) throws {
        try self.init(open.state(), open.reader())
    }

    init(_ state: SnapshotState, _ reader: SnapshotReader) throws {
        self.state = state
        self.reader = reader
        site = state.origin.site ?? state.snapshot.site
        names = try NameBook(state, .liveChat)
        var ids: [String: String] = [:]
        var examples: [String: [String]] = [:]
        var cursor = try state.cursor(below: nil, withBodies: false)
        while let next = try cursor.next() {
            if let id = next.id { ids[next.address] = id }
            if examples[next.kind, default: []].count < 20 { examples[next.kind, default: []].append(next.address) }
        }
        self.ids = ids
        self.examples = examples
    }

    func examples(of kind: String) throws -> [JSONValue] {
        try (examples[kind] ?? []).compactMap { try body(at: $0) }
    }

    func id(at address: String) -> String? { ids[address] }

    func body(at address: String) throws -> JSONValue? {
        try reader.resource(at: address, in: state.snapshot.number)?.body()
    }

    func lookups(_ kind: String) -> [JSONValue] { state.lookups(kind) }
}

extension NameBook {
    /// The names of all that something refers to in a state.
    init(_ state: any State, _ catalog: Catalog) throws {
        self.init(catalog)
        var cursor = try state.cursor(below: nil, withBodies: false)
        while let next = try cursor.next() {
            if let id = next.id, isReferred(next.kind) { add(next.kind, id: id, address: next.address) }
        }
        for kind in catalog.lookups { add(state.lookups(kind.name), of: kind) }
    }
}
