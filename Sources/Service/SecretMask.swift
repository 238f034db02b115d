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
    private let secrets: [[UInt8]]

    package init(_ secrets: [String]) {
        let secrets = Set(secrets.filter { $0.utf8.count >= Self.shortest })
        self.secrets = secrets.map { Array($0.utf8) }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
        let all = Set(secrets.flatMap(Self.spellings))
        spellings = all.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }

    package func masked(_ text: String) -> String {
        let written = spellings.reduce(text) { $0.replacing($1, with: Self.cover) }
        guard written.utf8.contains(UInt8(ascii: "%")) || written.utf8.contains(UInt8(ascii: "+")) else {
            return written
        }
        return secrets.reduce(written) { Self.masked($1, inURL: $0) }
    }

    /// Covers a secret each byte of which may stand for itself or be written as in a URL: which ones are is not the same everywhere.
    private static func masked(_ secret: [UInt8], inURL text: String) -> String {
        let bytes = Array(text.utf8)
        var (out, at): ([UInt8], Int) = ([], 0)
        while at < bytes.count {
            if let end = end(of: secret, in: bytes, from: at) {
                out += cover.utf8
                at = end
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func end(of secret: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        var at = start
        for byte in secret {
            guard at < bytes.count else { return nil }
            if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
                UInt8(String(decoding: bytes[at + 1...at + 2], as: UTF8.self), radix: 16) == byte
            {
                at += 3
            } else if bytes[at] == byte || byte == UInt8(ascii: " ") && bytes[at] == UInt8(ascii: "+") {
                at += 1
            } else {
                return nil
            }
        }
        return at
    }

    private static func spellings(of secret: String) -> [String] {
        let json = String(JSONValue.string(secret).written().dropFirst().dropLast())
        let html = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")]
            .reduce(secret) { $0.replacing($1.0, with: $1.1) }
        let written = [
            secret, json, json.replacing("/", with: "\\/"), escaped(json), html,
        ]
        return written + base64(secret)
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
