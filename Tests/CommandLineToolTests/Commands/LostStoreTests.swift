import CommandLineTool
import Foundation
import Synchronization
import TestSupport
import Testing

/// The store goes away while a run writes to a site.
struct LostStoreTests {
    private static let deeds: [String: @Sendable (String) throws -> Void] = [
        "deleted": { try FileManager.default.removeItem(atPath: $0) },
        "moved away": { try FileManager.default.moveItem(atPath: $0, toPath: $0 + ".old") },
        "replaced by a copy": { path in
            try FileManager.default.copyItem(atPath: path, toPath: path + ".new")
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: path + ".new", toPath: path)
        },
        "emptied": { try #require(FileHandle(forWritingAtPath: $0)).truncate(atOffset: 0) },
        "robbed of its log": { try FileManager.default.removeItem(atPath: $0 + "-wal") },
    ]

    @Test(arguments: deeds.keys.sorted()) func `nothing more is sent, and what was sent is printed`(
        deed: String
    ) async throws {
        let bench = try await Workbench.afterBackup()
        for item in bench.ask(.get, "/customVariables")?.elements ?? [] {
            bench.ask(.delete, "/customVariables/\(item["id"]?.text ?? "")")
        }
        for item in bench.ask(.get, "/webhooks")?.elements ?? [] {
            bench.ask(.delete, "/webhooks/\(item["id"]?.text ?? "")")
        }
        #expect(await bench.run("plan --from shop@1 --to shop --output back.json").code == .done)
        let before = bench.writes.count
        let (store, isOver) = (bench.store, Mutex(false))
        let act = try #require(Self.deeds[deed])
        bench.befall { request in
            if request.method != .get, !isOver.withLock({ known in (known, known = true).0 }) { try? act(store) }
            return false
        }
        let answer = await bench.run("apply back.json --yes")
        #expect(answer.code == .machine)
        #expect(bench.writes.count == before + 1, "\(bench.writes)")
        #expect(answer.error.contains("deleted, moved or replaced"), "\(answer.error)")
        #expect(answer.error.contains("create customVariables/cart%20value"), "\(answer.error)")
        #expect(!answer.error.contains("resume"), "\(answer.error)")
    }
}
