import SQLite
import Wire

/// A finished snapshot in terms of rows: what picks it, as the first two arguments of a statement, and what its resources
/// should add up to.
struct SnapshotSelection {
    let site: Value
    let number: Value
    /// Nil if the file is damaged.
    let digest: Digest?
    let count: Int64
}

extension SnapshotReader {
    /// - Throws: `unknownSnapshot` for one that is not there or has not finished.
    func selection(of number: Int) throws(StoreError) -> SnapshotSelection {
        let found = try StoreError.about(path) { () throws(SQLiteError) in
            try database.first(
                "SELECT site, digest, resources FROM snapshot WHERE number = ? AND state = 'finished'",
                .integer(Int64(number))
            ) { (row) throws(SQLiteError) in
                SnapshotSelection(
                    site: .integer(try row.integer("site")), number: .integer(Int64(number)),
                    digest: Digest(bytes: try row.bytes("digest")), count: try row.integer("resources"))
            }
        }
        guard let found else { throw .unknownSnapshot(number) }
        return found
    }
}
