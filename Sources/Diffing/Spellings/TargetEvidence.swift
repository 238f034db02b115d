package import Catalog
package import Wire

/// What earlier writes to a site have shown of the members that it takes: the only reason, beside another spelling that the
/// site shows, for not sending one.
package struct TargetEvidence: Hashable, Sendable {
    package enum Finding: String, Hashable, Sendable, CaseIterable {
        /// It was sent, and not there when read again.
        case dropped
        /// It was left out of a PUT of the whole object, and still there when read again.
        case kept
    }

    /// One finding about one member of a kind.
    package struct Item: Hashable, Sendable {
        package let kind: String
        package let place: MemberPlace
        package let finding: Finding
        /// Of the resource that showed it.
        package let address: Address
        /// When; nil where a plan says that the site keeps a member, and not since when that is known.
        package let at: UTCTime?

        package init(kind: String, place: MemberPlace, finding: Finding, address: Address, at: UTCTime?) {
            self.kind = kind
            self.place = place
            self.finding = finding
            self.address = address
            self.at = at
        }
    }

    private var items: [String: [Item]] = [:]

    package init(_ items: [Item] = []) { self.items = Dictionary(grouping: items, by: \.kind) }

    package func items(of kind: String) -> [Item] { items[kind] ?? [] }
}
