import Foundation
import Keeping
import Platform
import TestSupport
import Testing

/// What is held beside a file of ours is held by one.
struct FileHoldTests {
    let folder: NoteFolder

    init() throws { folder = try NoteFolder() }

    private func take(_ name: String) throws(KeepingError) -> FileHold {
        try FileHold(
            beside: folder.file, name: name, words: "the notes on '\(name)'", command: "note",
            at: "2026-11-21T02:00:00Z")
    }

    @Test func `what is held is held once, and free when it is let go`() throws {
        #expect(FileHold.isTaken(beside: folder.file, name: "home") == false)
        #expect(try folder.names == [])
        let hold = try take("home")
        let error = try #require(throws: KeepingError.self) { _ = try self.take("home") }
        guard case .held("the notes on 'home'", let holder?) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(holder.command == "note" && holder.since == "2026-11-21T02:00:00Z")
        #expect(FileHold.isTaken(beside: folder.file, name: "home") == true)
        _ = try take("work")
        withExtendedLifetime(hold) {}
        #expect(try folder.names == ["notes.sqlite.home.lock", "notes.sqlite.work.lock"])
    }

    @Test func `a hold does not outlive its object`() throws {
        for _ in 0..<2 { withExtendedLifetime(try take("home")) {} }
        #expect(FileHold.isTaken(beside: folder.file, name: "home") == false)
    }
}
