import Keeping
import SQLite
import Wire

/// What a write to a site has shown of a member that it takes.
struct FindingRecord: Record {
    static let table = "finding"

    let site: String
    let kind: String
    /// Of the member in the kind's bodies.
    let place: String
    /// Of the resource that showed it.
    let address: String
    let finding: String
    let run: Int64?
    let at: UTCTime
}

extension FindingRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        site = try row.text("site")
        kind = try row.text("kind")
        place = try row.text("place")
        address = try row.text("address")
        finding = try row.text("finding")
        run = try row.optionalInteger("run")
        at = try row.moment("at", of: "a finding")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "site": .text(site),
            "kind": .text(kind),
            "place": .text(place),
            "address": .text(address),
            "finding": .text(finding),
            "run": .integer(optional: run),
            "at": .moment(at),
        ]
    }

    var title: String { "what was found of \(kind) \(place)" }
}
