import Catalog
import Foundation
import Store
import TestSupport
import Testing
import Wire

/// A hundred thousand resources. Measures, and so only runs when asked: `LIVECHAT_SYNC_BENCHMARK=1`, in a release build.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["LIVECHAT_SYNC_BENCHMARK"] != nil))
struct ScaleTests {
    private static let count = 100_000
    private static let place = Place(kind: "bans", path: "/bans")

    private func page(_ start: Int) -> [Resource] {
        (start..<start + 20).map { number in
            // Spread like guids.
            let id = String(UInt64(number) &* 0x9E37_79B9_7F4A_7C15, radix: 16) + "-4a0c-9b1e-2f7a51c3d9e0"
            let body: JSONValue = [
                "id": .string(id), "value": .string("10.0.\(number / 256).\(number % 256)"), "type": "ip",
                "comment": .string(String(repeating: "lorem ipsum ", count: 40)), "createdBy": "agent",
                "order": .integer(number),
            ]
            return Resource(kind: "bans", path: "/bans/" + id, id: id, address: "bans/\(id)", body: body)
        }
    }

    private func crawl(_ path: String, at: UTCTime) async throws -> CrawlOutcome {
        let store = try Store(at: path)
        let draft = try await store.begin(site: "prod", url: "u", at: at)
        for start in stride(from: 0, to: Self.count, by: 20) {
            try await store.record(page(start), in: Self.place, of: draft)
        }
        return try await store.finish(
            draft, coverage: [Coverage(kind: "bans", path: "/bans", state: .complete)], requests: 5000, seconds: 60)
    }

    private func measured<T>(_ what: String, _ body: () async throws -> T) async throws -> T {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try await body()
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        let io = (try? String(contentsOfFile: "/proc/self/io", encoding: .utf8)) ?? ""
        let written = io.split(separator: "\n").first { $0.hasPrefix("wchar") } ?? ""
        print("\(what): \(clock.now - start), \(peak), \(written)")
        return result
    }

    @Test func `a hundred thousand resources`() async throws {
        let folder = try TemporaryFolder()
        let first = try await measured("first crawl") { try await crawl(folder.store, at: night(1)) }
        #expect(first.snapshot.resources == Self.count)
        print("file: \(size(of: folder.store)) bytes")
        let second = try await measured("unchanged crawl") { try await crawl(folder.store, at: night(2)) }
        #expect(second.isUnchanged)
        let reader = try SnapshotReader(folder.store)
        try await measured("reading all") {
            var count = 0
            try reader.forEach(in: 1) { count += $0.raw.count }
        }
        try await measured("reading all and parsing") {
            var count = 0
            try reader.forEach(in: 1) { count += try $0.body().members?.count ?? 0 }
        }
        let findings = try await measured("check") { reader.check() }
        #expect(findings == [])
    }
}
