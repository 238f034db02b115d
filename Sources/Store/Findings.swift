import SQLite

/// What a write to a site has shown of a member that the site was to take or to give up.
package struct RememberedFinding: Hashable, Sendable {
    package let kind: String
    /// Where the member stands in the kind's bodies, a JSON pointer with `[]` for positions.
    package let place: String
    /// `dropped` or `kept`.
    package let finding: String
    /// Of the resource that showed it.
    package let address: String
    package let run: Int?
    /// ISO 8601, UTC.
    package let at: String

    package init(kind: String, place: String, finding: String, address: String, run: Int?, at: String) {
        self.kind = kind
        self.place = place
        self.finding = finding
        self.address = address
        self.run = run
        self.at = at
    }
}

extension Schema {
    static let findings = """
        -- What writes to a site have shown of the members that it takes.
        CREATE TABLE finding (
            site TEXT NOT NULL,
            kind TEXT NOT NULL,
            place TEXT NOT NULL,        -- of the member in the kind's bodies
            address TEXT NOT NULL,      -- of the resource that showed it
            finding TEXT NOT NULL CHECK (finding IN ('dropped', 'kept')),
            run INTEGER,
            at TEXT NOT NULL,
            seal INTEGER NOT NULL,
            PRIMARY KEY (site, kind, place, address, finding)
        ) STRICT, WITHOUT ROWID;

        """
}

extension SnapshotReader {
    /// What is known of a site, by kind and place.
    package func findings(of site: String) throws(StoreError) -> [RememberedFinding] {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                """
                SELECT site, kind, place, address, finding, run, at, seal FROM finding WHERE site = ?
                ORDER BY kind, place, finding, address
                """, .text(site)
            ) { (row) throws(SQLiteError) in
                try row.proveSeal(of: "what was found of \(try row.text(1)) \(try row.text(2))")
                return RememberedFinding(
                    kind: try row.text(1), place: try row.text(2), finding: try row.text(4), address: try row.text(3),
                    run: row.isNull(5) ? nil : Int(clamping: try row.integer(5)), at: try row.text(6))
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
                    "REPLACE", into: "finding",
                    [
                        .text(site), .text(item.kind), .text(item.place), .text(item.address), .text(item.finding),
                        item.run.map { .integer(Int64($0)) } ?? .null, .text(item.at),
                    ])
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
