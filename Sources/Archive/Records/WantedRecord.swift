import Keeping
import SQLite

struct WantedRecord: Record {
    static let table = "wanted"

    let series: Int64
    let item: String
    var at: Int64
    var isAbsent: Bool
}

extension WantedRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        series = try row.integer("series")
        item = try row.text("item")
        at = try row.integer("at")
        isAbsent = try row.flag("absent")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "series": .integer(series), "item": .text(item), "at": .integer(at), "absent": .flag(isAbsent),
        ]
    }
}
