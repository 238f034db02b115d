package import Catalog
package import Wire

/// One thing in which two states differ, or may differ. Handed out while states are read, so bodies come along.
package enum Difference: Sendable {
    /// Only the wanted state has it.
    case added(StoredResource)
    /// Only the present state has it.
    case removed(StoredResource)
    case changed(Pairing)
    /// Not read on one of the sides, or not comparable: never taken for added or removed.
    case unknown(Unknown)
    case ambiguous(Ambiguity)
    /// Both have the resource, and nothing brings this member of it over.
    case notCarried(NotCarried)

    package struct Unknown: Hashable, Sendable {
        package let address: Address
        package let reason: String
        /// It was read, and the API can't carry it to the other site.
        package let isUncarried: Bool
        /// It was not read; else it was, and can't be compared.
        package let isUnread: Bool

        package init(address: Address, reason: String, isUncarried: Bool = false, isUnread: Bool = true) {
            self.address = address
            self.reason = reason
            self.isUncarried = isUncarried
            self.isUnread = isUnread && !isUncarried
        }
    }

    /// Two resources that are one, and differ.
    package struct Pairing: Sendable {
        package let present: StoredResource
        package let wanted: StoredResource
        package let presentBody: JSONValue
        package let wantedBody: JSONValue
        package let how: Matching
        package let comparison: BodyComparison
    }
}
