import Foundation
import Keeping
import SQLite
import Testing

/// A schema is a list of migrations, and a file is somewhere along it.
struct MigrationTests {
    let folder: NoteFolder

    init() throws { folder = try NoteFolder() }

    private var old: KeptFile { KeptFile(folder.file, NoteFile.old) }
    private var new: KeptFile { KeptFile(folder.file, NoteFile.schema) }

    private func makeOld(_ texts: String...) throws {
        let database = try old.open()
        for (index, text) in texts.enumerated() {
            try database.insert(into: "note", ["id": .integer(Int64(index)), "text": .text(text)])
        }
    }

    private func todo() throws -> [String] {
        try new.openForReading().rows("SELECT text FROM todo ORDER BY text") { (row) throws(SQLiteError) in
            try row.text("text")
        }
    }

    @Test(arguments: [false, true])
    func `an older file is brought up to date with all that is in it, by readers too`(isReading: Bool) throws {
        try makeOld("buy milk", "x call home")
        if !isReading { _ = try new.open() }
        #expect(
            try new.openForReading().records(Note.self, "ORDER BY id") == [
                Note(id: 0, "buy milk"), Note(id: 1, "call home", isDone: true),
            ])
        #expect(try todo() == ["buy milk"])
    }

    @Test func `who only glances takes an older file for missing`() throws {
        try makeOld("buy milk")
        let before = try folder.bytes(of: folder.file)
        #expect(throws: KeepingError.missing(path: folder.file)) { try new.openForReading(bringsUpToDate: false) }
        #expect(try folder.bytes(of: folder.file) == before)
    }

    @Test func `a newer file is refused`() throws {
        _ = try new.open()
        let error = KeepingError.newer(path: folder.file, version: 2, known: 1)
        #expect(throws: error) { try old.open() }
        #expect(throws: error) { try old.openForReading() }
    }

    @Test func `a row that decayed gets no new seal, and the file stays as it is`() throws {
        try makeOld("buy milk", "x call home")
        try old.open().execute("UPDATE note SET text = 'buy beer' WHERE id = 0")
        #expect(
            throws: KeepingError.damaged(path: folder.file, reason: "a note is not as it was written")
        ) { try new.open() }
        #expect(try old.open().number("SELECT count(*) FROM note") == 2)
    }

    @Test func `a migration that fails takes those before it back`() throws {
        try makeOld("buy milk")
        let failing = Migration("never") { (_) throws(SQLiteError) in throw .mismatch("no") }
        let schema = Schema(
            applicationID: NoteFile.applicationID, migrations: NoteFile.schema.migrations + [failing],
            sealed: ["note"])
        #expect(throws: KeepingError.damaged(path: folder.file, reason: "no")) {
            try KeptFile(folder.file, schema).open()
        }
        #expect(try old.openForReading().number("SELECT count(*) FROM todo") == 1)
    }

    @Test func `views that people made go on working`() throws {
        try makeOld("buy milk", "x call home")
        try old.open().execute("CREATE VIEW mine AS SELECT text FROM todo; CREATE VIEW all_of_it AS SELECT * FROM note")
        let database = try new.open()
        #expect(try database.number("SELECT count(*) FROM mine") == 1)
        #expect(try database.number("SELECT count(*) FROM all_of_it") == 2)
    }
}
