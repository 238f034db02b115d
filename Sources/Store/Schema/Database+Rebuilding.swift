import Keeping
import SQLite

extension Database {
    /// Gives a table another definition, and each of its rows what `changed` makes of it with a new seal. A row that is not as it
    /// was written gets none: with the seal that it has it stays what it is, a row that `check` names and nobody believes.
    /// Indexes that people added stay; views find the new table under the old name.
    /// - Parameter columns: how many it has, the seal left out.
    func rebuild(
        _ table: String, of columns: Int, as definition: String, changed: ([Value]) -> [Value]
    ) throws(SQLiteError) {
        let indexes = try rows(
            "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", .text(table)
        ) { (row) throws(SQLiteError) in try row.text(0) }
        // Not renamed: that would trip over views that people made.
        try execute("CREATE TEMP TABLE old AS SELECT * FROM main.\(table); DROP TABLE main.\(table)")
        try execute(definition)
        try query("SELECT * FROM temp.old") { (row) throws(SQLiteError) in
            var values: [Value] = []
            for column in 0..<row.count { values.append(try row.value(column)) }
            let seal = values.popLast() ?? .null
            guard values.count == columns else {
                throw .mismatch("its table or view '\(table)' is not as this program makes it")
            }
            let new = changed(values)
            if seal == .integer(Seal.of(values)) { return try insert(into: table, new) }
            let marks = Array(repeating: "?", count: new.count + 1).joined(separator: ", ")
            try run("INSERT INTO \(table) VALUES (\(marks))", values: new + [seal])
        }
        try execute("DROP TABLE temp.old")
        for index in indexes { try run(index) }
    }
}
