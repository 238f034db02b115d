import Wire

/// What bytes are that should have been JSON and are not.
enum ForeignText {
    /// A page for a browser: a log-in in place of the service, or something on the way to it. Nil if this is none.
    static func page(_ body: [UInt8]) -> String? {
        let start = String(decoding: body.prefix(4_000), as: UTF8.self)
        let text = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let lower = text.prefix(200).lowercased()
        guard lower.hasPrefix("<!doctype html") || lower.hasPrefix("<html") else { return nil }
        guard let open = text.firstRange(of: "<title>"), let close = text[open.upperBound...].firstRange(of: "</title>")
        else {
            return "a web page came instead of JSON"
        }
        let title = String(text[open.upperBound..<close.lowerBound]).trimmingBlanks.prefix(60)
        return "a web page came instead of JSON, with the title \"" + String(title).visible + "\""
    }
}
