import Keeping

extension Schema {
    /// What the first version had.
    static let tables = """
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
}
