package import Wire

/// A resource with its body as text, which is parsed only if somebody needs to look inside.
///
/// The one way to the body is `body()`, and it proves what it hands out: whatever is shown, exported, compared or sent is what
/// was written down, or nothing is.
package struct StoredResource: Hashable, Sendable {
    /// What was written down of a body, and where.
    package struct Record: Hashable, Sendable {
        /// Of the body: equal for bodies that differ in nothing but the order of members.
        package let digest: Digest
        /// The file that holds the body.
        package let file: String

        package init(digest: Digest, file: String) {
            self.digest = digest
            self.file = file
        }
    }

    package let kind: String
    package let path: String
    package let id: String?
    package let address: Address
    /// The body as compact JSON, as it stands where it is from. To be copied or sent only after `body()` has proved it.
    package let raw: [UInt8]
    /// Nil for a body that this process made itself, of an answer or of other bodies: no disk has had it.
    package let record: Record?

    package init(kind: String, path: String, id: String?, address: Address, raw: [UInt8], record: Record?) {
        self.kind = kind
        self.path = path
        self.id = id
        self.address = address
        self.raw = raw
        self.record = record
    }

    /// One that was never written down.
    package init(_ resource: Resource) {
        self.init(
            kind: resource.kind, path: resource.path, id: resource.id, address: resource.address,
            raw: resource.body.bytes(), record: nil)
    }

    /// The body, if it still is what was recorded.
    package func body() throws(DecayedBody) -> JSONValue {
        let body: JSONValue
        do throws(JSONError) {
            body = try JSONValue(parsing: raw, nesting: .max)
        } catch {
            throw DecayedBody(address: address, file: record?.file)
        }
        guard let record else { return body }
        guard Digest(ofBody: body) == record.digest else { throw DecayedBody(address: address, file: record.file) }
        return body
    }

    package func resource() throws(DecayedBody) -> Resource {
        Resource(kind: kind, path: path, id: id, address: address, body: try body())
    }

    /// Are both bodies one to the letter, and recorded as one? Then neither needs to be looked at: had one of them decayed, its
    /// text or its digest would be another. One row of the store that two snapshots share says nothing about a difference
    /// between them, whatever became of it.
    package func isRecordedAlike(_ other: StoredResource) -> Bool {
        raw == other.raw && record?.digest == other.record?.digest
    }
}

/// A body that is not what was written down: a disk or a person changed the file.
package struct DecayedBody: Error, Hashable, Sendable {
    package let address: Address
    /// The file that holds it, if one does.
    package let file: String?

    package init(address: Address, file: String?) {
        self.address = address
        self.file = file
    }
}

extension DecayedBody: CustomStringConvertible {
    package var description: String {
        let place = file.map { " in '\($0)'" } ?? ""
        return "the body of '\(address)'\(place) is not what was recorded; "
            + "keep the file, see what 'check' says, go back to a copy of it"
    }
}
