import Keeping
import SQLite

extension Schema {
    /// Steps say which request they sent, which until then followed from the documents that they have or lack; snapshots and runs
    /// say which table of kinds they were made with.
    static func nameMethodsAndTables(in database: Database) throws(SQLiteError) {
        try database.rebuild("snapshot", of: 13, as: snapshotTable) { $0 + [.null] }
        try database.rebuild("run", of: 9, as: runTable) { $0 + [.null] }
        try database.rebuild("step", of: 15, as: stepTable) { $0.prefix(6) + [method(of: $0)] + $0.dropFirst(6) }
    }

    /// What a step of old had sent: run, operation, ordinal, state, kind, action, path, address, sent, before, ...
    private static func method(of step: [Value]) -> Value {
        let (action, sent, before) = (step[5], step[8], step[9])
        if sent == .null, before == .null { return .null }
        return switch action {
        // What the service had made in the meantime was changed and not made again.
        case "create": before == .null ? "POST" : "PUT"
        case "update": "PUT"
        case "delete": "DELETE"
        default: .null
        }
    }

    private static let snapshotTable = """
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
            kinds TEXT,                 -- fingerprint of the table of kinds it was read by; null: not known
            seal INTEGER NOT NULL
        ) STRICT;

        """

    private static let runTable = """
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
            kinds TEXT,                 -- fingerprint of the table of kinds it began with; null: not known
            seal INTEGER NOT NULL
        ) STRICT;

        """

    private static let stepTable = """
        -- One operation of a run: what was meant before it was sent, and what came of it.
        CREATE TABLE step (
            run INTEGER NOT NULL REFERENCES run,
            operation TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('intent', 'done', 'failed', 'stale', 'unknown', 'skipped')),
            kind TEXT NOT NULL,
            action TEXT NOT NULL CHECK (action IN ('create', 'update', 'delete')),
            method TEXT CHECK (method IN ('POST', 'PUT', 'DELETE')),  -- of the request; null: nothing was sent
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

        """
}
