import Keeping
import SQLite
package import Wire

/// What the store says of one finished crawl.
package struct SnapshotInfo: Hashable, Sendable {
    /// Differences to what the store knew of the site before.
    package struct Changes: Hashable, Sendable {
        package var added = 0
        /// Bodies that differ. A resource that only moved to another address is none of the three.
        package var changed = 0
        package var removed = 0

        package init(added: Int = 0, changed: Int = 0, removed: Int = 0) {
            self.added = added
            self.changed = changed
            self.removed = removed
        }
    }

    package let number: Int
    package let site: String
    package let purpose: Purpose
    /// When its crawl began.
    package let at: UTCTime
    /// When the last crawl began that found nothing changed since, if there was one.
    package let checkedAt: UTCTime?
    /// Nothing was forbidden, nothing failed.
    package let isComplete: Bool
    /// Not everything was asked for.
    package let isPartial: Bool
    package let resources: Int
    package let changes: Changes
    package let requests: Int
    package let seconds: Double
    /// Of the set of resources it saw: equal for two snapshots of the same resources.
    package let digest: Digest
    /// The fingerprint of the table of kinds that it was read by; nil for snapshots of earlier versions.
    package let table: String?

    package init(
        number: Int, site: String, purpose: Purpose = .backup, at: UTCTime, checkedAt: UTCTime?, isComplete: Bool,
        isPartial: Bool, resources: Int,
        changes: Changes, requests: Int, seconds: Double, digest: Digest, table: String? = nil
    ) {
        self.number = number
        self.site = site
        self.purpose = purpose
        self.at = at
        self.checkedAt = checkedAt
        self.isComplete = isComplete
        self.isPartial = isPartial
        self.resources = resources
        self.changes = changes
        self.requests = requests
        self.seconds = seconds
        self.digest = digest
        self.table = table
    }
}

extension SnapshotInfo {
    /// Of a row that `query` gives.
    init(_ row: borrowing Row) throws(SQLiteError) {
        guard let purpose = Purpose(rawValue: try row.text("purpose")) else {
            throw .mismatch("a snapshot for no purpose")
        }
        let (number, site) = (Int(try row.integer("number")), try row.text("name"))
        let at = try row.moment("at", of: "snapshot \(number)")
        let checkedAt = try row.optionalMoment("checked", of: "snapshot \(number)")
        let isComplete = try row.flag("complete")
        guard let digest = Digest(bytes: try row.bytes("digest")) else { throw .mismatch("a digest of another length") }
        self.init(
            number: number, site: site, purpose: purpose, at: at, checkedAt: checkedAt, isComplete: isComplete,
            isPartial: try row.flag("partial"), resources: Int(try row.integer("resources")),
            changes: Changes(
                added: Int(try row.integer("added")), changed: Int(try row.integer("changed")),
                removed: Int(try row.integer("removed"))),
            requests: Int(try row.integer("requests")), seconds: try row.real("seconds"), digest: digest,
            table: try row.optionalText("kinds"))
    }

    /// Finished snapshots, `s`, with their `site`. More conditions may follow.
    static let query = """
        SELECT site.purpose, s.number, site.name, s.at,
            (SELECT max(k.at) FROM checked k WHERE k.snapshot = s.number) AS checked, s.complete, s.digest, s.partial,
            s.resources, s.added, s.changed, s.removed, s.requests, s.seconds, s.kinds
        FROM snapshot s JOIN site ON site.id = s.site WHERE s.state = 'finished'
        """
}
