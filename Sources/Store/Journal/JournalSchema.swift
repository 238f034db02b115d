import Keeping

extension Schema {
    /// What runs did to sites, and which object of one site is which of another.
    static let journal = """
        -- One carrying out of one plan. Numbers run through the whole store.
        CREATE TABLE run (
            number INTEGER PRIMARY KEY,
            plan TEXT NOT NULL UNIQUE,  -- its id: a plan is used once
            document TEXT NOT NULL,     -- the plan as it was reviewed
            target TEXT NOT NULL,       -- the site's name
            url TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('running', 'interrupted', 'incomplete', 'done', 'undone')),
            started TEXT NOT NULL,
            ended TEXT,
            undoes INTEGER REFERENCES run,
            seal INTEGER NOT NULL
        ) STRICT;

        -- One operation of a run: what was meant before it was sent, and what came of it.
        CREATE TABLE step (
            run INTEGER NOT NULL REFERENCES run,
            operation TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('intent', 'done', 'failed', 'stale', 'unknown', 'skipped')),
            kind TEXT NOT NULL,
            action TEXT NOT NULL,
            path TEXT NOT NULL,         -- with real ids
            address TEXT NOT NULL,
            sent TEXT,                  -- the body
            before TEXT,                -- what stood there before; null: nothing
            after TEXT,                 -- what stood there afterwards
            created TEXT,               -- the id of what it made
            known TEXT,                 -- ids in the collection before something was made in it, as a JSON list
            error TEXT,
            at TEXT NOT NULL,
            seal INTEGER NOT NULL,
            PRIMARY KEY (run, operation)
        ) STRICT, WITHOUT ROWID;

        -- Which object of one site is which of another.
        CREATE TABLE pair (
            source TEXT NOT NULL,
            target TEXT NOT NULL,
            kind TEXT NOT NULL,
            source_id TEXT NOT NULL,
            target_id TEXT NOT NULL,
            how TEXT NOT NULL,
            run INTEGER,
            at TEXT NOT NULL,
            seal INTEGER NOT NULL,
            PRIMARY KEY (source, target, kind, source_id)
        ) STRICT, WITHOUT ROWID;

        -- What two snapshots do not share is found by where versions begin and end.
        CREATE INDEX version_first ON version (site, first);
        CREATE INDEX version_last ON version (site, last) WHERE last IS NOT NULL;

        """
}
