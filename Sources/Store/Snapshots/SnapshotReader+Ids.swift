import SQLite

/// What the store has ever seen of ids, in whichever snapshot: of a person's slip that is enough.
extension SnapshotReader {
    /// Was a thing of that kind and id ever there?
    package func hasSeen(_ id: String, of kind: String, on site: String) throws(StoreError) -> Bool {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.number(
                """
                SELECT 1 FROM version v JOIN place p ON p.id = v.place JOIN site s ON s.id = v.site
                WHERE s.name = ? AND s.purpose = 'backup' AND p.kind = ? AND v.resource = ? COLLATE NOCASE LIMIT 1
                """, .text(site), .text(kind), .text(id)) != nil
        }
    }

    /// Was anything of that kind ever there?
    package func hasSeenAny(of kind: String, on site: String) throws(StoreError) -> Bool {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.number(
                """
                SELECT 1 FROM version v JOIN place p ON p.id = v.place JOIN site s ON s.id = v.site
                WHERE s.name = ? AND s.purpose = 'backup' AND p.kind = ? LIMIT 1
                """, .text(site), .text(kind)) != nil
        }
    }

    /// Ids of things of that kind whose addresses end in a name, the newest first.
    /// - Parameter name: encoded as addresses have it.
    package func ids(named name: String, of kind: String, on site: String) throws(StoreError) -> [String] {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                """
                SELECT v.resource, max(v.first) AS newest FROM version v
                JOIN place p ON p.id = v.place JOIN site s ON s.id = v.site
                WHERE s.name = ?1 AND s.purpose = 'backup' AND p.kind = ?2 AND v.resource IS NOT NULL
                    AND substr(v.address, -length(?3) - 1) = '/' || ?3
                GROUP BY v.resource ORDER BY newest DESC LIMIT 3
                """, .text(site), .text(kind), .text(name)
            ) { (row) throws(SQLiteError) in try row.text("resource") }
        }
    }
}
