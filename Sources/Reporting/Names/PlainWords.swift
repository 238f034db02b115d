/// Words of people made of names that the API has for things: `greetingMessage` is a greeting message.
enum PlainWords {
    /// `customSMTPServer` as `custom SMTP server`; `isRequired` as `required`. A name that no API gives stays as it is.
    static func words(_ name: String) -> String {
        guard isOfTheAPI(name) else { return name }
        var words = parts(name).map { part in
            if let known = spelled[part.lowercased()] { return known }
            return part.utf8.count > 1 && part.utf8.allSatisfy { !isLower($0) } ? part : part.lowercased()
        }
        if words.count > 1, ["is", "if"].contains(words[0]) { words.removeFirst() }
        // What it names is told, or else the value shows that it is an id.
        if words.count > 1, let place = words.firstIndex(of: "ID"), place > 0 { words.remove(at: place) }
        return words.joined(separator: " ")
    }

    /// The same as a heading.
    static func title(_ name: String) -> String { isOfTheAPI(name) ? capitalized(words(name)) : name }

    static func capitalized(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, first.isASCII, !text.hasPrefix("iOS") else { return text }
        return String(first).uppercased() + String(text.unicodeScalars.dropFirst())
    }

    /// One of many: `categories` as `category`.
    static func singular(_ plural: String) -> String {
        if plural.hasSuffix("ies") { return String(plural.dropLast(3)) + "y" }
        return plural.hasSuffix("s") && !plural.hasSuffix("ss") ? String(plural.dropLast()) : plural
    }

    static func plural(_ noun: String) -> String {
        if noun.hasSuffix("y"), !noun.hasSuffix("ay") { return String(noun.dropLast()) + "ies" }
        return noun.hasSuffix("s") ? noun : noun + "s"
    }

    private static let spelled = [
        "ip": "IP", "id": "ID", "ids": "IDs", "url": "URL", "kb": "KB", "sso": "SSO", "ios": "iOS", "css": "CSS",
        "js": "JS", "smtp": "SMTP", "api": "API", "nps": "NPS",
    ]

    private static func isOfTheAPI(_ name: String) -> Bool {
        guard let first = name.utf8.first, isLower(first | 0x20), name.utf8.count <= 80 else { return false }
        return name.utf8.allSatisfy { isLower($0 | 0x20) || isDigit($0) }
    }

    private static func parts(_ name: String) -> [String] {
        let bytes = Array(name.utf8)
        var parts: [String] = []
        var start = 0
        for index in bytes.indices.dropFirst() where !isLower(bytes[index]) && !isDigit(bytes[index]) {
            let isAfterLower = isLower(bytes[index - 1]) || isDigit(bytes[index - 1])
            let isBeforeLower = index + 1 < bytes.count && isLower(bytes[index + 1])
            guard isAfterLower || isBeforeLower else { continue }
            parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
            start = index
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }

    private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
