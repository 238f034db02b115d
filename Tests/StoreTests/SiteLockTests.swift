import Foundation
import Store
import Testing

struct SiteLockTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func take(_ site: String, _ command: String = "backup") throws(StoreError) -> SiteLock {
        try SiteLock(store: folder.store, site: site, command: command, at: night(1))
    }

    @Test func `a held site says who holds it, and other sites are free`() throws {
        let lock = try take("prod", "livechat-sync backup prod\n")
        let error = try #require(throws: StoreError.self) { _ = try self.take("prod") }
        let process = ProcessInfo.processInfo.processIdentifier
        #expect(
            error.description
                == "another run holds the site 'prod': process \(process), 'livechat-sync backup prod ', since \(night(1))"
        )
        _ = try take("staging")
        withExtendedLifetime(lock) {}
    }

    @Test func `a lock let go is free at once and its file stays`() throws {
        for _ in 0..<3 { withExtendedLifetime(try take("prod")) {} }
        #expect(try mode(of: folder.store + ".prod.lock") == 0o600)
    }

    #if os(Linux)
    /// As a process that is being started has one, until it is another program.
    @Test func `a lock let go is free while a copy of its descriptor is open`() throws {
        var copies: [Int32] = []
        defer { for copy in copies { close(copy) } }
        do {
            let lock = try take("prod")
            for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
                let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + name)
                if target == folder.store + ".prod.lock", let number = Int32(name) { copies.append(dup(number)) }
            }
            withExtendedLifetime(lock) {}
        }
        #expect(!copies.isEmpty)
        withExtendedLifetime(try take("prod")) {}
    }
    #endif

    @Test func `what a dead holder wrote does not hold anybody up`() throws {
        try write(
            Array("4711\n2020-01-01T00:00:00Z\nbackup prod with a long command line\n".utf8),
            to: folder.store + ".prod.lock")
        let lock = try take("prod", "x")
        let text = try String(decoding: bytes(of: folder.store + ".prod.lock"), as: UTF8.self)
        #expect(text.hasSuffix("\nx\n"))
        withExtendedLifetime(lock) {}
    }

    @Test(arguments: ["..", "a/b", "ü", "", "x\0y", "line\nfeed"])
    func `a site may be called anything`(_ site: String) throws {
        let lock = try take(site)
        #expect(throws: StoreError.self) { _ = try self.take(site) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
        withExtendedLifetime(lock) {}
    }

    @Test func `a link where the lock should be is not followed`() throws {
        let lock = folder.store + ".prod.lock"
        try FileManager.default.createSymbolicLink(atPath: lock, withDestinationPath: folder.path + "/target")
        #expect(throws: StoreError.self) { _ = try self.take("prod") }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/target"))
    }
}
