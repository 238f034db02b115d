/// The 32 bytes of a SHA-256, also taken as one number of 256 bits.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
    /// The highest 64 bits first.
    private let words: SIMD4<UInt64>

    package static let zero = Digest(0, 0, 0, 0)

    init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        words = SIMD4(first, second, third, fourth)
    }

    /// Reads 64 hexadecimal digits of either case.
    package init?(hex: String) {
        var words = SIMD4<UInt64>()
        guard hex.utf8.count == 64 else { return nil }
        for (index, letter) in hex.utf8.enumerated() {
            guard let digit = hexadecimal(letter) else { return nil }
            words[index / 16] = words[index / 16] << 4 | UInt64(digit)
        }
        self.words = words
    }

    /// Reads 32 bytes, as `bytes` gives them.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        var words = SIMD4<UInt64>()
        for (index, byte) in bytes.enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(byte) }
        self.words = words
    }

    package var bytes: [UInt8] {
        (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> (56 - $0 % 8 * 8)) }
    }

    /// 64 digits in lower case.
    package var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    package var description: String { hex }

    /// The sum modulo 2^256. The sum of the digests of a set's elements, starting with `zero`, tells sets apart whatever
    /// the order in which the elements come, and an element is taken out again with `&-`.
    package static func &+ (left: Digest, right: Digest) -> Digest {
        var words = SIMD4<UInt64>()
        var carry: UInt64 = 0
        for index in [3, 2, 1, 0] {
            let (sum, overflow) = left.words[index].addingReportingOverflow(right.words[index])
            let (total, further) = sum.addingReportingOverflow(carry)
            words[index] = total
            carry = overflow || further ? 1 : 0
        }
        return Digest(words[0], words[1], words[2], words[3])
    }

    /// The difference modulo 2^256.
    package static func &- (left: Digest, right: Digest) -> Digest {
        var words = SIMD4<UInt64>()
        var borrow: UInt64 = 0
        for index in [3, 2, 1, 0] {
            let (difference, overflow) = left.words[index].subtractingReportingOverflow(right.words[index])
            let (total, further) = difference.subtractingReportingOverflow(borrow)
            words[index] = total
            borrow = overflow || further ? 1 : 0
        }
        return Digest(words[0], words[1], words[2], words[3])
    }
}
