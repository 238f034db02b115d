package import Catalog

/// The credential of a site leads to another account than what was saved or planned for it.
package struct AccountMismatch: Error, Hashable {
    /// What it does not fit.
    package enum Subject: Hashable, Sendable {
        /// The snapshots of the site in the store.
        case history
        /// The records of the site in the archive.
        case archive
        case plan
        case run(Int)
    }

    package let site: String
    package let subject: Subject
    package let present: Account?
    package let known: Account?
}
