package import Catalog
package import Wire

/// Which account a site was found to be.
package struct KnownAccount: Hashable, Sendable {
    package let account: Account
    /// Another account had the site's name before; what was made until `at` is of that one.
    package let isAnew: Bool
    /// Since when it is known.
    package let at: UTCTime
}
