extension JSONError {
    /// The same error at the same place, in the words that help whoever wrote the document: that it is YAML, a web page or of another
    /// coding, that a comma is too many or missing.
    /// - Parameter bytes: the document that was parsed.
    package func plain(in bytes: [UInt8]) -> JSONError {
        guard let reason = Self.otherForm(bytes) ?? slip(in: bytes) else { return self }
        return JSONError(offset: offset, reason: reason)
    }

    /// What the whole is instead; nil if it could be JSON with a mistake.
    private static func otherForm(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return "it begins with a byte order mark, as some editors write one: save it as UTF-8 without"
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return "this is UTF-16: save it as UTF-8"
        }
        guard let first = bytes.first(where: { !isBlank($0) }) else { return "there is nothing in it" }
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "\""): return nil
        case UInt8(ascii: "<"): return isPage(bytes) ? "this is a web page" : "this is XML or a web page"
        default: return lineForm(bytes)
        }
    }

    private static func isPage(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(4_000), as: UTF8.self).lowercased()
        return start.contains("<!doctype html") || start.contains("<html")
    }

    /// What the first lines that say something are those of.
    private static func lineForm(_ bytes: [UInt8]) -> String? {
        let start = String(decoding: bytes.prefix(4_000), as: UTF8.self)
        let lines = start.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
        guard let line = lines.first(where: { !$0.isEmpty && !$0.hasPrefix("#") && !$0.hasPrefix("//") }) else {
            return start.contains("#") ? "there is nothing in it but comments" : nil
        }
        let yaml = "this is YAML; the same as JSON has braces around objects and quotes around names and texts"
        if line.hasPrefix("---") || line.hasPrefix("- ") { return yaml }
        let name = line.prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }
        let rest = line.dropFirst(name.count).drop { $0 == " " }
        let isTable = line.hasPrefix("[") && line.hasSuffix("]") && line.dropFirst().first?.isLetter == true
        if isTable, lines.contains(where: { $0.contains("=") }) {
            return "this is TOML or an INI file"
        }
        guard !name.isEmpty else { return nil }
        if rest.hasPrefix(":") { return yaml }
        return rest.hasPrefix("=") ? "this is TOML or an INI file" : nil
    }

    /// What is wrong at the place of the error; nil where the parser has said it as well as can be.
    private func slip(in bytes: [UInt8]) -> String? {
        let before = bytes.prefix(offset).last { !Self.isBlank($0) }
        let (comma, quote) = (UInt8(ascii: ","), UInt8(ascii: "\""))
        guard offset < bytes.count else {
            return bytes.isEmpty ? nil : "\(reason): a bracket or a quote is not closed, or the end is missing"
        }
        let found = bytes[offset]
        let wantsValue = reason.hasPrefix("a value expected") || reason.hasPrefix("a member's name")
        let closes = found == UInt8(ascii: "}") || found == UInt8(ascii: "]")
        if wantsValue, found == comma || closes && before == comma { return "a comma too many" }
        let startsValue = found == quote || found == UInt8(ascii: "{") || found == UInt8(ascii: "[")
        if reason.hasPrefix("',' or"), startsValue, before != comma { return "a comma is missing before this" }
        if bytes[offset...].starts(with: [0xE2, 0x80]), offset + 2 < bytes.count,
            (0x98...0x9F).contains(bytes[offset + 2])
        {
            return "a curly quote, as word processors write it: JSON quotes with \""
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
