import Foundation
import Wire

/// Finds the configuration file and reads it as JSON.
struct ConfigurationFile {
    struct Found {
        /// Absolute.
        let path: String
        /// As messages show it.
        let shownPath: String
        let document: JSONValue
        /// As it stands there.
        let bytes: [UInt8]
    }

    /// Absolute paths, the first that exists counts.
    let places: [String]
    /// Whether the person named the file, which then has to be there.
    private let isNamed: Bool
    private let outside: Outside

    init(_ outside: Outside, _ choice: ConfigurationChoice) {
        self.outside = outside
        if let named = choice.file ?? outside.variable("LIVECHAT_SYNC_CONFIG") {
            isNamed = true
            places = [outside.absolute(named)]
            return
        }
        isNamed = false
        // The XDG rules ask to ignore a relative folder.
        let folder = outside.variable("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        places = [
            outside.absolute(Configuration.fileName),
            outside.absolute("livechat-sync/config.json", from: folder ?? outside.homeFolder + "/.config"),
        ]
    }

    /// The same, but for a file that the person named it need not be there yet.
    func readIfThere() throws(ConfigurationError) -> Found? {
        guard isNamed, let place = places.first, !FileManager.default.fileExists(atPath: place) else {
            return try read()
        }
        return nil
    }

    /// Nil when none of the usual places has a file.
    func read() throws(ConfigurationError) -> Found? {
        guard let path = places.first(where: FileManager.default.fileExists(atPath:)) else {
            if isNamed, let place = places.first { throw .file("there is no configuration file \(place)") }
            return nil
        }
        let shown = shown(path)
        let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let type = try? FileManager.default.attributesOfItem(atPath: real)[.type] as? FileAttributeType
        if type == .typeDirectory { throw .file("\(shown) is a folder, not a configuration file") }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .unreadable(file: shown)
        }
        let bytes = Array(data)
        do {
            return Found(path: path, shownPath: shown, document: try JSONValue(parsingCommented: bytes), bytes: bytes)
        } catch {
            throw .file(
                "\(shown):\(TextPosition(of: error.offset, in: bytes)): not JSON: \(error.plain(in: bytes).reason)")
        }
    }

    private func shown(_ path: String) -> String { outside.shown(path) }
}

/// Line and column as editors count them, from 1, a column being a character of Unicode.
struct TextPosition: Hashable, CustomStringConvertible {
    let line: Int
    let column: Int

    var description: String { "\(line):\(column)" }

    init(of offset: Int, in bytes: [UInt8]) {
        let before = bytes.prefix(max(0, offset))
        line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        // Bytes that continue a character of UTF-8 are no column of their own.
        column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    }
}
