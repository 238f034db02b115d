extension String {
    /// The text with control characters, bidirectional controls and everything else that cannot be seen written as
    /// `\u{1b}`. Nothing else changes: a backslash stays one.
    package var visible: String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        var result = ""
        let scalars = Array(unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            if let unit = Self.surrogate(scalar, next) {
                result += "\\u{\(String(unit, radix: 16))}"
                index += 2
                continue
            }
            let previous = index > 0 ? scalars[index - 1] : nil
            if scalar.isInvisible, !scalar.joinsPictures(previous, next) {
                result += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
            index += 1
        }
        return result
    }

    /// The lone surrogate that a document's strings keep as two scalars (see `JSONValue`).
    private static func surrogate(_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) -> UInt32? {
        guard scalar.value == 0x10FFFF, let next, (0xE000...0xE7FF).contains(next.value) else { return nil }
        return next.value - 0xE000 + 0xD800
    }
}

extension Unicode.Scalar {
    /// Whether a reader would not see it, or not see it for what it is: controls, formats, separators other than the
    /// plain blank and the ideographic one, fillers, and what no font has a glyph for.
    package var isInvisible: Bool {
        if value < 0x7F { return value < 0x20 }
        // A braille pattern without dots: a letter to Unicode, a blank to the eye.
        if value == 0x2800 { return true }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return true
        case .spaceSeparator: return value != 0x3000
        default: return properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether it is one of the two invisible characters that pictures are made with, and stands where it makes one: a
    /// joiner between two pictures, or a selector after one.
    func joinsPictures(_ previous: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
        guard let previous, previous.isPicture || previous.value == 0xFE0F else { return false }
        switch value {
        case 0xFE0E, 0xFE0F: return previous.isPicture
        case 0x200D: return next?.isPicture ?? false
        default: return false
        }
    }

    private var isPicture: Bool { value > 0xA0 && properties.isEmoji }
}
