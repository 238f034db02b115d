import Catalog
import Foundation
import Platform
import Store
import TestSupport
import Testing
import Wire

struct OneSecondTests {
    let folder: TemporaryFolder
    let store: Store
    let reader: SnapshotReader

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.store)
        reader = try SnapshotReader(folder.store)
    }

    @Test func `two snapshots of one second are two, and each shows its own`() async throws {
        var sample = SampleSite()
        for number in 1...3 {
            sample.change("settings", ["v": .integer(number)])
            #expect(try await store.crawl(sample, at: night(1)).snapshot.number == number)
        }
        // A clock that was set back makes no difference either.
        sample.change("settings", ["v": 4])
        #expect(try await store.crawl(sample, at: night(0)).snapshot.number == 4)
        #expect(try reader.snapshots().map(\.number).sorted() == [1, 2, 3, 4])
        for number in 1...4 { #expect(try reader.body(of: "settings", in: number) == "{\"v\":\(number)}") }
        #expect(reader.check() == [])
    }

    /// Of one moment, some of them; of none, others.
    private static let moments = [
        "2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00", "2026-01-01T00:00:00.0000000Z",
        "2026-01-01T00:00:00.000Z", "0001-01-01T00:00:00", "9999-12-31T23:59:59.9999999Z", "1/1/2026 12:00:00 AM",
        "2026-02-30T25:61:61Z", "", "/Date(1767225600000)/",
    ]

    @Test func `a moment in a body is the text that it is`() async throws {
        var sample = SampleSite()
        for (index, text) in Self.moments.enumerated() {
            sample.change("settings", ["at": .string(text)])
            let outcome = try await store.crawl(sample, at: night(index + 1))
            #expect(outcome.snapshot.number == index + 1, "'\(text)' is taken for the one before it")
            let body = try #require(try reader.resource(at: "settings", in: index + 1)).raw
            #expect(Array(body) == Array("{\"at\":\"\(text)\"}".utf8))
        }
    }

    #if os(Linux)
    /// Closing a file drops all locks that the process has on it, whoever took them.
    @Test func `whatever else looks at a store that is open takes none of its locks away`() async throws {
        try await store.crawl(SampleSite(), at: night(1))
        let cursor = try reader.resources(in: 1)
        _ = try cursor.next()
        let before = try locks()
        #expect(before.count > 2)
        do {
            let other = try SnapshotReader(folder.store)
            #expect(other.check() == [])
            #expect(try other.snapshots().count == 1)
            let lock = try SiteLock(store: folder.store, site: "prod", command: "x", at: "2026-11-21T02:00:00Z")
            withExtendedLifetime(lock) {}
            _ = try await Store(at: folder.store).runs()
        }
        #expect(try locks() == before)
        #expect(try cursor.next() != nil)
    }

    /// Locks of this process on the store and the files beside it, as each open file has them: the list of all locks of the machine may
    /// skip some while others come and go.
    private func locks() throws -> Set<String> {
        var found: Set<String> = []
        for number in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            guard
                let file = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + number),
                file.hasPrefix(folder.store),
                let all = FileManager.default.contents(atPath: "/proc/self/fdinfo/" + number)
            else { continue }
            let lines = String(decoding: all, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("lock:") }
            found.formUnion(lines.map { $0.split(separator: " ").dropFirst().joined(separator: " ") })
        }
        return found
    }
    #endif
}
