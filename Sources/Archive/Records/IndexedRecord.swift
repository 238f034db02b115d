import Keeping
import SQLite

/// By which rule the words of every record are in the index; there is one row or none.
struct IndexedRecord: Record {
    static let table = "indexed"

    var rule = WordIndex.rule
}

extension IndexedRecord {
    init(_ row: borrowing Row) throws(SQLiteError) { rule = try row.integer("rule") }

    var values: KeyValuePairs<String, Value> { ["id": 1, "rule": .integer(rule)] }
}
