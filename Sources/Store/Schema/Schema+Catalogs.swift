import Keeping

extension Schema {
    /// The tables of kinds that snapshots and runs were made with, each once.
    static let catalogs = """
        -- A table of kinds that snapshots were read by and runs began with.
        CREATE TABLE catalog (
            fingerprint TEXT PRIMARY KEY,
            api TEXT NOT NULL,          -- the version of the API that it is of
            rows TEXT NOT NULL,         -- as JSON
            at TEXT NOT NULL,           -- since when it is here
            seal INTEGER NOT NULL
        ) STRICT;

        """
}
