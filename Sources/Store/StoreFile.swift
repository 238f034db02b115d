import Platform
import SQLite

/// Finds out what a file is before anything is written to it, and opens it the way a store is opened.
enum StoreFile {
    /// For writing; makes the file, and the folder above it if only that is missing.
    static func open(at path: String) throws(StoreError) -> Database {
        do throws(SystemError) {
            try PrivateFile.createFolder(of: path)
            // Made here and not by SQLite, which would ask the umask for the mode. Its side files take the mode over.
            _ = try PrivateFile.create(at: path)
        } catch {
            throw StoreError(error, path: path)
        }
        if let forbidden = Forbidden.toReader(of: path) ?? Forbidden.toWriter(of: path) { throw .forbidden(forbidden) }
        try inspect(path)
        // The log of a file lies beside the name by which it was opened: by two names there would be two logs, and two locks.
        if let names = Ownership(of: path)?.names, names > 1 {
            throw .unusable(
                path: path,
                reason: "the file has \(names) names (hard links), and may only be written by one; "
                    + "remove the others, or make a copy of it with 'cp'")
        }
        let database = try StoreError.about(path) { () throws(SQLiteError) in
            let database = try Database(file: path, .readWrite)
            try prepare(database)
            // A batch of a large crawl touches most pages of three indexes; what does not fit is written twice.
            try database.execute("PRAGMA cache_size = -8000")
            return database
        }
        try identify(database, path)
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.execute("PRAGMA journal_mode = WAL")
            try Schema.migrate(database)
        }
        try compareSchema(of: database, path)
        return database
    }

    /// For reading only; the file must be there.
    /// - Parameter bringsUpToDate: whether an older store is brought to the present version, which is a write, or taken for
    ///   missing.
    static func openForReading(at path: String, bringsUpToDate: Bool = true) throws(StoreError) -> Database {
        if let forbidden = Forbidden.toReader(of: path) { throw .forbidden(forbidden) }
        try inspect(path)
        let database = try readable(path)
        try StoreError.about(path) { () throws(SQLiteError) in
            try prepare(database)
            try database.execute("PRAGMA query_only = ON")
        }
        let version = try identify(database, path)
        guard version > 0 else { throw .missing(path: path) }
        // An older store is brought up to date first, as the next crawl would do.
        if version < Schema.version {
            guard bringsUpToDate else { throw .missing(path: path) }
            if Forbidden.toWriter(of: path) != nil { throw .older(path: path, owner: Ownership(of: path)?.owner) }
            _ = try open(at: path)
        }
        try compareSchema(of: database, path)
        return database
    }

    /// Opened as a writer would, so that the last one to close it tidies the side files up; but where this user may not write,
    /// nothing is made that would be in the way of who may.
    private static func readable(_ path: String) throws(StoreError) -> Database {
        let (log, shared) = (try size(of: path + "-wal") ?? 0, try size(of: path + "-shm"))
        // Nobody who writes has it open, and nothing is beside it: the file is all there is.
        let isAlone = log == 0 && shared == nil && Forbidden.toWriter(of: path) != nil
        do throws(SQLiteError) {
            if isAlone { return try Database(file: path, .unchanging) }
            let database = try Database(file: path, .readWrite)
            _ = try Schema.objects(of: database)
            return database
        } catch {
            guard error.cause == .unopenable || error.cause == .readOnly else { throw StoreError(error, path: path) }
            if log > 0 { return try copied(path) }
            return try StoreError.about(path) { () throws(SQLiteError) in try Database(file: path, .unchanging) }
        }
    }

    /// A log that a crash left can't be read without making a file beside it. Where this user can't, a copy is read.
    private static func copied(_ path: String) throws(StoreError) -> Database {
        let copy: PrivateCopy
        do throws(SystemError) { copy = try PrivateCopy(of: [path, path + "-wal"]) } catch {
            throw .unusable(
                path: path,
                reason: error.isDiskFull
                    ? "a copy of it has to be read, and the folder for temporary files is full"
                    : "a copy of it has to be read, and none can be made in the folder for temporary files; set TMPDIR")
        }
        defer { withExtendedLifetime(copy) {} }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try StoreError.about(path) { () throws(SQLiteError) in
            let database = try Database(file: copy.folder + "/" + name, .readWrite)
            // From here on it has its files open, and they may lose their names.
            _ = try Schema.objects(of: database)
            return database
        }
    }

    private static func size(of path: String) throws(StoreError) -> Int? {
        do throws(SystemError) { return try PrivateFile.size(of: path) } catch { throw StoreError(error, path: path) }
    }

    private static func prepare(_ database: Database) throws(SQLiteError) {
        // SQLite's defensive mode is only to be had through a C function that Swift does not import.
        try database.execute(
            """
            PRAGMA trusted_schema = OFF;
            PRAGMA cell_size_check = ON;
            PRAGMA mmap_size = 0;
            PRAGMA synchronous = NORMAL;
            PRAGMA wal_autocheckpoint = 4000;
            """)
    }

    /// Refuses what is not a store, without touching it.
    private static func inspect(_ path: String) throws(StoreError) {
        let kind: PrivateFile.Kind
        let size: Int
        do throws(SystemError) {
            kind = try PrivateFile.kind(of: path)
            size = try PrivateFile.size(of: path) ?? 0
        } catch {
            throw StoreError(error, path: path)
        }
        switch kind {
        case .regular: break
        case .missing: throw .missing(path: path)
        case .folder: throw .notOurs(path: path, reason: "it is a folder")
        case .symbolicLink: throw .notOurs(path: path, reason: "it is a symbolic link; name the file it points to")
        case .special: throw .notOurs(path: path, reason: "it is not a regular file")
        }
        // A crash can come between the making of the file and its first page.
        guard size > 0 else { return }
        // SQLite takes what is shorter than its smallest page for empty, and would write over it.
        guard size >= 512 else { throw .notOurs(path: path, reason: "it is not a SQLite database") }
        // A log beside it holds the truth, and a crash may have come while the log was carried over: the file alone is no
        // database then. It is one of this program's or was made by SQLite at least, so nothing is lost by opening it.
        let log: Int?
        do throws(SystemError) { log = try PrivateFile.size(of: path + "-wal") } catch {
            throw StoreError(error, path: path)
        }
        guard log ?? 0 == 0 else { return }
        // Takes no lock and makes no side file.
        let glance = try StoreError.about(path) { () throws(SQLiteError) in try Database(file: path, .unchanging) }
        try identify(glance, path)
    }

    /// The version of the tables, 0 for a file that has none yet.
    @discardableResult
    private static func identify(_ database: Database, _ path: String) throws(StoreError) -> Int64 {
        let (application, version, isEmpty) = try StoreError.about(path) { () throws(SQLiteError) in
            (
                try database.pragma("application_id"), try database.pragma("user_version"),
                try Schema.objects(of: database).isEmpty
            )
        }
        if application == 0, version == 0, isEmpty { return 0 }
        guard application == Schema.applicationID else {
            throw .notOurs(path: path, reason: "it is another program's database")
        }
        guard version <= Schema.version else { throw .newer(path: path, version: version, known: Schema.version) }
        guard version > 0 else { throw .damaged(path: path, reason: "its format has the number \(version)") }
        return version
    }

    /// Our tables must be ours to the letter, and no trigger may meddle with what is written. Indexes, views and tables
    /// that people added do no harm.
    private static func compareSchema(of database: Database, _ path: String) throws(StoreError) {
        let (expected, found, triggers) = try StoreError.about(path) { () throws(SQLiteError) in
            let model = try Database()
            try Schema.migrate(model)
            let triggers = try database.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
                (row) throws(SQLiteError) in try row.text(0)
            }
            return (try Schema.objects(of: model), try Schema.objects(of: database), triggers)
        }
        if let trigger = triggers.first { throw .damaged(path: path, reason: "it has a trigger, '\(trigger)'") }
        for (name, text) in expected where found[name] != text {
            throw .damaged(path: path, reason: "its table or view '\(name)' is not as this program makes it")
        }
    }
}
