import Keeping

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
