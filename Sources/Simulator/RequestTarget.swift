import Wire

/// A request's path and query, decoded.
struct RequestTarget: Sendable {
    /// The parts between the slashes, percent signs resolved.
    let segments: [String]
    /// In the order they came; the same name may come twice.
    let query: [(name: String, value: String)]
    /// The path as it was sent, for links that lead back here.
    let path: String

    init(_ target: String) throws(Refusal) {
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = halves.isEmpty ? "" : String(halves[0])
        var segments: [String] = []
        for part in path.split(separator: "/") {
            guard let text = Self.decoded(part, plusIsBlank: false) else {
                throw Refusal(400, "the path holds a broken percent code")
            }
            segments.append(text)
        }
        self.segments = segments
        query = halves.count == 2 ? Self.pairs(halves[1]) : []
    }

    subscript(name: String) -> String? {
        query.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// `a=b&c=d`, as in queries and in form bodies. Pairs that can't be decoded are left out.
    static func pairs(_ text: some StringProtocol) -> [(name: String, value: String)] {
        text.split(separator: "&").compactMap { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = halves.first, let name = decoded(first, plusIsBlank: true),
                let value = decoded(halves.count == 2 ? halves[1] : "", plusIsBlank: true)
            else { return nil }
            return (name, value)
        }
    }

    /// Nil if a percent sign lacks its two digits or the bytes are no UTF-8.
    static func decoded(_ text: some StringProtocol, plusIsBlank: Bool) -> String? {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "%") {
                guard at + 2 < bytes.count,
                    let byte = UInt8(String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
                else { return nil }
                out.append(byte)
                at += 3
            } else {
                out.append(plusIsBlank && bytes[at] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[at])
                at += 1
            }
        }
        return String(validating: out, as: UTF8.self)
    }

    static func encoded(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain = byte < 0x80 && (scalar.properties.isAlphabetic || (0x30...0x39).contains(byte))
            if isPlain || "-._~:,".utf8.contains(byte) {
                out.unicodeScalars.append(scalar)
            } else {
                out += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return out
    }
}
