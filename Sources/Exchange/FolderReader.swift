package import Catalog
import Foundation
import Platform
import Wire

/// Reads a folder of one JSON file per resource.
package struct FolderReader {
    /// The file with what the export says of itself.
    static let headerName = ".livechat-sync"
    static let largest = 64 << 20

    private let folder: String
    private let name: String
    private let catalog: Catalog
    private let reader: AddressReader

    /// - Parameters:
    ///   - folder: absolute path.
    ///   - name: as people wrote it.
    package init(_ folder: String, name: String, catalog: Catalog) {
        self.folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        self.name = name.hasSuffix("/") && name.utf8.count > 1 ? String(name.dropLast()) : name
        self.catalog = catalog
        reader = AddressReader(catalog)
    }

    /// Nobody says what it is, and it has tables and nothing else.
    private func isTables() throws -> Bool {
        try Self.files(in: folder, name: name).isEmpty
            && !Self.files(in: folder, name: name, ending: CSVReader.suffix).isEmpty
    }

    package func contents() throws -> ExportContents {
        let header = try Self.header(in: folder, name: name)
        if header?.isUnfinished == true {
            throw ExchangeError(
                name, "the export in it was cut off before its end", hint: "export into it once more, then read it")
        }
        if try header?.isTables ?? isTables() {
            return try CSVReader(catalog: catalog).contents(ofFolder: folder, name: name, header: header)
        }
        var contents = ExportContents(name: name, header: header, isPortable: header?.hasIDs != true)
        for path in try Self.files(in: folder, name: name, link: refuse) {
            guard let written = FileNames.address(of: path, longNames: header?.longNames ?? [:]) else { continue }
            let file = name + "/" + path
            let (kind, place, address) = try reader.locate(written, file: file, line: nil)
            let entry = ExportContents.Entry(
                kind: kind, place: place, address: address, raw: try Self.bytes(of: folder + "/" + path, file),
                file: file, line: nil)
            // Before anything is asked of a site.
            try entry.check(isPortable: contents.isPortable)
            contents.entries.append(entry)
        }
        try refuseOrphans(contents)
        guard header != nil || !contents.entries.isEmpty else {
            throw ExchangeError(
                name, "there is no export in this folder", hint: "it would have files like settings.json in it")
        }
        return contents
    }

    /// What lives in something whose own file is missing: whoever meant to take it away would have taken its folder away, too.
    private func refuseOrphans(_ contents: ExportContents) throws(ExchangeError) {
        guard let header = contents.header else { return }
        let present = Set(contents.entries.map { $0.address.text.lowercased() })
        let gaps = Set(header.gaps.flatMap(\.places))
        for entry in contents.entries {
            for parent in entry.address.ancestors.reversed() where !parent.isSite {
                guard let (kind, place, _) = reader.places.locate("/" + parent.text),
                    kind.shape != .collection || place.segments.count < parent.depth + 1,
                    header.selection.includes(parent), !gaps.contains(parent.text),
                    !gaps.contains(parent.parent.text), !present.contains(parent.text.lowercased())
                else { continue }
                throw ExchangeError(
                    entry.file, "what it belongs to, '\(parent)', has no file, though things in it have",
                    hint: "put \(name)/\(parent)\(FileNames.suffix) back, or remove all that is below it, too")
            }
        }
    }

    static func isFolder(_ path: String) throws -> Bool {
        // With a slash behind it a link is what it leads to.
        try PrivateFile.kind(of: path + "/") == .folder
    }

    static func header(in folder: String, name: String) throws -> ExportHeader? {
        let path = folder + "/" + headerName
        guard try PrivateFile.kind(of: path) != .missing else { return nil }
        let file = name + "/" + headerName
        let bytes = try bytes(of: path, file)
        let document: JSONValue
        do throws(JSONError) { document = try JSONValue(parsing: bytes) } catch {
            throw ExchangeError(file, error, in: bytes)
        }
        return try ExportHeader(document, file: file)
    }

    /// What is behind a link is not read, and must not count as missing.
    private func refuse(link path: String) throws {
        let first = String(decoding: path.utf8.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
        let isPlace = reader.roots.contains { $0.isSameName(as: first) }
        guard path.hasSuffix(FileNames.suffix) || isPlace else { return }
        throw ExchangeError(
            name + "/" + path, "it is a symbolic link", hint: "put the file or the folder itself there")
    }

    /// The JSON files in a folder and below, relative to it, in byte order. Whatever begins with a dot is not ours.
    /// - Parameter link: gets symbolic links, which are not followed.
    static func files(
        in folder: String, name: String, ending suffix: String = FileNames.suffix,
        link: (String) throws -> Void = { _ in }
    ) throws -> [String] {
        var found: [String] = []
        var open = [""]
        while let inner = open.popLast() {
            for entry in try entries(of: folder + "/" + inner, name + "/" + inner) where !entry.hasPrefix(".") {
                let path = inner + entry
                switch try PrivateFile.kind(of: folder + "/" + path) {
                case .folder: open.append(path + "/")
                case .regular: if entry.hasSuffix(suffix) { found.append(path) }
                case .symbolicLink: try link(path)
                case .missing, .special: continue
                }
            }
        }
        return found.sorted { $0.precedesByBytes($1) }
    }

    private static func entries(of folder: String, _ name: String) throws -> [String] {
        do throws(SystemError) { return try WholeFile.names(in: folder) } catch {
            guard error.isOfTheName else { throw error }
            throw ExchangeError(name, "the folder can't be read: \(error.reason)")
        }
    }

    static func bytes(of path: String, _ name: String) throws -> [UInt8] {
        if let size = try PrivateFile.size(of: path), size > largest {
            throw ExchangeError(name, "it is larger than \(largest >> 20) MB, which no resource is")
        }
        return try TextFile.bytes(of: path, name)
    }
}
