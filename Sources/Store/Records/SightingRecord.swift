import Keeping
import SQLite

/// A version that a snapshot saw in a place it did not read completely. Snapshots' digests stand for its seal.
struct SightingRecord: Record {
    static let table = "sighting"
    static let isSealed = false

    let snapshot: Int64
    let place: Int64
    let version: Int64
}

extension SightingRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        snapshot = try row.integer("snapshot")
        place = try row.integer("place")
        version = try row.integer("version")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "snapshot": .integer(snapshot),
            "place": .integer(place),
            "version": .integer(version),
        ]
    }
}
