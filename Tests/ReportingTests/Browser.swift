import Foundation
import Platform
import TestSupport

/// Headless Chromium, where it is installed: what it makes of a page.
struct Browser {
    struct Look {
        /// The document as it stands after its scripts have run.
        let dom: String
        /// What the browser asked the network for, and what it said of the page.
        let log: String
    }

    static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    static var isThere: Bool { path != nil }

    private let folder: String

    init() throws {
        folder = Scratch.path("reporting-tests")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// Opens a page from the disk, as a person would.
    func open(_ page: String, width: Int = 800) async throws -> Look {
        let output = try await run(page, ["--dump-dom", "--window-size=\(width),1000"])
        let log = try String(contentsOfFile: folder + "/net.json", encoding: .utf8)
        let said = try String(contentsOfFile: folder + "/stderr.txt", encoding: .utf8)
        return Look(dom: output, log: log + said)
    }

    /// A picture of it, as PNG.
    func picture(_ page: String, width: Int, isDark: Bool) async throws -> Data {
        _ = try await run(
            page,
            [
                "--screenshot=\(folder)/page.png", "--window-size=\(width),1200",
                "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)",
            ])
        return try Data(contentsOf: URL(fileURLWithPath: folder + "/page.png"))
    }

    private func run(_ page: String, _ arguments: [String]) async throws -> String {
        try await aside { try wait(page, arguments) }
    }

    private func wait(_ page: String, _ arguments: [String]) throws -> String {
        try page.write(toFile: folder + "/page.html", atomically: true, encoding: .utf8)
        let line = "exec \"$@\" 2>'\(folder)/stderr.txt'"
        let child = try ChildProcess(
            "/bin/sh",
            [
                "-c", line, "sh", Self.path ?? "", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--virtual-time-budget=3000", "--enable-logging=stderr", "--user-data-dir=\(folder)/profile",
                "--log-net-log=\(folder)/net.json",
            ] + arguments + ["file://\(folder)/page.html"],
            environment: ["PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8"])
        var bytes: [UInt8] = []
        while true {
            let piece = try child.output.read(atMost: 65_536)
            if piece.isEmpty { break }
            bytes += piece
        }
        child.wait()
        return String(decoding: bytes, as: UTF8.self)
    }
}
