import Keeping
import SQLite
import Wire

/// What one crawl of one site saw.
struct SnapshotRecord: Record {
    static let table = "snapshot"

    let number: Int64
    let site: Int64
    let at: UTCTime
    /// `running` or `finished`.
    let state: String
    let isComplete: Bool
    let isPartial: Bool
    let resources: Int64
    var added: Int64
    var changed: Int64
    var removed: Int64
    let requests: Int64
    let seconds: Double
    let digest: Digest
    /// The fingerprint of the table of kinds that it was read by; nil in rows of earlier versions.
    let kinds: String?
}

extension SnapshotRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        number = try row.integer("number")
        site = try row.integer("site")
        at = try row.moment("at", of: "a snapshot")
        state = try row.text("state")
        isComplete = try row.flag("complete")
        isPartial = try row.flag("partial")
        resources = try row.integer("resources")
        added = try row.integer("added")
        changed = try row.integer("changed")
        removed = try row.integer("removed")
        requests = try row.integer("requests")
        seconds = try row.real("seconds")
        guard let digest = Digest(bytes: try row.bytes("digest")) else { throw .mismatch("a digest of another length") }
        self.digest = digest
        kinds = try row.optionalText("kinds")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "number": .integer(number),
            "site": .integer(site),
            "at": .moment(at),
            "state": .text(state),
            "complete": .flag(isComplete),
            "partial": .flag(isPartial),
            "resources": .integer(resources),
            "added": .integer(added),
            "changed": .integer(changed),
            "removed": .integer(removed),
            "requests": .integer(requests),
            "seconds": .real(seconds),
            "digest": .blob(digest.bytes),
            "kinds": .text(optional: kinds),
        ]
    }
}

extension Database {
    /// Snapshots of a site whose crawls have not come to their end: at work, or dead.
    func unfinishedSnapshots(ofSite site: Int64) throws(SQLiteError) -> [Int64] {
        try numbers("SELECT number FROM snapshot WHERE site = ? AND state = 'running'", .integer(site))
    }
}
