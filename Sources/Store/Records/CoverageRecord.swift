import Catalog
import Keeping
import SQLite
import Wire

/// How far a place was read, from one snapshot to another.
struct CoverageRecord: Record {
    static let table = "coverage"

    let place: Int64
    /// One of `Coverage.State`.
    let state: String
    let reason: String?
    var first: Int64
    /// Nil: still so.
    var last: Int64?
}

extension CoverageRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        place = try row.integer("place")
        state = try row.text("state")
        reason = try row.optionalText("reason")
        first = try row.integer("first")
        last = try row.optionalInteger("last")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "place": .integer(place),
            "state": .text(state),
            "reason": .text(optional: reason),
            "first": .integer(first),
            "last": .integer(optional: last),
        ]
    }
}

extension CoverageRecord {
    /// Does a crawl say the same of the place?
    func matches(_ coverage: Coverage?) -> Bool {
        guard let coverage, state == coverage.state.rawValue else { return false }
        return switch (reason, coverage.reason) {
        case (nil, nil): true
        case (let reason?, let other?): reason.isIdentical(to: other)
        default: false
        }
    }
}
