import Foundation
package import Platform

/// The program as it was built beside the tests, run as a process of its own.
package enum BuiltProgram {
    /// Where the build put it; the tests stand in the same folder.
    package static var path: String {
        let tests =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("livechat-sync").path
    }

    /// Starts it in a folder, with that environment and nothing else of ours. What it says on stderr goes to a file there.
    package static func start(
        _ words: [String], in folder: String, _ environment: [String: String] = [:]
    ) throws -> ChildProcess {
        let line = "cd \"$0\" && exec \"$@\" 2>>stderr.txt"
        return try ChildProcess(
            "/bin/sh", ["-c", line, folder, path] + words,
            environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 })
    }

    /// Runs it to its end.
    package static func run(
        _ words: [String], in folder: String, _ environment: [String: String] = [:]
    ) throws -> (ending: ChildProcess.Ending, output: String) {
        let child = try start(words, in: folder, environment)
        let output = try child.wholeOutput()
        return (child.wait(), output)
    }
}

extension ChildProcess {
    /// Everything that it prints until it closes its output.
    package func wholeOutput() throws -> String {
        var bytes: [UInt8] = []
        while true {
            let piece = try output.read(atMost: 65_536)
            if piece.isEmpty { return String(decoding: bytes, as: UTF8.self) }
            bytes += piece
        }
    }
}
