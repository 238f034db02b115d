/// What a text looks like to somebody who reads it: texts of one look can't be told apart by eye.
struct Looks: Hashable {
    /// Compared as Swift compares strings, so letters count as one however they are composed.
    private let text: String

    init(_ text: String) {
        var before: UInt8 = 0x20
        for byte in text.utf8 {
            guard 0x20...0x7E ~= byte, byte != 0x20 || before != 0x20 else {
                self.init(text.unicodeScalars)
                return
            }
            before = byte
        }
        // What most lines are: letters with one blank between words.
        if before == 0x20, !text.isEmpty { self.init(text.unicodeScalars) } else { self.init(exactly: text) }
    }

    private init(exactly text: String) { self.text = text }

    init(_ scalars: some Sequence<Unicode.Scalar>) {
        var seen = String.UnicodeScalarView()
        var owesBlank = false
        for scalar in scalars {
            if scalar.isBlankToTheEye {
                owesBlank = !seen.isEmpty
                continue
            }
            if scalar.isUnseen { continue }
            // At both ends, and in any number, a blank is not seen.
            if owesBlank { seen.append(" ") }
            owesBlank = false
            seen.append(Self.twins[scalar] ?? scalar)
        }
        text = String(seen)
    }

    /// Letters and signs that most typefaces draw alike.
    private static let twins: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = zip(
            "АВЕЅІЈКМНОРСТХаеорсухіјѕԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονΙ‐‑−∶∕⁄ʼ".unicodeScalars,
            "ABESIJKMHOPCTXaeopcyxijsdqwhABEZHIKMNOPTYXovI---:///'".unicodeScalars)
        var twins = Dictionary(pairs.map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
        for (sign, twin) in zip("’‘“”⁃".unicodeScalars, "''\"\"-".unicodeScalars) { twins[sign] = twin }
        return twins
    }()
}

extension Unicode.Scalar {
    /// A blank of whatever width, a tab, an end of a line.
    var isBlankToTheEye: Bool { properties.isWhitespace || value == 0x2800 || value == 0x3164 || value == 0xFFA0 }

    /// It takes no room, or has no look of its own: joiners, marks of direction, selectors, controls.
    var isUnseen: Bool {
        if properties.isDefaultIgnorableCodePoint { return true }
        return [.control, .format].contains(properties.generalCategory)
    }

    /// Written so that it can be told from what looks like it: `\r`, `→`, `␠`, `<U+00A0>`; letters of ASCII as they are.
    var unmistakable: String {
        switch value {
        case 0x0D: "\\r"
        case 0x0A: "\\n"
        case 0x09: "→"
        case 0x20: "␠"
        case 0x21...0x7E: String(Character(self))
        default:
            "<U+" + String(repeating: "0", count: max(0, 4 - String(value, radix: 16).utf8.count))
                + String(value, radix: 16, uppercase: true) + ">"
        }
    }
}
