import Foundation
import Keeping
import SQLite
import Store
import Testing

/// A file of a schema that the store knows nothing of is kept as the store is.
struct OpeningTests {
    let folder: NoteFolder
    let file: KeptFile

    init() throws {
        folder = try NoteFolder()
        file = KeptFile(folder.file, NoteFile.schema)
    }

    @Test func `a file is made private, and what is written stands in it`() throws {
        try file.open().insert(Note(id: 1, "buy milk"))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try file.openForReading().records(Note.self, "") == [Note(id: 1, "buy milk")])
        #expect(try folder.names == ["notes.sqlite"])
        #expect(file.size == (try folder.bytes(of: folder.file).count))
    }

    @Test func `a reader writes nothing, and makes no file`() throws {
        #expect(throws: KeepingError.missing(path: folder.file)) { try file.openForReading() }
        #expect(try folder.names == [])
        _ = try file.open()
        let reader = try file.openForReading()
        #expect(throws: SQLiteError.self) { try reader.insert(Note(id: 1, "no")) }
    }

    @Test func `two kinds of file refuse each other, and leave each other alone`() throws {
        let store = folder.path + "/livechat.sqlite"
        _ = try Store(at: store)
        _ = try file.open()
        let before = (try folder.bytes(of: store), try folder.bytes(of: folder.file))
        let reason = "it is another program's database"
        let asNotes = KeptFile(store, NoteFile.schema)
        #expect(throws: KeepingError.notOurs(path: store, reason: reason)) { try asNotes.open() }
        #expect(throws: KeepingError.notOurs(path: store, reason: reason)) { try asNotes.openForReading() }
        let refusal = StoreError.file(.notOurs(path: folder.file, reason: reason))
        #expect(throws: refusal) { try Store(at: folder.file) }
        #expect(throws: refusal) { try SnapshotReader(folder.file) }
        #expect(try folder.bytes(of: store) == before.0)
        #expect(try folder.bytes(of: folder.file) == before.1)
        #expect(try folder.names == ["livechat.sqlite", "notes.sqlite"])
    }

    @Test(arguments: [
        "DROP VIEW todo", "DROP INDEX note_text", "ALTER TABLE note ADD COLUMN more TEXT",
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END",
    ])
    func `a file that is not made as its schema says is damaged`(_ change: String) throws {
        try file.open().execute(change)
        for open in [{ _ = try file.open() }, { _ = try file.openForReading() }] as [() throws -> Void] {
            let error = try #require(throws: KeepingError.self) { try open() }
            guard case .damaged = error else {
                Issue.record("\(error)")
                continue
            }
        }
    }

    @Test func `space that nothing stands in any more goes back to the disk`() throws {
        let database = try file.open()
        for id in 0..<200 { try database.insert(Note(id: Int64(id), String(repeating: "long ", count: 200))) }
        try database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        let full = file.size
        try database.run("DELETE FROM note")
        try database.compact()
        #expect(full > 200_000 && file.size < full / 4)
    }

    @Test func `what has to be on the disk is all there or not at all`() throws {
        let database = try file.open()
        #expect(throws: SQLiteError.self) {
            try database.durably { () throws(SQLiteError) in
                try database.insert(Note(id: 1, "one"))
                throw .aborted("no")
            }
        }
        try database.durably { () throws(SQLiteError) in try database.insert(Note(id: 2, "two")) }
        #expect(try database.records(Note.self, "").map(\.id) == [2])
        #expect(try database.pragma("synchronous") == 1)
    }

    @Test func `the words of what went wrong name the kind of file that it is`() throws {
        let error = try #require(throws: KeepingError.self) { try file.openForReading() }
        #expect(
            error.words(calling: "notebook", madeBy: "note")
                == "there is no notebook at '\(folder.file)' yet; 'note' makes one")
    }
}
