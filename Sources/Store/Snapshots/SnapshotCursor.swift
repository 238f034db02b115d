package import Catalog
import SQLite
import Wire

/// Resources one at a time, for merging two snapshots. Sees one state of the store from the first to the last.
package final class SnapshotCursor {
    private let cursor: Cursor
    private let path: String
    private let expected: SnapshotSelection?
    private var digest = Digest.zero
    private var count: Int64 = 0

    init(_ cursor: Cursor, _ path: String, proving expected: SnapshotSelection?) {
        self.cursor = cursor
        self.path = path
        self.expected = expected
    }

    /// The next resource, nil behind the last.
    package func next() throws(StoreError) -> StoredResource? {
        let next = try StoreError.about(path) { () throws(SQLiteError) in
            try cursor.next { (row) throws(SQLiteError) in try StoredResource(row, in: path) }
        }
        guard let next else {
            if let expected, expected.digest != digest || expected.count != count {
                throw .damaged(path: path, reason: "a snapshot's resources are not those that were recorded")
            }
            return nil
        }
        if expected != nil { digest = digest &+ SetDigest.member(next) }
        count += 1
        return next
    }
}
