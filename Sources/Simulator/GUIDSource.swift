/// Ids that look random and are the same in every run: each is a digest of a seed number and a text.
struct GUIDSource: Sendable {
    let seed: Int

    func guid(for text: String) -> String {
        let high = digest(of: "\(seed)/\(text)", from: 0xCBF2_9CE4_8422_2325)
        let low = digest(of: "\(text)/\(seed)", from: high)
        let hex = Self.hex(high) + Self.hex(low)
        func slice(_ range: Range<Int>) -> String { String(hex.dropFirst(range.lowerBound).prefix(range.count)) }
        return "\(slice(0..<8))-\(slice(8..<12))-4\(slice(13..<16))-a\(slice(17..<20))-\(slice(20..<32))"
    }

    /// FNV-1a with a final mixing, so that texts which differ in their last byte differ everywhere.
    private func digest(of text: String, from start: UInt64) -> UInt64 {
        var hash = text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 31)
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
