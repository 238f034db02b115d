import Platform
package import SQLite

/// A file of ours: a private SQLite database of one schema. Finds out what stands at its path before anything is written to
/// it, and opens it the way such a file is opened.
package struct KeptFile: Sendable {
    package let path: String
    package let schema: Schema

    package init(_ path: String, _ schema: Schema) {
        self.path = path
        self.schema = schema
    }

    /// For writing; makes the file, and the folder above it if only that is missing.
    package func open() throws(KeepingError) -> Database {
        try KeepingError.about(systemCallsOn: path) { () throws(SystemError) in
            try PrivateFile.createFolder(of: path)
            // Made here and not by SQLite, which would ask the umask for the mode. Its side files take the mode over.
            _ = try PrivateFile.create(at: path)
        }
        if let forbidden = Forbidden.toReader(of: path) ?? Forbidden.toWriter(of: path) { throw .forbidden(forbidden) }
        try inspect()
        // The log of a file lies beside the name by which it was opened: by two names there would be two logs, and two locks.
        if let names = Ownership(of: path)?.names, names > 1 {
            throw .unusable(
                path: path,
                reason: "the file has \(names) names (hard links), and may only be written by one; "
                    + "remove the others, or make a copy of it with 'cp'")
        }
        let database = try KeepingError.about(path) { () throws(SQLiteError) in
            let database = try Database(file: path, .readWrite)
            try prepare(database)
            // A batch of a large crawl touches most pages of three indexes; what does not fit is written twice.
            try database.execute("PRAGMA cache_size = -8000")
            return database
        }
        try identify(database)
        try KeepingError.about(path) { () throws(SQLiteError) in
            try database.execute("PRAGMA journal_mode = WAL")
            try schema.migrate(database)
        }
        try compareSchema(of: database)
        return database
    }

    /// For reading only; the file must be there.
    /// - Parameter bringsUpToDate: whether an older file is brought to the present version, which is a write, or taken for
    ///   missing.
    package func openForReading(bringsUpToDate: Bool = true) throws(KeepingError) -> Database {
        if let forbidden = Forbidden.toReader(of: path) { throw .forbidden(forbidden) }
        try inspect()
        let database = try readable()
        try KeepingError.about(path) { () throws(SQLiteError) in
            try prepare(database)
            try database.execute("PRAGMA query_only = ON")
        }
        let version = try identify(database)
        guard version > 0 else { throw .missing(path: path) }
        // An older file is brought up to date first, as the next writer would do.
        if version < schema.version {
            guard bringsUpToDate else { throw .missing(path: path) }
            if Forbidden.toWriter(of: path) != nil { throw .older(path: path, owner: Ownership(of: path)?.owner) }
            _ = try open()
        }
        try compareSchema(of: database)
        return database
    }

    /// Bytes on the disk, the log included.
    package var size: Int { ["", "-wal"].reduce(0) { $0 + (((try? PrivateFile.size(of: path + $1)) ?? nil) ?? 0) } }

    /// The file and those that SQLite keeps beside it.
    static func parts(of path: String) -> [String] { [path, path + "-wal", path + "-shm"] }
}

extension KeptFile {
    /// Opened as a writer would, so that the last one to close it tidies the side files up; but where this user may not write,
    /// nothing is made that would be in the way of who may.
    private func readable() throws(KeepingError) -> Database {
        let (log, shared) = (try size(of: path + "-wal") ?? 0, try size(of: path + "-shm"))
        // Nobody who writes has it open, and nothing is beside it: the file is all there is.
        let isAlone = log == 0 && shared == nil && Forbidden.toWriter(of: path) != nil
        do throws(SQLiteError) {
            if isAlone { return try Database(file: path, .unchanging) }
            let database = try Database(file: path, .readWrite)
            _ = try database.objects()
            return database
        } catch {
            guard [.unopenable, .readOnly, .diskFull].contains(error.cause) else {
                throw KeepingError(error, path: path)
            }
            if log > 0, error.cause == .diskFull, let database = try? held() { return database }
            if log > 0 { return try copied() }
            return try KeepingError.about(path) { () throws(SQLiteError) in try Database(file: path, .unchanging) }
        }
    }

    /// Where there is no room for a file beside the log: who has the database to himself needs none.
    private func held() throws(SQLiteError) -> Database {
        let database = try Database(file: path, .readWrite)
        try database.execute("PRAGMA locking_mode = EXCLUSIVE")
        _ = try database.objects()
        return database
    }

    /// A log that a crash left can't be read without making a file beside it. Where this user can't, a copy is read.
    private func copied() throws(KeepingError) -> Database {
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
        return try KeepingError.about(path) { () throws(SQLiteError) in
            let database = try Database(file: copy.folder + "/" + name, .readWrite)
            // From here on it has its files open, and they may lose their names.
            _ = try database.objects()
            return database
        }
    }

    private func size(of part: String) throws(KeepingError) -> Int? {
        try KeepingError.about(systemCallsOn: part) { () throws(SystemError) in try PrivateFile.size(of: part) }
    }

    private func prepare(_ database: Database) throws(SQLiteError) {
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

    /// Refuses what is not such a file, without touching it.
    private func inspect() throws(KeepingError) {
        let (kind, size, log) = try KeepingError.about(systemCallsOn: path) { () throws(SystemError) in
            (
                try PrivateFile.kind(of: path), try PrivateFile.size(of: path) ?? 0,
                try PrivateFile.size(of: path + "-wal") ?? 0
            )
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
        guard log == 0 else { return }
        // Takes no lock and makes no side file.
        let glance = try KeepingError.about(path) { () throws(SQLiteError) in try Database(file: path, .unchanging) }
        try identify(glance)
    }

    /// The version of the tables, 0 for a file that has none yet.
    @discardableResult
    private func identify(_ database: Database) throws(KeepingError) -> Int64 {
        let (application, version, isEmpty) = try KeepingError.about(path) { () throws(SQLiteError) in
            (
                try database.pragma("application_id"), try database.pragma("user_version"),
                try database.objects().isEmpty
            )
        }
        if application == 0, version == 0, isEmpty { return 0 }
        guard application == schema.applicationID else {
            throw .notOurs(path: path, reason: "it is another program's database")
        }
        guard version <= schema.version else { throw .newer(path: path, version: version, known: schema.version) }
        guard version > 0 else { throw .damaged(path: path, reason: "its format has the number \(version)") }
        return version
    }

    /// Our tables must be ours to the letter, and no trigger may meddle with what is written. Indexes, views and tables
    /// that people added do no harm.
    private func compareSchema(of database: Database) throws(KeepingError) {
        let (oddity, trigger) = try KeepingError.about(path) { () throws(SQLiteError) in
            (
                try schema.firstOddity(of: database),
                try database.first("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
                    (row) throws(SQLiteError) in try row.text("name")
                }
            )
        }
        if let trigger { throw .damaged(path: path, reason: "it has a trigger, '\(trigger)'") }
        if let oddity {
            throw .damaged(path: path, reason: "its table or view '\(oddity)' is not as this program makes it")
        }
    }
}
