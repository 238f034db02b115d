/// Text in the language of `man` pages. What is put in comes out as it is: nothing in it is taken for a request.
struct Roff {
    enum Piece {
        case plain(String), strong(String), variable(String)
    }

    private(set) var text = ""

    mutating func request(_ name: String, _ arguments: String...) {
        put(([".\(name)"] + arguments.map(Self.argument)).joined(separator: " "))
    }

    /// Quoted only where it has to be: groff's own requests don't take quotes off.
    private static func argument(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic && $0.isASCII }
        return isPlain ? text : "\"\(escaped(text))\""
    }

    mutating func section(_ title: String) { request("SH", title) }

    mutating func subsection(_ title: String) { request("SS", title) }

    mutating func paragraph(_ line: String) {
        put(".PP")
        self.line(line)
    }

    mutating func line(_ line: String) { self.line([.plain(line)]) }

    mutating func synopsis(_ name: String, _ rest: String) {
        line([.strong(name), .plain(" " + rest)])
    }

    /// Paragraphs with empty lines between them, in the lines that they come in.
    mutating func prose(_ text: String) {
        guard !text.isEmpty else { return }
        put(".PP")
        var follows = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                put(".PP")
            } else {
                if follows { put(".br") }
                self.line(String(line))
            }
            follows = !line.isEmpty
        }
    }

    /// Names with what they mean below and beside them.
    mutating func items(_ items: [(tag: [Piece], text: String)], indent: Int = 8) {
        for item in items {
            put(".TP \(indent)")
            line(item.tag)
            line(item.text)
        }
    }

    private mutating func line(_ pieces: [Piece]) {
        let line = pieces.map { piece in
            switch piece {
            case .plain(let text): Self.escaped(text)
            case .strong(let text): "\\fB\(Self.escaped(text))\\fR"
            case .variable(let text): "\\fI\(Self.escaped(text))\\fR"
            }
        }.joined()
        // A dot or an apostrophe at the beginning would make a request of it, a blank a break.
        put(line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line)
    }

    private mutating func put(_ line: String) { text += line + "\n" }

    /// In plain ASCII, every sign as it was typed: a bare hyphen or quote would come out as another character, which
    /// nobody could copy into a shell.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\(rs"
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            case "\"": result += "\\(dq"
            case "\u{20}"..."\u{7E}": result.unicodeScalars.append(scalar)
            case "\n", "\t": result += " "
            default:
                // Four digits at least, in capitals, as groff names a character.
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
            }
        }
        return result
    }
}
