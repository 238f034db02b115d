import Keeping
import SQLite
package import Wire

extension Store {
    /// Takes snapshots of a site out, all of them or, after an error, none. Under the site's lock.
    /// - Parameter numbers: not the newest of the site for that purpose.
    package func forget(
        _ numbers: Set<Int>, of site: String, purpose: Purpose = .backup
    ) throws(StoreError) {
        guard !numbers.isEmpty else { return }
        let numbers = Set(numbers.map { Int64($0) })
        try durably { (database) throws(SQLiteError) in
            guard let row = try database.site(site, purpose)?.id else {
                throw .aborted("the store has no site of that name")
            }
            // What a crawl left that died would reach into what is moved here.
            for number in try database.unfinishedSnapshots(ofSite: row) {
                try database.discard(snapshot: number, of: row)
            }
            try Forgetting(numbers, of: row, in: database).forget(numbers)
        }
    }

    /// Gives the room that nothing stands in any more back to the disk. Needs about as much room as is in use while it does so.
    package func compact() throws(StoreError) {
        try reading { (database) throws(SQLiteError) in try database.compact() }
    }

    /// Bytes on the disk, the log included.
    package nonisolated var size: Int { KeptFile(path, .store).size }
}

extension SnapshotReader {
    /// By snapshot, when later backups of a site found it to be so.
    package func checks(of site: String) throws(StoreError) -> [Int: [UTCTime]] {
        let rows = try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                """
                SELECT k.snapshot, k.at FROM checked k JOIN snapshot s ON s.number = k.snapshot
                JOIN site ON site.id = s.site WHERE site.name = ? AND site.purpose = 'backup' ORDER BY k.snapshot, k.at
                """, .text(site)
            ) { (row) throws(SQLiteError) in
                let number = Int(try row.integer("snapshot"))
                return (number, try row.moment("at", of: "a check of snapshot \(number)"))
            }
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }
}
