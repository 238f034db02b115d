import Catalog
import SQLite

extension Coverage {
    /// Of a row with the columns `kind`, `path`, `state`, `reason` and `count`.
    init(_ row: borrowing Row) throws(SQLiteError) {
        let (kind, path, state) = (try row.text("kind"), try row.text("path"), try row.text("state"))
        guard let known = State(rawValue: state) else {
            throw .mismatch("a state of coverage that is none: '\(state)'")
        }
        self.init(
            kind: kind, path: path, state: known, count: Int(try row.integer("count")),
            reason: try row.optionalText("reason"))
    }
}
