import Wire

/// Where a state comes from.
package struct Origin: Hashable, Sendable {
    /// For people: `prod@17`, `./folder`.
    package let label: String
    /// What tells sites apart: in two states of one site the same ids mean the same things. Nil if unknown, which makes it
    /// another site.
    package let site: String?
    /// The site's base URL, if known.
    package let url: String?
    package let snapshot: Int?

    package init(label: String, site: String? = nil, url: String? = nil, snapshot: Int? = nil) {
        self.label = label
        self.site = site
        self.url = url
        self.snapshot = snapshot
    }

    package func isSameSite(as other: Origin) -> Bool {
        guard let site, let otherSite = other.site else { return false }
        return site.isIdentical(to: otherSite)
    }
}
