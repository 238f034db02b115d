import Keeping
import SQLite

extension Schema {
    /// Tells apart what snapshots are for by a column. Until then what plans had read of a site lay under a name of its own,
    /// the site's with a mark behind it, and looked like another site.
    static func separatePurposes(in database: Database) throws(SQLiteError) {
        try database.rebuild(
            "site", with: siteTable, title: { "the row of the site '\(text($0["name"]))'" }
        ) { (old) throws(SQLiteError) in
            let (name, purpose) = unmarked(text(old["name"]))
            return [
                "id": old["id"] ?? .null, "name": .text(name), "purpose": .text(purpose.rawValue),
                "url": old["url"] ?? .null,
            ]
        }
        for pair in try database.provedRows(of: "pair", title: { _ in "a remembered pair" }) {
            let key = ["source", "target", "kind", "source_id"].map { pair[$0] ?? .null }
            let (source, target) = (unmarked(text(key[0])).name, unmarked(text(key[1])).name)
            guard key[0] != .text(source) || key[1] != .text(target) else { continue }
            try database.run(
                "DELETE FROM pair WHERE source = ? AND target = ? AND kind = ? AND source_id = ?", values: key)
            // What is known under the site's own name is what a person sees and may have pinned.
            try database.insert(
                "INSERT OR IGNORE", into: "pair",
                [
                    "source": .text(source), "target": .text(target), "kind": key[2], "source_id": key[3],
                    "target_id": pair["target_id"] ?? .null, "how": pair["how"] ?? .null, "run": pair["run"] ?? .null,
                    "at": pair["at"] ?? .null,
                ])
        }
    }

    private static func text(_ value: Value?) -> String { if case .text(let text)? = value { text } else { "" } }

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
}
