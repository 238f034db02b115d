package import SQLite
import Synchronization

/// What a kind of file of ours is made of: a value, so that each kind has its own. Two kinds share neither a table nor an
/// application id, and each is refused where the other is expected.
package struct Schema: Sendable {
    /// A view for people with `sqlite3`; the program reads none.
    package struct View: Sendable {
        package let name: String
        /// Begins with SELECT or WITH, and ends without a semicolon.
        package let select: String

        package init(_ name: String, _ select: String) {
            self.name = name
            self.select = select
        }
    }

    /// Four letters that SQLite keeps in the file's head.
    package let applicationID: Int64
    /// Migration n leads from version n of the tables to n + 1. One that was released never changes.
    package let migrations: [Migration]
    /// The tables whose rows all have a `Seal`.
    package let sealed: [String]
    /// The columns of sealed tables that hold moments or nothing, by the table's name.
    package let moments: [String: [StaticString]]
    /// As they are in the present version. They are put away before the migrations and made anew after them, so none of these
    /// needs to think of a view, but for one that is no more.
    package let views: [View]

    package init(
        applicationID: Int64, migrations: [Migration], sealed: [String], moments: [String: [StaticString]] = [:],
        views: [View] = []
    ) {
        self.applicationID = applicationID
        self.migrations = migrations
        self.sealed = sealed
        self.moments = moments
        self.views = views
    }

    /// The version that this program makes.
    package var version: Int64 { Int64(migrations.count) }
}

extension Schema {
    /// Brings an open file to the present version; in one transaction, so a crash leaves the old one.
    package func migrate(_ database: Database) throws(SQLiteError) {
        guard try database.pragma("user_version") < version else { return }
        try database.transaction(.writing) { () throws(SQLiteError) in
            // Another process may have done it while this one waited.
            let present = try database.pragma("user_version")
            guard present < version else { return }
            for view in views { try database.run("DROP VIEW IF EXISTS \(view.name)") }
            for migration in migrations.dropFirst(Int(clamping: present)) { try migration.take(database) }
            for view in views { try database.run("CREATE VIEW \(view.name) AS\n\(view.select)") }
            try database.execute("PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
        }
    }

    /// The name of the first table, index or view that is not as this program makes it, to the letter; nil if all are.
    func firstOddity(of database: Database) throws(SQLiteError) -> String? {
        let model = try model()
        let found = try database.objects()
        return model.first { found[$0.key] != $0.value }?.key
    }

    /// The text of every table, index and view, by name. Made once in a process for each schema, since a command may open a file
    /// several times and making it takes as long as all else that opening does.
    private func model() throws(SQLiteError) -> [String: String] {
        let name = Name(self)
        if let known = Self.models.withLock({ $0[name] }) { return known }
        let database = try Database()
        try migrate(database)
        let model = try database.objects()
        Self.models.withLock { $0[name] = model }
        return model
    }

    private static let models = Mutex<[Name: [String: String]]>([:])

    /// What tells a schema from any other: a migration that was released never changes.
    private struct Name: Hashable {
        let applicationID: Int64
        let migrations: [String]
        let views: [String]

        init(_ schema: Schema) {
            applicationID = schema.applicationID
            migrations = schema.migrations.map(\.name)
            views = schema.views.flatMap { [$0.name, $0.select] }
        }
    }
}

extension Database {
    /// A pragma that answers with one number.
    package func pragma(_ name: String) throws(SQLiteError) -> Int64 { try number("PRAGMA " + name) ?? 0 }

    /// The text of every table, index, view and trigger, as SQLite keeps it, by name.
    func objects() throws(SQLiteError) -> [String: String] {
        let rows = try rows("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL") {
            (row) throws(SQLiteError) in (try row.text("name"), try row.text("sql"))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
}
