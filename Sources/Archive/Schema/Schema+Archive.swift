import Keeping

extension Schema {
    /// What an archive is made of: a file of its own beside the store, for it has other sizes, readers and rules of retention.
    ///
    /// `version` and `presence` have no seals: their digests cover the bodies, and `record` names its version. The index of words
    /// is no part of the schema, since a SQLite without FTS5 can't make it (`WordIndex`).
    static let archive = Schema(
        // `LCSA`
        applicationID: 0x4C43_5341,
        migrations: [Migration("tables", archiveTables)],
        sealed: ["site", "series", "record", "span", "reading", "wanted", "indexed"],
        views: [.records, .messages, .coverage, .presence])

    private static let archiveTables = """
        CREATE TABLE site (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            url TEXT NOT NULL,
            account TEXT,       -- which account of the service it was, as JSON; null: not known
            seal INTEGER NOT NULL
        ) STRICT;

        -- The records of one kind on one site.
        CREATE TABLE series (
            id INTEGER PRIMARY KEY,
            site INTEGER NOT NULL REFERENCES site (id),
            kind TEXT NOT NULL,
            aim INTEGER,                -- how far back it is to reach, in seconds since 1970; null: until a year was empty
            reading INTEGER NOT NULL,   -- the number of the last window that was begun
            seal INTEGER NOT NULL,
            UNIQUE (site, kind)
        ) STRICT;

        CREATE TABLE record (
            id INTEGER PRIMARY KEY,     -- seconds since 1970 times 2^20, and a number: in the order of time
            series INTEGER NOT NULL REFERENCES series (id),
            item TEXT NOT NULL,         -- the service's id
            first_seen INTEGER NOT NULL,
            last_seen INTEGER NOT NULL,
            deleted INTEGER,            -- when it was first missing at the service
            reading INTEGER NOT NULL,   -- of a window, the last that brought it
            version INTEGER NOT NULL,
            seal INTEGER NOT NULL,
            UNIQUE (series, item)
        ) STRICT;
        CREATE INDEX record_series ON record (series);

        -- A body that a record has or had.
        CREATE TABLE version (
            id INTEGER PRIMARY KEY,
            record INTEGER NOT NULL,
            seen INTEGER NOT NULL,      -- when it was first seen
            digest BLOB NOT NULL,
            body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX version_record ON version (record);

        -- Of which time everything was asked for.
        CREATE TABLE span (
            series INTEGER NOT NULL REFERENCES series (id),
            since INTEGER NOT NULL,
            until INTEGER NOT NULL,     -- included
            complete INTEGER NOT NULL,
            reason TEXT NOT NULL,
            seal INTEGER NOT NULL,
            PRIMARY KEY (series, since)
        ) STRICT, WITHOUT ROWID;

        -- A window of time that is being read. One a series at most.
        CREATE TABLE reading (
            series INTEGER PRIMARY KEY REFERENCES series (id),
            number INTEGER NOT NULL,
            since INTEGER NOT NULL,
            until INTEGER NOT NULL,
            page TEXT,                  -- to ask for next; null: the first
            pages INTEGER NOT NULL,
            taken INTEGER NOT NULL,     -- different records so far
            seal INTEGER NOT NULL
        ) STRICT;

        -- What other records name and no list has brought.
        CREATE TABLE wanted (
            series INTEGER NOT NULL REFERENCES series (id),
            item TEXT NOT NULL,
            at INTEGER NOT NULL,        -- of the newest record that names it
            absent INTEGER NOT NULL,    -- it was asked for and is not there
            seal INTEGER NOT NULL,
            PRIMARY KEY (series, item)
        ) STRICT, WITHOUT ROWID;

        -- By which rule the words of every record are in the index; no row while they are not.
        CREATE TABLE indexed (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            rule INTEGER NOT NULL,
            seal INTEGER NOT NULL
        ) STRICT;

        -- Who was online at a moment.
        CREATE TABLE presence (
            series INTEGER NOT NULL REFERENCES series (id),
            at INTEGER NOT NULL,
            item TEXT NOT NULL,
            digest BLOB NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (series, at, item)
        ) STRICT, WITHOUT ROWID;

        """
}

extension Schema.View {
    fileprivate static let records = Schema.View(
        "records",
        """
        SELECT site.name AS site, s.kind, r.item AS id,
            strftime('%Y-%m-%dT%H:%M:%SZ', r.id >> 20, 'unixepoch') AS at,
            strftime('%Y-%m-%dT%H:%M:%SZ', r.first_seen, 'unixepoch') AS first_seen,
            strftime('%Y-%m-%dT%H:%M:%SZ', r.last_seen, 'unixepoch') AS last_seen,
            strftime('%Y-%m-%dT%H:%M:%SZ', r.deleted, 'unixepoch') AS deleted_at, v.body
        FROM record r JOIN series s ON s.id = r.series JOIN site ON site.id = s.site JOIN version v ON v.id = r.version
        """)

    fileprivate static let messages = Schema.View(
        "messages",
        """
        SELECT site.name AS site, r.item AS chat,
            coalesce(json_extract(m.value, '$.time'), json_extract(m.value, '$.sentTime'),
                strftime('%Y-%m-%dT%H:%M:%SZ', r.id >> 20, 'unixepoch')) AS at,
            coalesce(json_extract(m.value, '$.senderName'), json_extract(m.value, '$.sender'),
                json_extract(m.value, '$.senderType')) AS sender,
            coalesce(json_extract(m.value, '$.text'), json_extract(m.value, '$.message'),
                json_extract(m.value, '$.body'), json_extract(m.value, '$.content')) AS text
        FROM record r JOIN series s ON s.id = r.series JOIN site ON site.id = s.site JOIN version v ON v.id = r.version
        JOIN json_each(CASE WHEN json_valid(v.body) THEN v.body END, '$.messages') m ON m.type = 'object'
        """)

    fileprivate static let coverage = Schema.View(
        "coverage",
        """
        SELECT site.name AS site, s.kind, strftime('%Y-%m-%dT%H:%M:%SZ', c.since, 'unixepoch') AS since,
            strftime('%Y-%m-%dT%H:%M:%SZ', c.until, 'unixepoch') AS until, c.complete
        FROM span c JOIN series s ON s.id = c.series JOIN site ON site.id = s.site
        """)

    fileprivate static let presence = Schema.View(
        "online",
        """
        SELECT site.name AS site, s.kind, p.item AS id, strftime('%Y-%m-%dT%H:%M:%SZ', p.at, 'unixepoch') AS at, p.body
        FROM presence p JOIN series s ON s.id = p.series JOIN site ON site.id = s.site
        """)
}
