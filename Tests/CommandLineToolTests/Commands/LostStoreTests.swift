import CommandLineTool
import Foundation
import Synchronization
import TestSupport
import Testing
import Wire

/// The store goes away while a run writes to a site.
struct LostStoreTests {
    enum Deed: CaseIterable, Sendable {
        case deleted, movedAway, replacedByCopy, emptied, robbedOfLog

        func act(on store: String) throws {
            let files = FileManager.default
            switch self {
            case .deleted: try files.removeItem(atPath: store)
            case .movedAway: try files.moveItem(atPath: store, toPath: store + ".old")
            case .replacedByCopy:
                try files.copyItem(atPath: store, toPath: store + ".new")
                try files.removeItem(atPath: store)
                try files.moveItem(atPath: store + ".new", toPath: store)
            case .emptied: try FileHandle(forWritingTo: URL(fileURLWithPath: store)).truncate(atOffset: 0)
            case .robbedOfLog: try files.removeItem(atPath: store + "-wal")
            }
        }
    }

    @Test(arguments: Deed.allCases) func `nothing more is sent, and what was sent is printed`(
        deed: Deed
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
        let store = bench.store
        let isOver = Mutex(false)
        bench.befall { request in
            if request.method != .get, !isOver.withLock({ known in (known, known = true).0 }) {
                try? deed.act(on: store)
            }
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
