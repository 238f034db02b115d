package import Catalog
package import Wire

/// A resource as a snapshot has it, its body still unparsed: to compare or to copy it, that is often enough.
package struct StoredResource: Hashable, Sendable {
    package let kind: String
    package let path: String
    package let id: String?
    package let address: String
    /// Of the body: equal for bodies that differ in nothing but the order of members.
    package let digest: Digest
    /// The body as compact JSON.
    package let json: [UInt8]

    package func body() throws(JSONError) -> JSONValue { try JSONValue(parsing: json, nesting: .max) }

    package func resource() throws(JSONError) -> Resource {
        Resource(kind: kind, path: path, id: id, address: address, body: try body())
    }
}

/// A resource as it was from one snapshot to another.
package struct StoredVersion: Hashable, Sendable {
    /// A snapshot and when its crawl began.
    package struct Moment: Hashable, Sendable {
        package let snapshot: Int
        package let at: String

        package init(snapshot: Int, at: String) {
            self.snapshot = snapshot
            self.at = at
        }
    }

    package let resource: StoredResource
    package let first: Moment
    /// Nil: it is still so.
    package let last: Moment?
}
