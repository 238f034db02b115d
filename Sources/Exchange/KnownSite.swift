package import Catalog
import Wire

/// The site that an export is about to meet, or what is known of the one it came from, by a state of it: what its addresses
/// stand for there.
package struct KnownSite {
    package let site: String
    /// What its ids stand for.
    package let names: NameBook
    private let state: any State
    private let ids: [Address: String]
    /// Addresses by kind.
    private let examples: [String: [Address]]

    /// So many bodies of a kind show what the site's own values look like.
    private static let most = 20

    package init(_ state: any State, _ catalog: Catalog) throws {
        self.state = state
        site = state.origin.site ?? ""
        names = try NameBook(state, catalog)
        var ids: [Address: String] = [:]
        var examples: [String: [Address]] = [:]
        var cursor = try state.cursor(below: nil, withBodies: false)
        while let next = try cursor.next() {
            if let id = next.id { ids[next.address] = id }
            if examples[next.kind, default: []].count < Self.most {
                examples[next.kind, default: []].append(next.address)
            }
        }
        self.ids = ids
        self.examples = examples
    }

    /// The id of the resource of a collection at that address.
    func id(at address: Address) -> String? { ids[address] }

    func body(at address: Address) throws -> JSONValue? { try state.resource(at: address)?.body() }

    /// A few bodies of a kind.
    func examples(of kind: String) throws -> [JSONValue] {
        try (examples[kind] ?? []).compactMap { try body(at: $0) }
    }

    /// Objects made elsewhere.
    func lookups(_ kind: String) -> [JSONValue] { state.lookups(kind) }
}
