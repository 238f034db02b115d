import Platform
package import SQLite
import Wire

/// Reads a whole file of ours and says what is wrong with it, whatever is in it: SQLite's own structures, the seal of every
/// row, and who may read it. Whose file it is adds what follows from its own tables.
package struct FileCheck {
    private let path: String
    private let schema: Schema
    private let database: Database
    package private(set) var findings: [CheckFinding] = []

    private static let damage = "keep the file as it is and go back to a copy of it"

    package init(_ file: KeptFile, _ database: Database) {
        path = file.path
        schema = file.schema
        self.database = database
    }

    package mutating func run() {
        checkModes()
        attempt("the file") { (check) throws(SQLiteError) in
            try check.checkSize()
            try check.checkStructure()
        }
        for table in schema.sealed {
            attempt("table \(table)") { (check) throws(SQLiteError) in try check.checkRows(of: table) }
        }
    }

    /// What can't even be read is a finding, and the other parts are looked at all the same.
    package mutating func attempt(
        _ place: String, _ part: (inout FileCheck) throws(SQLiteError) -> Void
    ) {
        do throws(SQLiteError) {
            try part(&self)
        } catch {
            report(place, error.message)
        }
    }

    package mutating func report(_ place: String, _ problem: String) { report(place, problem, advice: Self.damage) }

    private mutating func report(_ place: String, _ problem: String, advice: String) {
        findings.append(CheckFinding(place: place, problem: problem, advice: advice))
    }

    private mutating func checkModes() {
        for part in KeptFile.parts(of: path) {
            // Only its owner can say who else may read it; who may not is not to be told that a file is damaged.
            guard Ownership(of: part)?.isOwn == true, let mode = try? PrivateFile.permissions(of: part),
                mode & 0o077 != 0
            else { continue }
            let octal = String(mode, radix: 8)
            report(part, "its mode is \(octal), others may read it", advice: "chmod 600 '\(part)'")
        }
        if let names = Ownership(of: path)?.names, names > 1 {
            report(
                path, "it has \(names) names (hard links), and what is written by one is not seen by the others",
                advice: "remove the other names, or make a copy of it with 'cp'")
        }
    }

    /// What is cut off or hangs on at the end, which SQLite overlooks where it holds nothing.
    private mutating func checkSize() throws(SQLiteError) {
        let expected = try database.pragma("page_count") * database.pragma("page_size")
        guard let size = try? PrivateFile.size(of: path) else { return }
        // While there is a log, pages may still be there alone.
        if let log = try? PrivateFile.size(of: path + "-wal"), log > 0 { return }
        if Int64(size) != expected { report("the file", "it has \(size) bytes instead of \(expected)") }
    }

    private mutating func checkStructure() throws(SQLiteError) {
        let lines = try database.rows("PRAGMA integrity_check") { (row) throws(SQLiteError) in try row.text(0) }
        for line in lines where line != "ok" { report("the file", line) }
        let orphans = try database.rows("PRAGMA foreign_key_check") { (row) throws(SQLiteError) in
            (table: try row.text("table"), parent: try row.text("parent"))
        }
        for orphan in orphans {
            report("table \(orphan.table)", "a row points to a \(orphan.parent) that is not there")
        }
    }

    private mutating func checkRows(of table: String) throws(SQLiteError) {
        var broken: [(key: String, problem: String)] = []
        let moments = schema.moments[table] ?? []
        try database.query("SELECT * FROM \(table)") { (row) throws(SQLiteError) in
            let key = Self.name(of: try row.value(0))
            guard try row.isSealed() else { return broken.append((key, "it is not as it was written")) }
            for column in moments {
                if let problem = try row.flaw(inMoment: column) { broken.append((key, problem)) }
            }
        }
        for (key, problem) in broken { report("table \(table), row \(key)", problem) }
    }

    /// Does the digest of each body fit it?
    /// - Parameters:
    ///   - query: with the columns `id`, `digest` and `body`.
    ///   - name: what a row is: `content`.
    package mutating func checkBodies(_ query: String, _ name: String) throws(SQLiteError) {
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
        for body in broken { report("\(name) \(body.row)", body.problem) }
    }

    /// The first column of a row is its key or the start of it.
    private static func name(of key: Value) -> String {
        switch key {
        case .integer(let number): "\(number)"
        case .text(let text): "'\(text)'"
        default: "?"
        }
    }
}
