import CommandLineTool
import Foundation
import Platform
import SQLite
import Service
import Store
import TestSupport
import Testing
import Wire

/// The store of one user in the hands of another.
@Suite(.ownThreads, .enabled(if: OtherUser.isAvailable))
struct OtherUserTests {
    private let bench: Workbench

    private static let prepared = PreparedBench.once {
        let bench = try await Workbench.afterBackup()
        bench.ask(.post, "/bans", ["type": "ip", "ip": "203.0.113.9"])
        #expect(await bench.run("backup shop").code == .done)
        #expect(await bench.run("export shop@1 ./out").code == .done)
        #expect(await bench.run("restore shop@1 --mirror --yes").code == .done)
        return bench
    }

    init() async throws {
        bench = try await Workbench.copy(of: Self.prepared)
        try allow(0o644)
    }

    private func allow(_ mode: Int, _ sides: [String] = ["", "-wal", "-shm"]) throws {
        for side in sides where FileManager.default.fileExists(atPath: bench.store + side) {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: bench.store + side)
        }
        for name in ["livechat-sync.json", "out"] {
            _ = try ChildProcess("/bin/chmod", ["-R", "a+rX", bench.folder.path + "/" + name], environment: [:]).wait()
        }
    }

    private func run(_ line: String) throws -> (ending: ChildProcess.Ending, output: String) {
        try OtherUser.run(line.split(separator: " ").map(String.init), in: bench.folder.path, ["TOKEN_SHOP": "x"])
    }

    /// As the program says it.
    private var store: String { bench.store.replacingOccurrences(of: "//", with: "/") }

    private func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).sorted()
    }

    static let readers = [
        "snapshots", "show shop@1", "show shop@1 settings", "history shop", "history shop settings", "runs", "runs 1",
        "map list --from shop --to shop", "map explain --from shop --to shop", "diff shop@1 shop@2",
        "diff shop@1 ./out",
        "export shop@2 -", "check", "doctor --max-age 9999d", "forget --keep-last 1 --dry-run",
        "__complete bash -- show shop@",
    ]

    @Test(arguments: readers)
    func `who may only read reads, and leaves nothing behind`(_ line: String) throws {
        let before = try files()
        let answer = try run(line)
        if !line.hasPrefix("__"), !line.hasPrefix("doctor") { #expect(answer.ending == .exited(0), "\(answer.output)") }
        #expect(!answer.output.contains("may not"))
        #expect(try files() == before)
    }

    /// In a folder where anybody may make files, those of a reader would be in the owner's way.
    @Test(arguments: [0o755, 0o777])
    func `the owner writes on after a reader was there`(_ folder: Int) async throws {
        try FileManager.default.setAttributes([.posixPermissions: folder], ofItemAtPath: bench.folder.path)
        let before = try files()
        #expect(try run("runs").ending == .exited(0))
        #expect(try files() == before)
        #expect(await bench.run("backup shop").code == .done)
    }

    @Test(arguments: [false, true])
    func `what a crash left beside the store is read, too`(hasIndex: Bool) throws {
        let log = bench.folder.path + "/log"
        do {
            let writer = try Database(file: bench.store, .readWrite)
            try writer.execute(
                "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE mine (x); INSERT INTO mine VALUES (1)"
            )
            for side in ["", "-wal", "-shm"] {
                try FileManager.default.copyItem(atPath: bench.store + side, toPath: log + side)
            }
        }
        for side in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: bench.store + side)
            if side == "-shm", !hasIndex { continue }
            try FileManager.default.moveItem(atPath: log + side, toPath: bench.store + side)
        }
        try allow(0o644)
        for line in ["snapshots", "check", "runs"] {
            let answer = try run(line)
            #expect(answer.ending == .exited(0), "\(line): \(answer.output)")
        }
        try allow(0o600, ["-wal"])
        let answer = try run("snapshots")
        #expect(answer.ending == .exited(9))
        #expect(answer.output.contains("may not read '\(store)-wal', which belongs to root"))
    }

    @Test func `who may not read is told whose it is, and no store is made or missed`() throws {
        try allow(0o600)
        for line in ["runs", "snapshots", "map list --from shop --to shop", "backup shop"] {
            let answer = try run(line)
            #expect(answer.ending == .exited(9))
            #expect(answer.output.contains("may not read '\(store)', which belongs to root; run this as root"))
        }
    }

    @Test(arguments: [
        "backup shop", "plan --from shop@1 --to shop", "restore shop@1 --yes", "undo 1", "forget --keep-last 1",
        "map clear --to shop",
    ])
    func `who may not write is told so, by name, with what to do`(_ line: String) throws {
        let answer = try run(line)
        #expect(answer.ending == .exited(9), "\(answer.output)")
        #expect(answer.output.contains("may not write '\(store)', which belongs to root"))
        #expect(answer.output.contains("chown "))
    }

    @Test func `a store of an earlier version waits for who may write it`() throws {
        let old = bench.folder.path + "/old.sqlite"
        _ = FileManager.default.createFile(atPath: old, contents: nil, attributes: [.posixPermissions: 0o644])
        try Database(file: old, .readWrite).execute(StoresOfOld.script(StoresOfOld.format2))
        let answer = try run("--store old.sqlite snapshots")
        #expect(answer.ending == .exited(9))
        #expect(answer.output.contains("earlier version"))
        #expect(answer.output.contains("as root once"))
        _ = try SnapshotReader(old)
        #expect(try run("--store old.sqlite snapshots").ending == .exited(0))
    }

    /// The first run as root and the next as the nightly user.
    @Test func `what root leaves beside somebody else's store does not stand in that user's way`() async throws {
        for file in [bench.folder.path, bench.store] {
            try FileManager.default.setAttributes(
                [.ownerAccountID: 65534, .groupOwnerAccountID: 65534], ofItemAtPath: file)
        }
        try FileManager.default.removeItem(atPath: bench.store + ".shop.lock")
        #expect(await bench.run("backup shop").code == .done)
        let answer = try run("forget --keep-last 1")
        #expect(answer.ending == .exited(0), "\(answer.output)")
    }

    @Test func `a lock that only root may take is said to be root's`() throws {
        for file in [bench.folder.path, bench.store] {
            try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: file)
        }
        let answer = try run("forget --keep-last 1")
        #expect(answer.ending == .exited(9))
        #expect(answer.output.contains("'\(store).shop.lock', which belongs to root"))
    }
}
