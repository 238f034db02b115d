import Keeping
import SQLite

extension Schema {
    /// A step may delete many records in one request.
    static func allowBatches(in database: Database) throws(SQLiteError) {
        try database.rebuild("step", of: 16, as: batchStepTable) { $0 }
    }

    private static let batchStepTable = """
        -- One operation of a run: what was meant before it was sent, and what came of it.
        CREATE TABLE step (
            run INTEGER NOT NULL REFERENCES run,
            operation TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('intent', 'done', 'failed', 'stale', 'unknown', 'skipped')),
            kind TEXT NOT NULL,
            action TEXT NOT NULL CHECK (action IN ('create', 'update', 'delete', 'deleteMany')),
            method TEXT CHECK (method IN ('POST', 'PUT', 'DELETE')),  -- of the request; null: nothing was sent
            path TEXT NOT NULL,         -- with real ids
            address TEXT NOT NULL,
            sent TEXT,                  -- the body; of a deletion of many the ids
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
