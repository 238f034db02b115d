import Foundation

/// Where the folders of tests are.
package enum Scratch {
    /// In memory where the machine offers plenty of it: stores wait for the disk at every durable commit, and no test asks
    /// whether the disk is one. A `TMPDIR` that somebody has set is kept to.
    package static let folder: String = {
        let memory = "/dev/shm"
        let isAsked = ProcessInfo.processInfo.environment["TMPDIR"].map { !$0.isEmpty } ?? false
        let free = try? FileManager.default.attributesOfFileSystem(forPath: memory)[.systemFreeSize] as? NSNumber
        guard !isAsked, let free, free.int64Value > 2 << 30, FileManager.default.isWritableFile(atPath: memory) else {
            return FileManager.default.temporaryDirectory.path
        }
        return memory
    }()

    /// The path of something that nobody else has.
    package static func path(_ name: String) -> String { "\(folder)/\(name)-\(UUID().uuidString)" }
}
