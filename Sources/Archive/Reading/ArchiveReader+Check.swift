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
            try check.checkBodies("SELECT id, digest, body FROM version", "version")
        }
        check.attempt("table presence") { (check) throws(SQLiteError) in
            try check.checkBodies("SELECT at AS id, digest, body FROM presence", "presence")
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
}

// What may be told of an archive without telling anything that is in it.
extension ArchiveReader {
    /// The version of the tables of the file at a path, and its size in bytes, its log included; nil for what can't be told.
    package static func shape(of path: String) -> (format: Int?, bytes: Int) {
        let file = KeptFile(path, .archive)
        return (file.format, file.size)
    }
}
