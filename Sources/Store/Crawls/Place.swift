package import Catalog

/// A collection or a singleton of a site: what a crawl reads, completely or not.
package struct Place: Hashable, Sendable {
    /// The name of the kind read there.
    package let kind: String
    /// `/campaigns/<id>/preChat/campaignFormFields`.
    package let path: String

    package init(kind: String, path: String) {
        self.kind = kind
        self.path = path
    }

    /// Where a resource stands: in the collection above an item, or at a singleton's own path.
    package init(of resource: Resource) {
        self.init(
            kind: resource.kind, path: resource.id == nil ? resource.path : ResourcePath.parent(of: resource.path))
    }

    package init(_ coverage: Coverage) { self.init(kind: coverage.kind, path: coverage.path) }

    /// What follows the place's path in the path of a resource there: `/` and an id, or nothing for a singleton. Nil if
    /// the resource does not stand there.
    func item(of resource: Resource) -> String? {
        let (whole, start) = (resource.path.utf8, path.utf8)
        guard resource.kind == kind, whole.count >= start.count, whole.starts(with: start) else { return nil }
        let rest = whole.dropFirst(start.count)
        guard rest.isEmpty || rest.first == UInt8(ascii: "/") else { return nil }
        return String(Substring(rest))
    }
}
