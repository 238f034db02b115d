import Keeping

extension Schema {
    /// Which account each site is, so that nothing of another one gets into its history or is written with its plans.
    static let accounts = """
        CREATE TABLE IF NOT EXISTS account (
            site INTEGER PRIMARY KEY REFERENCES site,
            document TEXT NOT NULL,     -- as JSON
            anew INTEGER NOT NULL,      -- another account had the site's name before
            at TEXT NOT NULL,           -- since when it is known
            seal INTEGER NOT NULL
        ) STRICT;

        """
}
