import Keeping
import SQLite

/// A site, and what its snapshots are for.
struct SiteRecord: Record {
    static let table = "site"

    let id: Int64
    var name: String
    let purpose: Purpose
    var url: String
}

extension SiteRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        name = try row.text("name")
        guard let purpose = Purpose(rawValue: try row.text("purpose")) else { throw .mismatch("a site for no purpose") }
        self.purpose = purpose
        url = try row.text("url")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "id": .integer(id),
            "name": .text(name),
            "purpose": .text(purpose.rawValue),
            "url": .text(url),
        ]
    }
}

extension Database {
    /// A site as it is known for one purpose; nil if it is not.
    func site(_ name: String, _ purpose: Purpose) throws(SQLiteError) -> SiteRecord? {
        try unprovedRecords(
            SiteRecord.self, "WHERE name = ? AND purpose = ?", .text(name), .text(purpose.rawValue)
        ).first
    }
}
