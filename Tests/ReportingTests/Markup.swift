/// Reads a page as a browser's parser would cut it up, as far as tests need that.
struct Markup {
    private(set) var text = ""
    /// Name and attributes of every start tag.
    private(set) var tags: [(name: String, attributes: [(name: String, value: String)])] = []

    init(_ page: String) {
        var rest = Substring(page)
        var skipped: String?
        while let start = rest.firstIndex(of: "<") {
            text += skipped == nil ? Self.plain(rest[..<start]) : ""
            rest = rest[start...].dropFirst()
            if let name = skipped {
                guard rest.hasPrefix("/" + name) else { continue }
                skipped = nil
            }
            let tag = Self.tag(&rest)
            if tag.name.hasPrefix("/") || tag.name.hasPrefix("!") { continue }
            tags.append(tag)
            if ["script", "style"].contains(tag.name) { skipped = tag.name }
        }
        text += Self.plain(rest)
    }

    private static func tag(_ rest: inout Substring) -> (name: String, attributes: [(name: String, value: String)]) {
        let name = String(rest.prefix { !$0.isWhitespace && $0 != ">" })
        rest = rest.dropFirst(name.count)
        var attributes: [(name: String, value: String)] = []
        while let first = rest.first, first != ">" {
            guard !first.isWhitespace else {
                rest = rest.dropFirst()
                continue
            }
            let name = String(rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "=" })
            rest = rest.dropFirst(max(1, name.count))
            guard rest.first == "=" else {
                attributes.append((name, ""))
                continue
            }
            rest = rest.dropFirst()
            guard let quote = rest.first, quote == "\"" || quote == "'" else {
                let value = String(rest.prefix { !$0.isWhitespace && $0 != ">" })
                rest = rest.dropFirst(value.count)
                attributes.append((name, value))
                continue
            }
            let value = String(rest.dropFirst().prefix { $0 != quote })
            rest = rest.dropFirst(value.count + 2)
            attributes.append((name, plain(value[...])))
        }
        rest = rest.dropFirst()
        return (name.lowercased(), attributes)
    }

    private static func plain(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        var out = String(text)
        for (entity, character) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#96;", "`"), ("&nbsp;", "\u{A0}"),
            ("&amp;", "&"),
        ] { out = out.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character) }
        return out
    }
}
