import Keeping
import SQLite

struct ReadingRecord: Record {
    static let table = "reading"

    let series: Int64
    let number: Int64
    let since: Int64
    let until: Int64
    var page: String?
    var pages: Int64
    var taken: Int64
}

extension ReadingRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        series = try row.integer("series")
        number = try row.integer("number")
        since = try row.integer("since")
        until = try row.integer("until")
        page = try row.optionalText("page")
        pages = try row.integer("pages")
        taken = try row.integer("taken")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "series": .integer(series), "number": .integer(number), "since": .integer(since), "until": .integer(until),
            "page": .text(optional: page), "pages": .integer(pages), "taken": .integer(taken),
        ]
    }
}
