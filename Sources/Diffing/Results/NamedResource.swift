package import Catalog
import Wire

/// A resource as a comparison names it.
package struct NamedResource: Hashable, Sendable {
    package let kind: String
    package let address: Address
    package let path: String
    package let id: String?

    package init(kind: String, address: Address, path: String, id: String?) {
        self.kind = kind
        self.address = address
        self.path = path
        self.id = id
    }

    init(_ resource: StoredResource) {
        self.init(kind: resource.kind, address: resource.address, path: resource.path, id: resource.id)
    }
}
