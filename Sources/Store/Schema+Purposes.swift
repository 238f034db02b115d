import SQLite

extension Schema {
    /// Tells apart what snapshots are for by a column. Until then what plans had read of a site lay under a name of its own,
    /// the site's with a mark behind it, and looked like another site.
    static let purposes = Step { (database) throws(SQLiteError) in
        let sites = try database.rows("SELECT id, name, url, seal FROM site ORDER BY id") {
            (row) throws(SQLiteError) in
            try row.proveSeal(of: "the row of the site '\(try row.text(1))'")
            return (id: try row.value(0), name: try row.text(1), url: try row.value(2))
        }
        let pairs = try database.rows(
            "SELECT source, target, kind, source_id, target_id, how, run, at, seal FROM pair"
        ) { (row) throws(SQLiteError) in
            try row.proveSeal(of: "a remembered pair")
            var values: [Value] = []
            for column in 0..<row.count - 1 { values.append(try row.value(column)) }
            return values
        }
        for view in ["snapshots", "resources", "history", "lookups"] { try database.run("DROP VIEW \(view)") }
        // Not renamed into its place: that would trip over views that people made.
        try database.run("DROP TABLE site")
        try database.execute(siteTable + purposeViews)
        for site in sites {
            let (name, purpose) = unmarked(site.name)
            try database.insert(into: "site", [site.id, .text(name), .text(purpose.rawValue), site.url])
        }
        for pair in pairs {
            let names = try pair.prefix(2).map { (value) throws(SQLiteError) in
                guard case .text(let name) = value else { throw .mismatch("a pair of sites without names") }
                return (before: name, after: unmarked(name).name)
            }
            guard names.contains(where: { $0.before != $0.after }) else { continue }
            try database.run(
                "DELETE FROM pair WHERE source = ? AND target = ? AND kind = ? AND source_id = ?",
                values:
                    Array(pair.prefix(4)))
            // What is known under the site's own name is what a person sees and may have pinned.
            try database.insert(
                "INSERT OR IGNORE", into: "pair", names.map { .text($0.after) } + pair.dropFirst(2))
        }
    }

    /// The site that a name of old was of, and what its snapshots were for. No name of a site has a blank in it.
    private static func unmarked(_ name: String) -> (name: String, purpose: Purpose) {
        let mark = " (read for planning)"
        return name.hasSuffix(mark) ? (String(name.dropLast(mark.count)), .planning) : (name, .backup)
    }

    private static let siteTable = """
        -- A site, and what its snapshots are for. What plans read of it follows backups no more than another site does.
        CREATE TABLE site (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            purpose TEXT NOT NULL CHECK (purpose IN ('backup', 'planning')),
            url TEXT NOT NULL,
            seal INTEGER NOT NULL,
            UNIQUE (name, purpose)
        ) STRICT;

        """

    /// For people with `sqlite3`; the program does not read them.
    private static let purposeViews = """
        CREATE VIEW snapshots AS
        SELECT s.number AS snapshot, site.name AS site, s.at,
            (SELECT max(k.at) FROM checked k WHERE k.snapshot = s.number) AS checked_at,
            s.complete, s.partial, s.resources, s.added, s.changed, s.removed, s.requests, s.seconds
        FROM snapshot s JOIN site ON site.id = s.site
        WHERE s.state = 'finished' AND site.purpose = 'backup';

        CREATE VIEW resources AS
        WITH latest AS MATERIALIZED (
            SELECT site.id AS site, site.name,
                (SELECT s.number FROM snapshot s
                 WHERE s.site = site.id AND s.state = 'finished' AND s.complete
                 ORDER BY s.partial, s.number DESC LIMIT 1) AS number
            FROM site
            WHERE site.purpose = 'backup')
        SELECT l.name AS site, p.kind, v.address, p.path || v.item AS path, v.resource AS id, c.body,
            l.number AS snapshot, v.first AS since
        FROM latest l
        JOIN version v ON v.site = l.site AND v.first <= l.number AND (v.last IS NULL OR v.last >= l.number)
        JOIN place p ON p.id = v.place
        JOIN content c ON c.id = v.content
        WHERE EXISTS (SELECT 1 FROM coverage q WHERE q.place = v.place AND q.state = 'complete'
                AND q.first <= l.number AND (q.last IS NULL OR q.last >= l.number))
            OR EXISTS (SELECT 1 FROM sighting g
                WHERE g.snapshot = l.number AND g.place = v.place AND g.version = v.id);

        CREATE VIEW history AS
        SELECT site.name AS site, p.kind, v.address, p.path || v.item AS path, v.resource AS id,
            v.first AS first_snapshot, f.at AS first_at, v.last AS last_snapshot, l.at AS last_at, c.body
        FROM version v
        JOIN site ON site.id = v.site AND site.purpose = 'backup'
        JOIN place p ON p.id = v.place
        JOIN content c ON c.id = v.content
        JOIN snapshot f ON f.number = v.first AND f.state = 'finished'
        LEFT JOIN snapshot l ON l.number = v.last;

        CREATE VIEW lookups AS
        SELECT site.name AS site, k.kind, k.id, k.body, k.seen, k.changed
        FROM lookup k JOIN site ON site.id = k.site AND site.purpose = 'backup';
        """
}
