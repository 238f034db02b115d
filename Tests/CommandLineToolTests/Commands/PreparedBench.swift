import CommandLineTool
import Foundation
import Simulator
import TestSupport

/// All that makes a workbench, as a value: its files, its sites as they are, what time it is. Nothing of it is on the disk.
struct PreparedBench: Sendable {
    private struct File: Sendable {
        let path: String
        /// Nil for a folder.
        let content: Data?
        let mode: Int
    }

    private let files: [File]
    let service: SimulatedService
    let tokens: [String: String]
    let now: Double

    init(_ bench: Workbench) throws {
        let folder = bench.folder.path
        files = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().map { path in
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + path)
            let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
            return File(
                path: path, content: isFolder ? nil : try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)),
                mode: try require(attributes[.posixPermissions] as? Int, "the mode of \(path)"))
        }
        service = bench.service.withService { $0 }
        tokens = bench.tokens
        now = bench.now
    }

    /// Puts the files into a folder. Folders come before what is in them.
    func write(to folder: String) throws {
        for file in files {
            let path = folder + "/" + file.path
            if let content = file.content {
                try content.write(to: URL(fileURLWithPath: path))
            } else {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            }
            try FileManager.default.setAttributes([.posixPermissions: file.mode], ofItemAtPath: path)
        }
    }

    /// Runs the preparation of a bench once, for all tests that begin with it.
    static func once(_ prepare: @escaping @Sendable () async throws -> Workbench) -> Prepared<Bool, PreparedBench> {
        Prepared { _ in try PreparedBench(try await prepare()) }
    }

    private static let afterBackup = Prepared<Dialect, PreparedBench> { dialect in
        let bench = try Workbench(dialect)
        let answer = await bench.run("backup shop")
        guard answer.code == .done else { throw RefusedRequest(what: answer.error) }
        return try PreparedBench(bench)
    }

    /// The shop after its first backup.
    static func shop(_ dialect: Dialect) async throws -> PreparedBench { try await afterBackup(dialect) }
}

extension Workbench {
    /// The shop after its first backup.
    static func afterBackup(_ dialect: Dialect = .final) async throws -> Workbench {
        try Workbench(try await PreparedBench.shop(dialect))
    }

    /// A copy of a bench that was prepared by the same words for other tests.
    static func copy(of prepared: Prepared<Bool, PreparedBench>) async throws -> Workbench {
        try Workbench(try await prepared(true))
    }
}
