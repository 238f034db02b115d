import Wire

// Addresses as people read and type them.
extension Addresses {
    /// The address that somebody means who typed one: what should have been percent-encoded is. An address comes out as
    /// it is, and so does a glob over addresses.
    package static func meant(by typed: String) -> String {
        let bytes = Array(typed.utf8)
        var out: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let isLoose = byte == UInt8(ascii: "%") && Percent.decoded(bytes[index...]) == nil
            if signs.contains(byte), !isLoose {
                out.append(byte)
            } else {
                out += Percent.encoded(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// One segment of an address with as little encoded as can be, so that typing it (in quotes) means the same address:
    /// `B2B %2F Trade` for `B2B%20%2F%20Trade`.
    package static func readable(_ segment: String) -> String {
        let bytes = Array(segment.utf8)
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let byte = Percent.decoded(bytes[index...]), !signs.contains(byte) {
                out.append(byte)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        let name = String(decoding: out, as: UTF8.self)
        // Blanks that nobody sees or counts, and bytes that are no text, stay as they are.
        let isPlain = !name.hasPrefix(" ") && !name.hasSuffix(" ") && !name.contains("  ")
        return isPlain && meant(by: name).isIdentical(to: segment) ? name : segment
    }

    /// What means something in an address that is typed, and in a glob.
    private static let signs = Array("/~*%".utf8)
}
