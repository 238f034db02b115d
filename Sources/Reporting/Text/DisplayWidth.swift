extension StringProtocol {
    /// Columns that a terminal takes for the text: two for East Asian wide characters and pictures, none for marks that
    /// stand on another character.
    package var displayWidth: Int {
        if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }

    /// As many characters from the start as fit in that many columns.
    package func prefix(columns: Int) -> String {
        var result = ""
        var left = columns
        for character in self {
            left -= character.displayWidth
            if left < 0 { break }
            result.append(character)
        }
        return result
    }
}

extension Character {
    fileprivate var displayWidth: Int {
        let scalars = unicodeScalars
        // A selector asks for the picture of a character that otherwise is narrow.
        if scalars.count > 1, scalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
        return scalars.reduce(0) { Swift.max($0, $1.displayWidth) }
    }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        if value < 0x300 { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if properties.isEmojiPresentation || Self.wide.contains(where: { $0.contains(value) }) { return 2 }
        // The vowels and finals of a Korean syllable that is written in parts stand on its first letter.
        return (0x1160...0x11FF).contains(value) ? 0 : 1
    }

    /// The blocks that Unicode's East Asian Width calls wide or fullwidth, without the pictures, which have a property.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F1E6...0x1F1FF, 0x20000...0x3FFFD,
    ]
}
