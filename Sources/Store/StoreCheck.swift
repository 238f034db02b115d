import Catalog
import Platform
import SQLite
import Wire

/// Something in a store that is not as it should be.
package struct StoreFinding: Hashable, Sendable {
    /// What it is about: `snapshot 12`, `content 4711`, a file.
    package let place: String
    package let problem: String
    package let advice: String
}

extension SnapshotReader {
    /// Reads the whole store and says what is wrong with it: SQLite's own structures, the seal of every row, the digest of
    /// every body, the set of resources of every snapshot, and who may read the files.
    package func check() -> [StoreFinding] {
        var check = StoreCheck(reader: self)
        check.run()
        return check.findings
    }
}

private struct StoreCheck {
    let reader: SnapshotReader
    var findings: [StoreFinding] = []

    private var database: Database { reader.database }
    private static let damage = "keep the file as it is and go back to a copy of it"

    init(reader: SnapshotReader) { self.reader = reader }

    mutating func run() {
        checkModes()
        attempt("the file") { (check) throws(SQLiteError) in
            try check.checkSize()
            try check.checkStructure()
        }
        for table in Schema.sealed {
            attempt("table \(table)") { (check) throws(SQLiteError) in try check.checkSeals(of: table) }
        }
        attempt("table content") { (check) throws(SQLiteError) in try check.checkContents() }
        attempt("the snapshots") { (check) throws(SQLiteError) in try check.checkSnapshots() }
    }

    /// What can't even be read is a finding, and the other parts are looked at all the same.
    private mutating func attempt(
        _ place: String, _ part: (inout StoreCheck) throws(SQLiteError) -> Void
    ) {
        do throws(SQLiteError) {
            try part(&self)
        } catch {
            report(place, error.message)
        }
    }

    private mutating func report(_ place: String, _ problem: String, advice: String = Self.damage) {
        findings.append(StoreFinding(place: place, problem: problem, advice: advice))
    }

    private mutating func checkModes() {
        for path in [reader.path, reader.path + "-wal", reader.path + "-shm"] {
            // Only its owner can say who else may read it; who may not is not to be told that a store is damaged.
            guard Ownership(of: path)?.isOwn == true, let mode = try? PrivateFile.permissions(of: path),
                mode & 0o077 != 0
            else { continue }
            let octal = String(mode, radix: 8)
            report(path, "its mode is \(octal), others may read it", advice: "chmod 600 '\(path)'")
        }
        if let names = Ownership(of: reader.path)?.names, names > 1 {
            report(
                reader.path, "it has \(names) names (hard links), and what is written by one is not seen by the others",
                advice: "remove the other names, or make a copy of it with 'cp'")
        }
    }

    /// What is cut off or hangs on at the end, which SQLite overlooks where it holds nothing.
    private mutating func checkSize() throws(SQLiteError) {
        let expected = try database.pragma("page_count") * database.pragma("page_size")
        guard let size = try? PrivateFile.size(of: reader.path) else { return }
        // While there is a log, pages may still be there alone.
        if let log = try? PrivateFile.size(of: reader.path + "-wal"), log > 0 { return }
        if Int64(size) != expected { report("the file", "it has \(size) bytes instead of \(expected)") }
    }

    private mutating func checkStructure() throws(SQLiteError) {
        let lines = try database.rows("PRAGMA integrity_check") { (row) throws(SQLiteError) in try row.text(0) }
        for line in lines where line != "ok" { report("the file", line) }
        let orphans = try database.rows("PRAGMA foreign_key_check") { (row) throws(SQLiteError) in
            (table: try row.text(0), parent: try row.text(2))
        }
        for orphan in orphans {
            report("table \(orphan.table)", "a row points to a \(orphan.parent) that is not there")
        }
    }

    private mutating func checkSeals(of table: String) throws(SQLiteError) {
        var broken: [String] = []
        try database.query("SELECT * FROM \(table)") { (row) throws(SQLiteError) in
            var values: [Value] = []
            for column in 0..<row.count { values.append(try row.value(column)) }
            let seal = values.popLast()
            if seal != .integer(Seal.of(values)) { broken.append(Self.name(of: values)) }
        }
        for key in broken { report("table \(table), row \(key)", "it is not as it was written") }
    }

    /// The start of a row, which is its key or most of it.
    private static func name(of values: [Value]) -> String {
        values.prefix(1).map { value in
            switch value {
            case .integer(let number): "\(number)"
            case .text(let text): "'\(text)'"
            default: "?"
            }
        }.joined()
    }

    private mutating func checkContents() throws(SQLiteError) {
        var broken: [(row: Int64, problem: String)] = []
        try database.query("SELECT id, digest, body FROM content") { (row) throws(SQLiteError) in
            let (id, digest, json) = (try row.integer(0), Digest(bytes: try row.bytes(1)), try row.bytes(2))
            do throws(JSONError) {
                let body = try JSONValue(parsing: json, nesting: .max)
                if Digest(ofBody: body) != digest { broken.append((id, "its digest does not match")) }
            } catch {
                broken.append((id, "it is \(error)"))
            }
        }
        for content in broken { report("content \(content.row)", content.problem) }
    }

    private mutating func checkSnapshots() throws(SQLiteError) {
        let sites = try database.rows("SELECT id, name FROM site") { (row) throws(SQLiteError) in try row.integer(0) }
        for site in sites {
            for number in try SnapshotReplay(database: database, site: site).mismatches() {
                report("snapshot \(number)", "the resources it is made of are not those it saw")
            }
        }
    }
}
