import Foundation
package import Platform

/// A user who owns nothing here; only root can become one.
package enum OtherUser {
    private static let words = ["/usr/bin/setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]

    /// Can the built program be run as that user, where tests have their folders?
    package static var isAvailable: Bool {
        guard Ownership.user == "root", FileManager.default.isExecutableFile(atPath: words[0]) else { return false }
        return (try? run(["--version"], in: Scratch.folder).ending) == .exited(0)
    }

    /// Runs the built program as that user. What it says on stderr comes with its output.
    package static func run(
        _ line: [String], in folder: String, _ environment: [String: String] = [:]
    ) throws -> (ending: ChildProcess.Ending, output: String) {
        let child = try ChildProcess(
            "/bin/sh", ["-c", "cd \"$0\" && exec \"$@\" 2>&1", folder] + words + [BuiltProgram.path] + line,
            environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 })
        let output = try child.wholeOutput()
        return (child.wait(), output)
    }
}
