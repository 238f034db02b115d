import Keeping
import SQLite

/// A resource as it was from one snapshot to another. Its path is its place's path and its item.
struct VersionRecord: Record {
    static let table = "version"

    let id: Int64
    let site: Int64
    let place: Int64
    /// `/` and the id as the path has it; empty for a singleton.
    let item: String
    /// The id.
    let resource: String?
    let address: String
    let content: Int64
    var first: Int64
    /// Nil: still so.
    var last: Int64?
}

extension VersionRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        site = try row.integer("site")
        place = try row.integer("place")
        item = try row.text("item")
        resource = try row.optionalText("resource")
        address = try row.text("address")
        content = try row.integer("content")
        first = try row.integer("first")
        last = try row.optionalInteger("last")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "id": .integer(id),
            "site": .integer(site),
            "place": .integer(place),
            "item": .text(item),
            "resource": .text(optional: resource),
            "address": .text(address),
            "content": .integer(content),
            "first": .integer(first),
            "last": .integer(optional: last),
        ]
    }
}

extension Database {
    /// Ends a version.
    /// - Parameter last: the last snapshot that it was part of.
    func close(version id: Int64, with last: Int64) throws(SQLiteError) {
        guard var version = try unprovedRecords(VersionRecord.self, "WHERE id = ?", .integer(id)).first else { return }
        version.last = last
        // `first` stands in two indexes, which are not touched where it is not named.
        try run(
            "UPDATE version SET last = ?, seal = ? WHERE id = ?", .integer(last), .integer(version.seal), .integer(id))
    }
}
