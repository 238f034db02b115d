package import Catalog
package import Wire

/// A resource as it was from one snapshot to another.
package struct StoredVersion: Hashable, Sendable {
    /// A snapshot and when its crawl began.
    package struct Moment: Hashable, Sendable {
        package let snapshot: Int
        package let at: UTCTime

        package init(snapshot: Int, at: UTCTime) {
            self.snapshot = snapshot
            self.at = at
        }
    }

    package let resource: StoredResource
    package let first: Moment
    /// Nil: it is still so.
    package let last: Moment?
}
