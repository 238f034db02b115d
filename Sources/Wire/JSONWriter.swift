/// How a document is laid out in bytes. All three are valid JSON and lose nothing.
package enum JSONLayout: Sendable {
    /// No white space, members in their own order.
    case compact
    /// No white space, members sorted by the bytes of their names (duplicates keep their order): what digests are taken of.
    case sorted
    /// Two blanks a level, members in their own order.
    case pretty
    /// Two blanks a level, members sorted: fit for version control.
    case prettySorted
}

extension JSONValue {
    package func bytes(_ layout: JSONLayout = .compact) -> [UInt8] {
        var out: [UInt8] = []
        write(to: &out, layout)
        return out
    }

    package func written(_ layout: JSONLayout = .compact) -> String {
        String(decoding: bytes(layout), as: UTF8.self)
    }

    package func write(to out: inout [UInt8], _ layout: JSONLayout) {
        put(to: &out, layout, 0)
    }

    private func put(to out: inout [UInt8], _ layout: JSONLayout, _ level: Int) {
        let pretty = layout == .pretty || layout == .prettySorted
        let sorted = layout == .sorted || layout == .prettySorted
        func line(_ level: Int) {
            if pretty { out.append(contentsOf: [0x0A] + Array(repeating: 0x20, count: level * 2)) }
        }
        switch self {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let text): out.append(contentsOf: text.utf8)
        case .string(let text): Self.put(text, to: &out)
        case .array(let elements):
            out.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                line(level + 1)
                element.put(to: &out, layout, level + 1)
            }
            if !elements.isEmpty { line(level) }
            out.append(UInt8(ascii: "]"))
        case .object(var members):
            if sorted { members.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } }
            out.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                line(level + 1)
                Self.put(member.name, to: &out)
                out.append(UInt8(ascii: ":"))
                if pretty { out.append(0x20) }
                member.value.put(to: &out, layout, level + 1)
            }
            if !members.isEmpty { line(level) }
            out.append(UInt8(ascii: "}"))
        }
    }

    private static func put(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            switch scalar {
            case "\"": out.append(contentsOf: "\\\"".utf8)
            case "\\": out.append(contentsOf: "\\\\".utf8)
            case "\n": out.append(contentsOf: "\\n".utf8)
            case "\r": out.append(contentsOf: "\\r".utf8)
            case "\t": out.append(contentsOf: "\\t".utf8)
            case "\u{10FFFF}":
                if let next = scalars.next(), next != "\u{10FFFF}" {
                    out.append(contentsOf: ("\\u" + String(next.value - 0xE000 + 0xD800, radix: 16)).utf8)
                } else {
                    out.append(contentsOf: "\u{10FFFF}".utf8)
                }
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                out.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            default: out.append(contentsOf: String(Character(scalar)).utf8)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}
