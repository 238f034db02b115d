package import Catalog
package import Wire

/// A resource as a snapshot has it, its body still unparsed: to compare or to copy it, that is often enough.
package struct SnapshotResource: Hashable, Sendable {
    package let kind: String
    package let path: String
    package let id: String?
    package let address: String
    /// Of the body: equal for bodies that differ in nothing but the order of members.
    package let digest: Digest
    /// The body as compact JSON, as it stands in the file.
    package let json: [UInt8]
    /// The file it was read from.
    let store: String

    /// The body, if it still is what was recorded: a restore must not send what a failing disk made of it.
    package func body() throws(StoreError) -> JSONValue {
        let body: JSONValue
        do throws(JSONError) {
            body = try JSONValue(parsing: json, nesting: .max)
        } catch {
            throw .damaged(path: store, reason: "the body of '\(address)' is \(error)")
        }
        guard SetDigest.content(body) == digest else {
            throw .damaged(path: store, reason: "the body of '\(address)' is not what was recorded")
        }
        return body
    }

    package func resource() throws(StoreError) -> Resource {
        Resource(kind: kind, path: path, id: id, address: address, body: try body())
    }

    /// Its part in the digest of a snapshot.
    var member: Digest { SetDigest.member(kind: kind, path: path, id: id, address: address, content: digest) }
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

    package let resource: SnapshotResource
    package let first: Moment
    /// Nil: it is still so.
    package let last: Moment?
}
