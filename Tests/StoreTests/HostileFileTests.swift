import Foundation
import Keeping
import SQLite
import Store
import Testing

/// Whatever stands where the store should be is told apart, and what is not ours is not touched.
struct HostileFileTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func refusal() -> (store: StoreError?, reader: StoreError?) {
        func caught(_ body: () throws -> Void) -> StoreError? {
            do { try body() } catch { return error as? StoreError }
            return nil
        }
        let path = folder.store
        return (caught { _ = try Store(at: path) }, caught { _ = try SnapshotReader(path) })
    }

    private func isForeign(_ error: StoreError?) -> Bool {
        if case .file(.notOurs)? = error { true } else { false }
    }

    @Test(arguments: [
        Array("hello, I am a text file and no store at all\n".utf8), [0], Array(repeating: 0, count: 4096),
        (0..<9000).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ $0 / 7) },
        Array("SQLite format 3\0".utf8), Array("SQLite format 3\0".utf8) + Array(repeating: 0xFF, count: 8000),
    ])
    func `a file that is no database is refused and left alone`(_ content: [UInt8]) throws {
        try write(content, to: folder.store)
        let (store, reader) = refusal()
        #expect(store != nil && reader != nil)
        #expect(isForeign(store) || "\(store.debugDescription)".contains("damaged"))
        #expect(try bytes(of: folder.store) == content)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["livechat.sqlite"])
    }

    private func edit(_ script: String) throws {
        if !FileManager.default.fileExists(atPath: folder.store) { try write([], to: folder.store) }
        try Database(file: folder.store, .readWrite).execute(script)
    }

    @Test(arguments: ["CREATE TABLE t (x)", "PRAGMA application_id = 7", "PRAGMA user_version = 3"])
    func `another program's database is refused and left alone`(_ script: String) throws {
        try edit(script)
        let before = try bytes(of: folder.store)
        let (store, reader) = refusal()
        #expect(isForeign(store) && isForeign(reader))
        #expect(try bytes(of: folder.store) == before)
    }

    @Test func `a newer store is refused and left alone`() async throws {
        try await Store(at: folder.store).crawl(SampleSite(), at: night(1))
        try edit("PRAGMA user_version = 99")
        let before = try bytes(of: folder.store)
        let (store, reader) = refusal()
        for error in [store, reader] {
            guard case .file(.newer(_, version: 99, let known))? = error, known < 99 else {
                Issue.record("\(error.debugDescription)")
                continue
            }
        }
        #expect(try bytes(of: folder.store) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["livechat.sqlite"])
    }

    @Test(arguments: [
        "CREATE TRIGGER t AFTER INSERT ON content BEGIN DELETE FROM snapshot; END", "DROP VIEW resources",
        "DROP INDEX version_address", "ALTER TABLE content ADD COLUMN more TEXT",
    ])
    func `a store with other tables or with a trigger is refused`(_ script: String) async throws {
        try await Store(at: folder.store).crawl(SampleSite(), at: night(1))
        try edit(script)
        guard case (.file(.damaged)?, .file(.damaged)?) = refusal() else {
            Issue.record("it was opened")
            return
        }
    }

    @Test func `indexes, views and tables that people added do no harm`() async throws {
        try await Store(at: folder.store).crawl(SampleSite(), at: night(1))
        try edit(
            "CREATE TABLE mine (x); CREATE VIEW my_view AS SELECT * FROM resources; CREATE INDEX i ON version (first); ANALYZE"
        )
        #expect(try await Store(at: folder.store).crawl(SampleSite(), at: night(2)).isUnchanged)
        #expect(try SnapshotReader(folder.store).check() == [])
    }

    @Test func `a folder, a link and a pipe are refused`() throws {
        try FileManager.default.createDirectory(atPath: folder.store, withIntermediateDirectories: false)
        #expect(isForeign(refusal().store) && isForeign(refusal().reader))
        try FileManager.default.removeItem(atPath: folder.store)
        try FileManager.default.createSymbolicLink(atPath: folder.store, withDestinationPath: folder.path + "/target")
        #expect(isForeign(refusal().store) && isForeign(refusal().reader))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/target"))
        try FileManager.default.removeItem(atPath: folder.store)
        #expect(mkfifo(folder.store, 0o600) == 0)
        #expect(isForeign(refusal().store) && isForeign(refusal().reader))
    }

    @Test func `a missing store is made by a writer, in one missing folder, and missed by a reader`() throws {
        #expect(refusalOfReader(folder.store) == .missing(path: folder.store))
        let deep = folder.path + "/new/livechat.sqlite"
        _ = try Store(at: deep)
        #expect(try mode(of: folder.path + "/new") == 0o700)
        #expect(throws: StoreError.self) { _ = try Store(at: self.folder.path + "/a/b/livechat.sqlite") }
    }

    private func refusalOfReader(_ path: String) -> StoreError? {
        do { _ = try SnapshotReader(path) } catch { return error }
        return nil
    }

    @Test func `a file cut off anywhere is refused or found out, and one with something behind it too`() async throws {
        try await Store(at: folder.store).crawl(SampleSite(), at: night(1))
        let whole = try bytes(of: folder.store)
        for length in stride(from: 512, to: whole.count, by: 512) {
            try write(Array(whole.prefix(length)), to: folder.store)
            guard let reader = try? SnapshotReader(folder.store) else { continue }
            #expect(!reader.check().isEmpty, "cut at \(length)")
        }
        try write(whole + Array(repeating: 0, count: 4096), to: folder.store)
        #expect(try SnapshotReader(folder.store).check().map(\.place) == ["the file"])
    }

    @Test func `all files are private whatever the umask`() async throws {
        let store = try Store(at: folder.store)
        try await store.crawl(SampleSite(), at: night(1))
        for side in ["", "-wal", "-shm"] { #expect(try mode(of: folder.store + side) == 0o600) }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.store)
        let findings = try SnapshotReader(folder.store).check()
        #expect(findings.map(\.place) == [folder.store])
        #expect(findings.first?.advice == "chmod 600 '\(folder.store)'")
    }

    @Test(arguments: ["a b", "q?mode=memory#x%41", ":memory:", "file:x", "ümläut", "-leading", "line\nfeed"])
    func `a file may be called anything`(_ name: String) async throws {
        let path = folder.path + "/" + name
        try await Store(at: path).crawl(SampleSite(), at: night(1))
        #expect(try SnapshotReader(path).snapshots().count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
    }

    @Test func `a path with a zero byte names no other file`() {
        #expect(throws: StoreError.self) { _ = try Store(at: folder.store + "\0x") }
        #expect(!FileManager.default.fileExists(atPath: folder.store))
    }
}
