import CommandLineTool
import Configuring
import Foundation
import TestSupport

/// A folder of its own for one test, gone with it.
final class ConfigurationFolder: Sendable {
    let path: String

    init() throws {
        path = Scratch.path("livechat-sync-tests")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func write(_ text: String, to name: String = "livechat-sync.json", mode: Int = 0o600) throws -> String {
        let file = path + "/" + name
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        return file
    }

    func surroundings(_ environment: [String: String] = [:]) -> Surroundings {
        Recorder().surroundings(environment, folder: path, home: path + "/home")
    }

    /// The configuration that is made of this text, in the usual file.
    func configuration(
        _ text: String, _ environment: [String: String] = [:], _ options: GlobalOptions = GlobalOptions()
    ) throws -> Configuration {
        try write(text)
        return try Configuration(in: surroundings(environment), options)
    }
}
