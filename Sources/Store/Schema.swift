import SQLite

/// The tables of the store, and the steps that lead from one version of them to the next.
///
/// Every row but those of `content` and `sighting` ends in a seal (`Seal`); these two are covered by content digests and by
/// the snapshots' digests.
enum Schema {
    /// `LCSY`; tells our files from other programs' databases.
    static let applicationID: Int64 = 0x4C43_5359

    /// One step from one version of the tables to the next.
    struct Step: Sendable {
        let take: @Sendable (Database) throws(SQLiteError) -> Void

        init(_ take: @escaping @Sendable (Database) throws(SQLiteError) -> Void) { self.take = take }

        /// One that needs no more than SQL.
        init(_ script: String) { take = { (database) throws(SQLiteError) in try database.execute(script) } }
    }

    /// Step n leads from version n to n + 1. A step that was released never changes.
    static let migrations = [
        Step(tables + views), Step(journal), purposes, Step(accounts), Step(findings), methodsAndTables,
    ]

    static var version: Int64 { Int64(migrations.count) }

    /// Tables whose last column is the seal of the ones before.
    static let sealed = [
        "site", "snapshot", "checked", "place", "version", "coverage", "lookup", "run", "step", "pair", "account",
        "finding",
    ]

    /// Brings an open file to the present version; in one transaction, so a crash leaves the old one.
    static func migrate(_ database: Database) throws(SQLiteError) {
        guard try database.pragma("user_version") < version else { return }
        try database.transaction(.writing) { () throws(SQLiteError) in
            // Another process may have done it while this one waited.
            let present = try database.pragma("user_version")
            guard present < version else { return }
            for step in migrations.dropFirst(Int(clamping: present)) { try step.take(database) }
            try database.execute("PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
        }
    }

    /// The text of every object, as SQLite keeps it, by name.
    static func objects(of database: Database) throws(SQLiteError) -> [String: String] {
        let rows = try database.rows("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL") {
            (row) throws(SQLiteError) in (try row.text(0), try row.text(1))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private static let tables = """
        CREATE TABLE site (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            url TEXT NOT NULL,
            seal INTEGER NOT NULL
        ) STRICT;

        -- What one crawl of one site saw. Numbers run through the whole store.
        CREATE TABLE snapshot (
            number INTEGER PRIMARY KEY,
            site INTEGER NOT NULL REFERENCES site,
            at TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('running', 'finished')),
            complete INTEGER NOT NULL,  -- nothing was forbidden or failed
            partial INTEGER NOT NULL,   -- not everything was asked for
            resources INTEGER NOT NULL,
            added INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            removed INTEGER NOT NULL,
            requests INTEGER NOT NULL,
            seconds REAL NOT NULL,
            digest BLOB NOT NULL,       -- of the set of resources it saw
            seal INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX snapshot_site ON snapshot (site, number);

        -- A later crawl that found the snapshot unchanged.
        CREATE TABLE checked (
            snapshot INTEGER NOT NULL REFERENCES snapshot,
            at TEXT NOT NULL,
            requests INTEGER NOT NULL,
            seconds REAL NOT NULL,
            seal INTEGER NOT NULL,
            PRIMARY KEY (snapshot, at)
        ) STRICT, WITHOUT ROWID;

        -- A body, once however many resources have it or come back to it.
        CREATE TABLE content (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            body TEXT NOT NULL
        ) STRICT;

        -- A collection or a singleton of a site.
        CREATE TABLE place (
            id INTEGER PRIMARY KEY,
            site INTEGER NOT NULL REFERENCES site,
            kind TEXT NOT NULL,
            path TEXT NOT NULL,
            seal INTEGER NOT NULL,
            UNIQUE (site, path, kind)
        ) STRICT;

        -- A resource as it was from one snapshot to another. Its path is its place's path and its item.
        CREATE TABLE version (
            id INTEGER PRIMARY KEY,
            site INTEGER NOT NULL REFERENCES site,
            place INTEGER NOT NULL REFERENCES place,
            item TEXT NOT NULL,         -- '/' and the id as the path has it; '' for a singleton
            resource TEXT,              -- the id
            address TEXT NOT NULL,
            content INTEGER NOT NULL REFERENCES content,
            first INTEGER NOT NULL REFERENCES snapshot,
            last INTEGER REFERENCES snapshot,  -- null: still so
            seal INTEGER NOT NULL,
            UNIQUE (place, item, first)
        ) STRICT;
        CREATE INDEX version_address ON version (site, address);

        -- How far a place was read, from one snapshot to another.
        CREATE TABLE coverage (
            place INTEGER NOT NULL REFERENCES place,
            state TEXT NOT NULL,
            reason TEXT,
            first INTEGER NOT NULL REFERENCES snapshot,
            last INTEGER REFERENCES snapshot,
            seal INTEGER NOT NULL,
            PRIMARY KEY (place, first)
        ) STRICT, WITHOUT ROWID;

        -- A version that a snapshot saw in a place it did not read completely.
        CREATE TABLE sighting (
            snapshot INTEGER NOT NULL REFERENCES snapshot,
            place INTEGER NOT NULL REFERENCES place,
            version INTEGER NOT NULL REFERENCES version,
            PRIMARY KEY (snapshot, place, version)
        ) STRICT, WITHOUT ROWID;

        -- What ids of objects made elsewhere mean. The newest state only, and never deleted.
        CREATE TABLE lookup (
            site INTEGER NOT NULL REFERENCES site,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            body TEXT NOT NULL,
            seen TEXT NOT NULL,
            changed TEXT NOT NULL,
            seal INTEGER NOT NULL,
            PRIMARY KEY (site, kind, id)
        ) STRICT, WITHOUT ROWID;

        """

    /// For people with `sqlite3`; the program does not read them.
    private static let views = """
        CREATE VIEW snapshots AS
        SELECT s.number AS snapshot, site.name AS site, s.at,
            (SELECT max(k.at) FROM checked k WHERE k.snapshot = s.number) AS checked_at,
            s.complete, s.partial, s.resources, s.added, s.changed, s.removed, s.requests, s.seconds
        FROM snapshot s JOIN site ON site.id = s.site
        WHERE s.state = 'finished';

        CREATE VIEW resources AS
        WITH latest AS MATERIALIZED (
            SELECT site.id AS site, site.name,
                (SELECT s.number FROM snapshot s
                 WHERE s.site = site.id AND s.state = 'finished' AND s.complete
                 ORDER BY s.partial, s.number DESC LIMIT 1) AS number
            FROM site)
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
        JOIN site ON site.id = v.site
        JOIN place p ON p.id = v.place
        JOIN content c ON c.id = v.content
        JOIN snapshot f ON f.number = v.first AND f.state = 'finished'
        LEFT JOIN snapshot l ON l.number = v.last;

        CREATE VIEW lookups AS
        SELECT site.name AS site, k.kind, k.id, k.body, k.seen, k.changed
        FROM lookup k JOIN site ON site.id = k.site;
        """
}

extension Database {
    /// A pragma that answers with one number.
    func pragma(_ name: String) throws(SQLiteError) -> Int64 {
        try first("PRAGMA " + name) { (row) throws(SQLiteError) in try row.integer(0) } ?? 0
    }
}
