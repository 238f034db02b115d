import Foundation
import Store
import TestSupport

/// A folder of its own that goes with the object.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = Scratch.path("store-tests")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var store: String { path + "/livechat.sqlite" }

    /// The file and its log as a crash at this moment would leave them, in another folder.
    func afterCrash(of store: String) throws -> TemporaryFolder {
        let other = try TemporaryFolder()
        for side in ["", "-wal"] where FileManager.default.fileExists(atPath: store + side) {
            try FileManager.default.copyItem(atPath: store + side, toPath: other.store + side)
        }
        return other
    }

    /// Opens the store as each power cut may leave it: with a log that ends after one of its frames, or within.
    /// - Returns: in how many ways.
    func afterEachCut(_ look: (SnapshotReader) throws -> Void) throws -> Int {
        let log = try bytes(of: store + "-wal")
        // A header, and frames of a page with a head of its own.
        let (header, frame) = (32, 4120)
        guard log.count > header else { return 0 }
        let lengths = (0...(log.count - header) / frame).flatMap { count in
            [0, 17, 4000].map { header + count * frame + $0 }
        }
        for length in lengths {
            let copy = try afterCrash(of: store)
            try write(Array(log.prefix(length)), to: copy.store + "-wal")
            try look(SnapshotReader(copy.store))
        }
        return lengths.count
    }
}

func bytes(of path: String) throws -> [UInt8] {
    FileManager.default.fileExists(atPath: path) ? Array(try Data(contentsOf: URL(fileURLWithPath: path))) : []
}

func write(_ bytes: [UInt8], to path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

func size(of path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
}

func mode(of path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? -1
}
