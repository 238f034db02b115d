import Catalog
import Wire

/// A resource as a comparison names it.
package struct Named: Hashable, Sendable {
    package let kind: String
    package let address: String
    package let path: String
    package let id: String?

    package init(kind: String, address: String, path: String, id: String?) {
        self.kind = kind
        self.address = address
        self.path = path
        self.id = id
    }

    init(_ resource: StoredResource) {
        self.init(kind: resource.kind, address: resource.address, path: resource.path, id: resource.id)
    }
}
