import Keeping
import SQLite

extension SnapshotReader {
    /// What is known of a site, by kind and place.
    package func findings(of site: String) throws(StoreError) -> [RememberedFinding] {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.records(
                FindingRecord.self, "WHERE site = ? ORDER BY kind, place, finding, address", .text(site)
            ).map { found in
                RememberedFinding(
                    kind: found.kind, place: found.place, finding: found.finding, address: found.address,
                    run: found.run.map { Int(clamping: $0) }, at: found.at)
            }
        }
    }
}

extension Store {
    /// Keeps what a run has shown; what was found of one resource before is replaced.
    package func remember(_ findings: [RememberedFinding], of site: String) throws(StoreError) {
        guard !findings.isEmpty else { return }
        try durably { (database) throws(SQLiteError) in
            for item in findings {
                try database.insert(
                    FindingRecord(
                        site: site, kind: item.kind, place: item.place, address: item.address, finding: item.finding,
                        run: item.run.map { Int64($0) }, at: item.at), "REPLACE")
            }
        }
    }

    /// Clears what is known of a site, of a kind of it, or of one member of the kind.
    /// - Returns: how much there was.
    package func clearFindings(of site: String, kind: String?, place: String?) throws(StoreError) -> Int {
        try durably { (database) throws(SQLiteError) in
            try database.run(
                """
                DELETE FROM finding WHERE site = ?1 AND (?2 IS NULL OR kind = ?2 COLLATE NOCASE)
                AND (?3 IS NULL OR place = ?3 COLLATE NOCASE)
                """, .text(site), .text(optional: kind), .text(optional: place))
            return database.changes
        }
    }
}
