import Wire

/// As much of YAML as the samples use: mappings and lists by indentation, `[a, b]`, texts in quotes or without, `|` for
/// several lines, comments, several documents in a file. Every scalar is a text. Anything else is an error, tabs,
/// indentation that fits nothing and keys that come twice included.
struct PlainYAML {
    struct Failure: Error, CustomStringConvertible {
        let line: Int
        let reason: String
        var description: String { "line \(line): \(reason)" }
    }

    private struct Line {
        let number: Int
        var indent: Int
        var text: String
        /// The lines below a `|`.
        var block: String?
    }

    private var lines: [Line] = []
    private var next = 0

    static func documents(_ text: String) throws -> [JSONValue] {
        let all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var documents: [JSONValue] = []
        var start = 0
        for end in all.indices.filter({ all[$0] == "---" }) + [all.count] {
            var yaml = try PlainYAML(all[start..<end])
            if !yaml.lines.isEmpty { documents.append(try yaml.value()) }
            guard yaml.next == yaml.lines.count else { throw yaml.failure("indented like nothing above it") }
            start = end + 1
        }
        return documents
    }

    private init(_ raw: ArraySlice<String>) throws {
        var index = raw.startIndex
        while index < raw.endIndex {
            let (number, line) = (index + 1, raw[index])
            index += 1
            let indent = line.prefix { $0 == " " }.count
            let text = Self.withoutComment(String(line.dropFirst(indent)))
            guard !text.isEmpty else { continue }
            if line.contains("\t") { throw Failure(line: number, reason: "a tab") }
            var block: String?
            if text == "|" || text.hasSuffix(" |") {
                let end =
                    raw[index...].firstIndex { !$0.isEmpty && $0.prefix { $0 == " " }.count <= indent } ?? raw.endIndex
                let inner = raw[index..<end]
                let margin = inner.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
                block = inner.map { $0.dropFirst(margin) + "\n" }.joined()
                while block?.hasSuffix("\n\n") == true { block?.removeLast() }
                index = end
            }
            lines.append(Line(number: number, indent: indent, text: text, block: block))
        }
    }

    private func failure(_ reason: String) -> Failure {
        Failure(line: lines[min(next, lines.count - 1)].number, reason: reason)
    }

    private mutating func value() throws -> JSONValue {
        lines[next].text.hasPrefix("- ") ? try list() : try mapping()
    }

    private mutating func list() throws -> JSONValue {
        let indent = lines[next].indent
        var items: [JSONValue] = []
        while next < lines.count, lines[next].indent == indent, lines[next].text.hasPrefix("- ") {
            lines[next].text.removeFirst(2)
            lines[next].indent += 2
            if Self.key(of: lines[next].text) != nil {
                items.append(try mapping())
            } else {
                items.append(try scalar(lines[next].text, lines[next].block))
                next += 1
            }
        }
        return .array(items)
    }

    private mutating func mapping() throws -> JSONValue {
        let indent = lines[next].indent
        var members: [JSONMember] = []
        while next < lines.count, lines[next].indent == indent {
            guard let (key, rest) = Self.key(of: lines[next].text) else { throw failure("neither a key nor an item") }
            guard !members.contains(where: { $0.name == key }) else { throw failure("'\(key)' comes twice") }
            if !rest.isEmpty {
                members.append(JSONMember(key, try scalar(rest, lines[next].block)))
                next += 1
                continue
            }
            next += 1
            guard next < lines.count, lines[next].indent > indent else { throw failure("nothing below '\(key)'") }
            members.append(JSONMember(key, try value()))
        }
        if next < lines.count, lines[next].indent > indent { throw failure("indented like nothing above it") }
        return .object(members)
    }

    private func scalar(_ text: String, _ block: String?) throws -> JSONValue {
        if text == "|", let block { return .string(block) }
        if text == "{}" { return [:] }
        if text.hasPrefix("[") {
            guard text.hasSuffix("]") else { throw failure("a list without an end") }
            let inner = text.dropFirst().dropLast()
            return .array(try inner.isEmpty ? [] : Self.split(String(inner), at: ",").map { try scalar($0, nil) })
        }
        if let quote = text.first, "\"'".contains(quote) {
            guard text.count > 1, text.last == quote else { throw failure("a quote without an end") }
            return .string(String(text.dropFirst().dropLast()))
        }
        guard let first = text.first, !"{}]&*!|>%@`,".contains(first) else { throw failure("'\(text)'") }
        return .string(text)
    }

    /// `key: rest`, where the key has no blank in it.
    private static func key(of text: String) -> (String, rest: String)? {
        guard let colon = text.firstIndex(of: ":"), text.first != "[", text.first != "\"" else { return nil }
        let (key, rest) = (text[..<colon], text[text.index(after: colon)...])
        guard !key.isEmpty, !key.contains(" "), rest.isEmpty || rest.first == " " else { return nil }
        return (String(key), String(rest.drop { $0 == " " }))
    }

    private static func withoutComment(_ text: String) -> String {
        let kept = text.hasPrefix("#") ? "" : split(text, at: "#", after: " ")[0]
        return String(kept.reversed().drop { $0 == " " }.reversed())
    }

    /// Cuts at a character outside quotes, with blanks around the pieces taken off.
    private static func split(_ text: String, at cut: Character, after before: Character? = nil) -> [String] {
        var pieces = [""]
        var quote: Character?
        var last: Character?
        for character in text {
            if character == cut, quote == nil, before == nil || before == last {
                pieces.append("")
            } else {
                if character == quote {
                    quote = nil
                } else if quote == nil, "\"'".contains(character) {
                    quote = character
                }
                pieces[pieces.count - 1].append(character)
            }
            last = character
        }
        return pieces.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    }
}
