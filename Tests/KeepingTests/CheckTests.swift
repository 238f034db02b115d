import Foundation
import Keeping
import SQLite
import Testing

/// Rows and files that are not as they were written are found out.
struct CheckTests {
    let folder: NoteFolder
    let file: KeptFile

    init() throws {
        folder = try NoteFolder()
        file = KeptFile(folder.file, NoteFile.schema)
        let database = try file.open()
        for note in [Note(id: 1, "buy milk"), Note(id: 2, "call home", isDone: true)] { try database.insert(note) }
    }

    private func findings() throws -> [CheckFinding] {
        var check = FileCheck(file, try file.openForReading())
        check.run()
        return check.findings
    }

    @Test func `a file that is as it was written has no findings`() throws {
        #expect(try findings() == [])
    }

    @Test(arguments: [
        "UPDATE note SET text = 'buy beer' WHERE id = 2", "UPDATE note SET done = 0 WHERE id = 2",
        "UPDATE note SET seal = seal + 1 WHERE id = 2", "UPDATE note SET id = 3 WHERE id = 2",
    ])
    func `a row that was changed behind the program's back is named, and not read`(_ change: String) throws {
        try file.open().execute(change)
        #expect(try findings().map(\.place).allSatisfy { $0.hasPrefix("table note, row ") })
        #expect(try findings().count == 1)
        let reader = try file.openForReading()
        let error = try #require(throws: SQLiteError.self) { try reader.records(Note.self, "ORDER BY id") }
        #expect(error.message.hasSuffix("is not as it was written") && error.message.hasPrefix("the note "))
        #expect(try reader.unprovedRecords(Note.self, "").count == 2)
    }

    @Test func `what others may read is a finding, and so is what hangs on behind the end`() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.file)
        // What SQLite makes beside it takes the mode over.
        #expect(try findings().first?.advice == "chmod 600 '\(folder.file)'")
        #expect(try findings().allSatisfy { $0.problem == "its mode is 640, others may read it" })
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.file)
        let bytes = try folder.bytes(of: folder.file)
        try Data(bytes + [UInt8](repeating: 0, count: 4096)).write(to: URL(fileURLWithPath: folder.file))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.file)
        #expect(try findings().map(\.place) == ["the file"])
    }

    @Test func `a part that can't be read does not hide the others`() throws {
        var check = FileCheck(file, try file.openForReading())
        check.attempt("the first") { (_) throws(SQLiteError) in throw .mismatch("it can't be read") }
        check.attempt("the second") { (check) throws(SQLiteError) in check.report("the second", "odd") }
        #expect(check.findings.map(\.problem) == ["it can't be read", "odd"])
    }

    @Test func `a row comes back as it was written, and takes the place of one with the same key`() throws {
        let database = try file.open()
        try database.insert(Note(id: 2, "call again"), "REPLACE")
        #expect(try database.records(Note.self, "WHERE id = ?", 2) == [Note(id: 2, "call again")])
        #expect(throws: SQLiteError.self) { try database.insert(Note(id: 2, "twice")) }
    }
}
