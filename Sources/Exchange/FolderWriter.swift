import Catalog
import Foundation
import Platform
import Wire

/// Writes the files of an export into a folder. Those that are as they should be stay untouched, those of resources that are
/// gone are removed, and what is not an export's is left alone.
package struct FolderWriter {
    private let folder: String
    private let name: String
    private let header: ExportHeader
    private let suffix: String
    private let isOurs: (String) -> Bool
    private let lock: FolderLock
    private var kept: Set<String> = []
    /// Folders in which a name came or went, relative to the export's, which is "".
    private var touched: Set<String> = []
    package private(set) var written = 0

    /// - Parameters:
    ///   - folder: absolute path; made if it is not there.
    ///   - name: as people wrote it.
    ///   - suffix: of all files that such an export has.
    ///   - isOurs: whether a path with that suffix, relative to the folder, is one that an export may have.
    package init(
        _ folder: String, name: String, header: ExportHeader, suffix: String, isOurs: @escaping (String) -> Bool
    ) throws {
        self.folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        self.name = name.hasSuffix("/") && name.utf8.count > 1 ? String(name.dropLast()) : name
        self.header = header
        self.suffix = suffix
        self.isOurs = isOurs
        // With a slash behind it a link is what it leads to.
        let isLink = try PrivateFile.kind(of: self.folder) == .symbolicLink
        let kind = try PrivateFile.kind(of: self.folder + (isLink ? "/" : ""))
        switch kind {
        case .missing where !isLink: try Folder.make(self.folder)
        case .folder: break
        case .missing, .regular, .symbolicLink, .special:
            throw ExchangeError(self.name, "it is no folder", hint: "name a folder, or a file ending in .ndjson")
        }
        guard let lock = try FolderLock(self.folder) else {
            throw ExchangeError(
                self.name, "another export is being written into it", hint: "try again when that has ended", .busy)
        }
        self.lock = lock
        if kind == .folder { try refuseStrangers() }
        var draft = header
        draft.isUnfinished = true
        try writeHeader(draft)
    }

    /// An export of something else would be lost without anybody having asked for that.
    private func refuseStrangers() throws {
        let present: ExportHeader?
        do { present = try FolderReader.header(in: folder, name: name) } catch let error as ExchangeError {
            if error.cause == .newer { throw error }
            throw ExchangeError(error.file, error.message, hint: "remove the file, or export to another folder")
        }
        guard let present else {
            guard let stranger = try FolderReader.files(in: folder, name: name, ending: suffix).first(where: isOurs)
            else {
                return
            }
            throw ExchangeError(
                name + "/" + stranger, "it is in the way: nothing says that this folder is an export",
                hint: "export to another folder, or remove the file")
        }
        guard present.site == header.site, present.isTables == header.isTables else {
            let site = present.site.map { "'\($0)'" } ?? "another site"
            throw ExchangeError(
                name, "it holds an export of \(site)\(present.isTables ? " as CSV" : "")",
                hint: "export to another folder")
        }
        guard present.selection == header.selection else {
            throw ExchangeError(
                name, "it holds an export with other --only or --except, and files of that would be removed",
                hint: "export to another folder")
        }
    }

    package mutating func write(_ bytes: [UInt8], to path: String) throws {
        guard kept.insert(path).inserted else { throw ExchangeError(name + "/" + path, "two resources have this file") }
        if try PrivateFile.kind(of: folder + "/" + path) == .regular,
            FileManager.default.contents(atPath: folder + "/" + path).map({ $0.elementsEqual(bytes) }) == true
        {
            return
        }
        try makeFolders(to: path)
        let file = try ReplacedFile(folder + "/" + path, isOneOfMany: true)
        try file.write(bytes)
        try file.commit(isNameSynced: false)
        touch(above: path)
        written += 1
    }

    /// Removes what is no longer there and says that the export is whole.
    /// - Parameter header: with what became known while writing.
    /// - Returns: how many files went.
    package mutating func finish(_ header: ExportHeader) throws -> Int {
        try removeDrafts()
        var removed = 0
        var emptied: Set<String> = []
        for path in try FolderReader.files(in: folder, name: name, ending: suffix)
        where !kept.contains(path) && isOurs(path) {
            try Folder.removeFile(folder + "/" + path)
            removed += 1
            touch(above: path)
            var parent = path
            while let slash = parent.utf8.lastIndex(of: UInt8(ascii: "/")) {
                parent = String(parent[..<slash])
                emptied.insert(parent)
            }
        }
        for path in emptied.sorted(by: { $0.utf8.count > $1.utf8.count }) {
            Folder.removeIfEmpty(folder + "/" + path)
        }
        // Else a power cut could leave files of the old export beside a header that says that the new one is whole.
        for path in touched { Folder.sync(folder + "/" + path) }
        try writeHeader(header)
        return removed
    }

    private mutating func touch(above path: String) {
        var parent = path
        while let slash = parent.utf8.lastIndex(of: UInt8(ascii: "/")) {
            parent = String(parent[..<slash])
            touched.insert(parent)
        }
        touched.insert("")
    }

    /// Of an export that was killed.
    private func removeDrafts() throws {
        for path in try FolderReader.files(in: folder, name: name, ending: ".partial") {
            if let target = ReplacedFile.target(ofDraft: path), target.hasSuffix(suffix), isOurs(target) {
                try Folder.removeFile(folder + "/" + path)
            }
        }
        for entry in try WholeFile.names(in: folder)
        where ReplacedFile.target(ofDraft: entry) == FolderReader.headerName {
            try Folder.removeFile(folder + "/" + entry)
        }
    }

    private func writeHeader(_ header: ExportHeader) throws {
        let file = try ReplacedFile(folder + "/" + FolderReader.headerName)
        try file.write(header.document.bytes(.pretty) + [0x0A])
        try file.commit()
    }

    /// A link in the way would lead the files somewhere else.
    private func makeFolders(to path: String) throws {
        var part = ""
        for segment in path.utf8.split(separator: UInt8(ascii: "/")).dropLast() {
            part += "/" + String(decoding: segment, as: UTF8.self)
            switch try PrivateFile.kind(of: folder + part) {
            case .folder: continue
            case .missing: try Folder.make(folder + part)
            case .regular, .symbolicLink, .special:
                throw ExchangeError(name + part, "it is in the way: a folder has to be there", hint: "remove it")
            }
        }
    }
}
