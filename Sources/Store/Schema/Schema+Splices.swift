import Keeping
import SQLite
import Wire

extension Schema {
    /// A body that hardly differs from what its resource was before is kept as what differs.
    static func keepDifferences(in database: Database) throws(SQLiteError) {
        try database.execute(
            """
            -- The whole row that this one differs from; null: this is a whole one.
            ALTER TABLE content ADD COLUMN base INTEGER REFERENCES content;
            -- How many characters of the base come before the body.
            ALTER TABLE content ADD COLUMN head INTEGER;
            -- At which character of the base, from 1, that begins which comes after it.
            ALTER TABLE content ADD COLUMN tail INTEGER;
            CREATE INDEX content_base ON content (base) WHERE base IS NOT NULL;
            """)
        let versions = try database.rows("SELECT place, item, content FROM version ORDER BY place, item, first") {
            (row) throws(SQLiteError) in
            (place: try row.integer("place"), item: try row.text("item"), content: try row.integer("content"))
        }
        var settled: Set<Int64> = []
        for (before, version) in zip(versions, versions.dropFirst())
        where before.place == version.place && before.item.isIdentical(to: version.item) {
            settled.insert(before.content)
            guard settled.insert(version.content).inserted else { continue }
            try database.keepDifference(of: version.content, from: before.content)
        }
    }
}
