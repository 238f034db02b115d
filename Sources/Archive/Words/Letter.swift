import Foundation

/// What a character is to a search: a part of a word, a word of its own, or what stands between words.
///
/// The rule is ours and not a tokenizer's of SQLite, since none of these finds everything that people look for: `unicode61` takes a
/// Chinese sentence for one word, `trigram` needs three characters where most Chinese words have two, and neither knows that `ł` is
/// found by `l`. Here scripts without spaces are cut into single characters, which a search for several finds side by side, and all
/// other letters lose their case, width and accents. The index holds these words, so one rule serves it and the search without it.
enum Letter {
    /// Part of a word, as UTF-8.
    case part([UInt8])
    /// A word by itself.
    case alone([UInt8])
    /// An accent: as if it were not there.
    case mark
    case gap

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: self = .part([UInt8(scalar.value)])
        case 0x41...0x5A: self = .part([UInt8(scalar.value + 32)])
        case 0..<0x80: self = .gap
        case 0x0300...0x036F, 0x0591...0x05BD, 0x064B...0x065F, 0x0670, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF,
            0x20D0...0x20FF, 0x200B...0x200D, 0xFE00...0xFE0F, 0xFE20...0xFE2F:
            self = .mark
        case 0..<UInt32(Self.known.count): self = Self.known[Int(scalar.value)]
        default: self = Self.make(scalar)
        }
    }

    /// Those of most alphabets, made once.
    private static let known: [Letter] = (0..<0x0600).map { Unicode.Scalar($0).map(make) ?? .gap }

    private static let bases: [Unicode.Scalar: String] = [
        "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ø": "o", "Ø": "o", "ħ": "h", "Ħ": "h", "ı": "i",
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ŧ": "t", "Ŧ": "t",
    ]

    private static func make(_ scalar: Unicode.Scalar) -> Letter {
        if let base = bases[scalar] { return .part(Array(base.utf8)) }
        if isUnspaced(scalar.value) { return .alone(Array(String(scalar).utf8)) }
        var (bytes, isAlone): ([UInt8], Bool) = ([], false)
        for base in String(scalar).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            switch base.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber, .spacingMark, .privateUse:
                isAlone = isAlone || isUnspaced(base.value)
                bytes += Array(String(base).utf8)
            case .nonspacingMark where !(0x0300...0x036F).contains(base.value) && bytes.isEmpty:
                bytes += Array(String(base).utf8)
            default: continue
            }
        }
        if bytes.isEmpty { return scalar.properties.generalCategory == .nonspacingMark ? .mark : .gap }
        return isAlone ? .alone(bytes) : .part(bytes)
    }

    /// Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese: written without spaces, or with endings that grow on a word.
    private static func isUnspaced(_ code: UInt32) -> Bool {
        switch code {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3005...0x3007,
            0x3041...0x318F, 0x31A0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF,
            0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
