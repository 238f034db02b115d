import Catalog
package import Keeping
import SQLite
import Wire

extension ArchiveReader {
    /// Reads the whole archive and says what is wrong with it: SQLite's own structures, the seal of every row, the digest of every
    /// body, records without a body, and who may read the file.
    package func check() -> [CheckFinding] {
        var check = FileCheck(KeptFile(path, .archive), database)
        check.run()
        check.attempt("table version") { (check) throws(SQLiteError) in
            try checkBodies("SELECT id, digest, body FROM version", "version", &check)
        }
        check.attempt("table presence") { (check) throws(SQLiteError) in
            try checkBodies("SELECT at AS id, digest, body FROM presence", "presence", &check)
        }
        check.attempt("table record") { (check) throws(SQLiteError) in
            let lost = try database.numbers(
                "SELECT id FROM record r WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.id = r.version AND v.record = r.id)"
            )
            for id in lost { check.report("record \(id)", "its body is not there") }
        }
        if index != nil {
            check.attempt("the index of words") { (check) throws(SQLiteError) in
                for series in try database.numbers("SELECT id FROM series") {
                    let facet = Value.text("facets : " + Facet.series(series))
                    let found = try database.number("SELECT count(*) FROM word WHERE word MATCH ?", facet)
                    let there = try database.number("SELECT count(*) FROM record WHERE series = ?", .integer(series))
                    if found != there {
                        check.report("the index of words", "it has \(found ?? 0) of \(there ?? 0) records of a kind")
                    }
                }
            }
        }
        return check.findings
    }

    /// How many records there are.
    package func count() throws(ArchiveError) -> Int {
        try about { () throws(SQLiteError) in Int(try database.number("SELECT count(*) FROM record") ?? 0) }
    }

    private func checkBodies(_ query: String, _ name: String, _ check: inout FileCheck) throws(SQLiteError) {
        var broken: [(row: Int64, problem: String)] = []
        try database.query(query) { (row) throws(SQLiteError) in
            let (id, digest) = (try row.integer("id"), Digest(bytes: try row.bytes("digest")))
            let json = try row.bytes("body")
            do throws(JSONError) {
                let body = try JSONValue(parsing: json, nesting: .max)
                if Digest(ofBody: body) != digest { broken.append((id, "its digest does not match")) }
            } catch {
                broken.append((id, "it is \(error)"))
            }
        }
        for body in broken { check.report("\(name) \(body.row)", body.problem) }
    }
}
