import Wire

/// Ids for what an export without ids names by its address only. They let a path and a reference be written down until the
/// thing's own id is known; they are made of the address, so two readings of one export agree, and none is ever sent.
package enum StandInID {
    private static let start = "57a4d114"
    private static let numberStart = "9410"

    /// In the form of a guid, as most ids have.
    package static func of(_ address: Address) -> String {
        let digits = Array(SHA256.digest(of: Array(address.text.utf8)).hex.utf8)
        func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        return "\(start)-\(part(0..<4))-8\(part(4..<7))-8\(part(7..<10))-\(part(10..<22))"
    }

    /// In the form of a number, as agents have.
    package static func number(of address: Address) -> String {
        let bytes = SHA256.digest(of: Array(address.text.utf8)).bytes.prefix(7)
        let number = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 100_000_000_000
        let digits = String(number)
        return numberStart + String(repeating: "0", count: 11 - digits.utf8.count) + digits
    }

    package static func isOne(_ id: String) -> Bool {
        id.utf8.count == 36 && id.lowercased().hasPrefix(start + "-")
            || id.utf8.count == 15 && id.hasPrefix(numberStart) && id.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
