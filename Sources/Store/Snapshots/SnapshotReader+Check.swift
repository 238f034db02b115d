import Catalog
package import Keeping
import SQLite
import Wire

extension SnapshotReader {
    /// Reads the whole store and says what is wrong with it: SQLite's own structures, the seal of every row, the digest of
    /// every body, the set of resources of every snapshot, and who may read the files.
    package func check() -> [CheckFinding] {
        var check = FileCheck(KeptFile(path, .store), database)
        check.run()
        check.attempt("table content") { (check) throws(SQLiteError) in
            // One that can't be put together is none.
            try check.checkBodies(
                "SELECT c.id, c.digest, coalesce(\(ContentRecord.whole), '') AS body FROM content c", "content")
        }
        check.attempt("the snapshots") { (check) throws(SQLiteError) in try checkSnapshots(&check) }
        return check.findings
    }

    private func checkSnapshots(_ check: inout FileCheck) throws(SQLiteError) {
        for site in try database.numbers("SELECT id FROM site") {
            for number in try SnapshotReplay(database: database, site: site).mismatches() {
                check.report("snapshot \(number)", "the resources it is made of are not those it saw")
            }
        }
    }
}
