package import Wire

/// Anything that can be compared or copied from: a live site, a snapshot, an export.
package protocol State {
    var origin: Origin { get }
    var coverage: [Coverage] { get }
    /// What the site says of a kind that is made elsewhere: objects with their ids and the members that tell people what
    /// they are. Empty where nothing was read.
    func lookups(_ kind: String) -> [JSONValue]
    /// Resources in the order of the bytes of their addresses.
    /// - Parameters:
    ///   - address: only the resource at this address and what lies below it; nil for all.
    ///   - withBodies: whether `raw` is needed; without it may be empty.
    func cursor(below address: String?, withBodies: Bool) throws -> any ResourceCursor
}

/// Hands out resources one by one.
package protocol ResourceCursor {
    mutating func next() throws -> StoredResource?
}

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
        guard let site, let theirs = other.site else { return false }
        return site.isIdentical(to: theirs)
    }
}

extension State {
    /// The resource at exactly that address.
    package func resource(at address: String) throws -> StoredResource? {
        var cursor = try cursor(below: address, withBodies: true)
        guard let first = try cursor.next(), first.address.isIdentical(to: address) else { return nil }
        return first
    }

    /// All resources at and below an address, those at the address first.
    package func resources(below address: String?) throws -> [StoredResource] {
        var cursor = try cursor(below: address, withBodies: true)
        var all: [StoredResource] = []
        while let next = try cursor.next() { all.append(next) }
        return all
    }
}
