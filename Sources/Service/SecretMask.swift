import Catalog
import Foundation
import Wire

/// Covers secrets in what comes from outside, in each spelling in which somebody may repeat them: as they are, as JSON, URLs, forms
/// and HTML write them, and as Base64, alone or within something longer.
package struct SecretMask: Sendable {
    static let cover = "•••"
    /// What is shorter is in half of all sentences.
    static let shortest = 4
    /// The longest first, so that no piece of one is left beside the cover of another.
    private let spellings: [String]

    package init(_ secrets: [String]) {
        let all = Set(secrets.filter { $0.utf8.count >= Self.shortest }.flatMap(Self.spellings))
        spellings = all.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }

    package func masked(_ text: String) -> String {
        spellings.reduce(text) { $0.replacing($1, with: Self.cover) }
    }

    private static func spellings(of secret: String) -> [String] {
        let percent = Percent.encoded(secret)
        let json = String(JSONValue.string(secret).written().dropFirst().dropLast())
        let html = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")]
            .reduce(secret) { $0.replacing($1.0, with: $1.1) }
        let written = [
            secret, percent, lowercasedEscapes(percent), percent.replacing("%20", with: "+"), json,
            json.replacing("/", with: "\\/"), escaped(json), html,
        ]
        return written + base64(secret)
    }

    /// `%2f` for `%2F`.
    private static func lowercasedEscapes(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for index in bytes.indices where bytes[index] == UInt8(ascii: "%") {
            for digit in [index + 1, index + 2] where digit < bytes.count && (0x41...0x46).contains(bytes[digit]) {
                bytes[digit] += 0x20
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Everything that is not ASCII as `\u00e9`.
    private static func escaped(_ text: String) -> String {
        text.utf16.reduce(into: "") { out, unit in
            if unit < 0x80, let scalar = Unicode.Scalar(unit) {
                out.unicodeScalars.append(scalar)
            } else {
                let digits = String(unit, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
    }

    /// As it stands at each of the three places where it can begin; what neighbours decide is left out at both ends.
    private static func base64(_ secret: String) -> [String] {
        let bytes = Array(secret.utf8)
        return (0..<3).flatMap { offset -> [String] in
            let text = Data(Array(repeating: 0, count: offset) + bytes).base64EncodedString()
            let (first, end) = ((offset * 8 + 5) / 6, (offset + bytes.count) * 8 / 6)
            let own = String(text.dropFirst(first).prefix(max(0, end - first)))
            guard own.utf8.count >= shortest else { return [] }
            let whole = offset == 0 ? [text] : []
            return whole + [own, own.replacing("+", with: "-").replacing("/", with: "_")]
        }
    }
}
