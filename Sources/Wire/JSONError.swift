/// Why bytes are not the JSON document they should be.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The first byte that can't stand where it stands, counted from 0; the length of the document if more was expected.
    /// Of an ill-formed UTF-8 sequence it is the first byte.
    package let offset: Int
    /// What was expected there and what was found, in words.
    package let reason: String

    package init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }

    package var description: String { "not JSON at byte \(offset): \(reason)" }
}

extension JSONParser {
    /// The error at the byte where it stands.
    @inline(never)
    func fail(_ bytes: ByteSpan, _ expected: String) -> JSONError {
        JSONError(offset: at, reason: expected + ", " + found(bytes))
    }

    private func found(_ bytes: ByteSpan) -> String {
        guard at < bytes.count else { return "the document ends" }
        let byte = bytes[at]
        switch byte {
        case 0xEF where at == 0: return "found a byte order mark"
        case 0xFE where at == 0, 0xFF where at == 0: return "found UTF-16"
        case UInt8(ascii: "/"): return "found '/' (JSON has no comments)"
        case UInt8(ascii: "'"): return "found ' (JSON quotes with \")"
        case 0x21...0x7E: return "found '\(Unicode.Scalar(byte))'"
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            return "found byte 0x" + (digits.utf8.count < 2 ? "0" : "") + digits
        }
    }
}
