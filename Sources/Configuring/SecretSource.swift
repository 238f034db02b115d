import Foundation

/// Where a secret is kept. The configuration says this and never the secret itself.
package enum SecretSource: Hashable, Sendable {
    /// `env:NAME`
    case environment(String)
    /// `file:PATH`, made absolute
    case file(String)
    /// `command:...`, a line for the shell
    case command(String)
    /// An e-mail address, the one thing of a credential that may stand in the file as it is.
    case address(String)

    static let hint = "write env:NAME, file:PATH or command:... and keep the value itself there"

    /// - Parameter place: where the text stands in the file, for the message, which never repeats the text itself
    /// - Parameter absolute: makes a path from the file absolute
    init(_ text: String, at place: String, _ absolute: (String) -> String) throws(ConfigurationError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let rest = parts.count == 2 ? parts[1] : ""
        switch parts.first ?? "" {
        case "env" where Self.isVariableName(rest): self = .environment(rest)
        case "env":
            throw .file(
                "\(place): what follows env: is not the name of a variable",
                hint: "a name has letters, digits and underscores, like env:PROD_TOKEN")
        case "file" where !rest.isEmpty && !rest.utf8.contains(0): self = .file(absolute(rest))
        case "file": throw .file("\(place): file: is not followed by a path")
        case "command" where rest.contains { !$0.isWhitespace } && !rest.utf8.contains(0): self = .command(rest)
        case "command": throw .file("\(place): command: is not followed by a command")
        default: throw .file("\(place) holds a value where a secret's source must stand", hint: Self.hint)
        }
    }

    /// Does it look like a name, and not like a secret that somebody put in the name's place? Only then is it repeated.
    var isPlain: Bool {
        switch self {
        case .environment(let name): Self.isWord(name)
        case .file(let path):
            path.utf8.split(separator: UInt8(ascii: "/")).last.map { Self.isWord(String(decoding: $0, as: UTF8.self)) }
                ?? false
        case .command, .address: true
        }
    }

    /// A file that every user of this system may read, with its permission bits; nil for what is kept from them.
    package var open: (path: String, mode: Int)? {
        guard case .file(let path) = self else { return nil }
        var place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        guard let mode = Self.mode(place.path), mode & 0o004 != 0 else { return nil }
        while place.path != "/" {
            place.deleteLastPathComponent()
            guard let folder = Self.mode(place.path), folder & 0o001 != 0 else { return nil }
        }
        return (path, mode & 0o777)
    }

    private static func mode(_ path: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }

    /// Words that people make, with marks between them: letters in one case or with a capital in front, some digits behind them or by
    /// themselves, few in all.
    private static func isWord(_ text: String) -> Bool {
        guard text.utf8.count <= 40, text.utf8.count(where: isDigit) <= 4 else { return false }
        let parts = text.utf8.split { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        return parts.allSatisfy { part in
            let letters = part.prefix { !isDigit($0) }
            let small = letters.count { (0x61...0x7A).contains($0) }
            let large = letters.count { (0x41...0x5A).contains($0) }
            let isOneCase = small == 0 || large == 0 || large <= 2 && small >= 2 * large
            let isSpoken = letters.count < 5 || letters.contains { "aeiouyAEIOUY".utf8.contains($0) || $0 > 0x7F }
            return part.count <= 20 && part.dropFirst(letters.count).allSatisfy(isDigit) && isOneCase && isSpoken
                && letters.allSatisfy { (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || $0 > 0x7F }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isVariableName(_ text: String) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return text.utf8.allSatisfy { byte in
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
        }
    }
}
