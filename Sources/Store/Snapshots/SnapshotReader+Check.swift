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
        check.attempt("table content") { (check) throws(SQLiteError) in try checkContents(&check) }
        check.attempt("the snapshots") { (check) throws(SQLiteError) in try checkSnapshots(&check) }
        return check.findings
    }

    private func checkContents(_ check: inout FileCheck) throws(SQLiteError) {
        var broken: [(row: Int64, problem: String)] = []
        try database.query("SELECT id, digest, body FROM content") { (row) throws(SQLiteError) in
            let (id, digest) = (try row.integer("id"), Digest(bytes: try row.bytes("digest")))
            let json = try row.bytes("body")
            do throws(JSONError) {
                let body = try JSONValue(parsing: json, nesting: .max)
                if Digest(ofBody: body) != digest { broken.append((id, "its digest does not match")) }
            } catch {
                broken.append((id, "it is \(error)"))
            }
        }
        for content in broken { check.report("content \(content.row)", content.problem) }
    }

    private func checkSnapshots(_ check: inout FileCheck) throws(SQLiteError) {
        for site in try database.numbers("SELECT id FROM site") {
            for number in try SnapshotReplay(database: database, site: site).mismatches() {
                check.report("snapshot \(number)", "the resources it is made of are not those it saw")
            }
        }
    }
}
