/// Numbers as JSON writes them, of any length, compared without ever becoming a `Double`.
package enum JSONNumber {
    /// True if both texts stand for the same decimal number: `1`, `1.0`, `1e0` and `10E-1` do. Texts that are no JSON
    /// numbers are the same only if their bytes are.
    package static func isSameValue(_ first: String, _ second: String) -> Bool {
        if first.isIdentical(to: second) { return true }
        guard let first = Decimal(first), let second = Decimal(second) else { return false }
        return first == second
    }
}

/// A decimal number in the one form that all ways to write it share: sign * 0.digits * 10^exponent, where the first and
/// the last digit are not 0. Zero has no digits.
private struct Decimal: Equatable {
    private var isNegative = false
    private var digits: ArraySlice<UInt8> = []
    private var exponent = SignedDigits(0)

    init?(_ text: String) {
        guard let parts = Parts(text) else { return nil }
        let all = parts.whole + parts.fraction
        digits = all.drop { $0 == 0 }
        while digits.last == 0 { digits.removeLast() }
        guard !digits.isEmpty else { return }
        isNegative = parts.isNegative
        let leadingZeros = digits.startIndex - all.startIndex
        exponent = SignedDigits(parts.exponent, isNegative: parts.isExponentNegative)
            .adding(parts.whole.count - leadingZeros)
    }
}

/// The digits of a number's text, each 0 to 9.
private struct Parts {
    var isNegative = false
    var whole: [UInt8] = []
    var fraction: [UInt8] = []
    var exponent: [UInt8] = []
    var isExponentNegative = false

    init?(_ text: String) {
        var rest = text.utf8[...]
        func take(_ letter: UInt8) -> Bool {
            guard rest.first == letter else { return false }
            rest = rest.dropFirst()
            return true
        }
        func digits() -> [UInt8]? {
            let run = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            rest = rest[run.endIndex...]
            return run.isEmpty ? nil : run.map { $0 - UInt8(ascii: "0") }
        }
        isNegative = take(UInt8(ascii: "-"))
        guard let whole = digits(), whole.count == 1 || whole.first != 0 else { return nil }
        self.whole = whole
        if take(UInt8(ascii: ".")) {
            guard let fraction = digits() else { return nil }
            self.fraction = fraction
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isExponentNegative = take(UInt8(ascii: "-"))
            if !isExponentNegative { _ = take(UInt8(ascii: "+")) }
            guard let exponent = digits() else { return nil }
            self.exponent = exponent
        }
        guard rest.isEmpty else { return nil }
    }
}

/// A whole number of any length: an exponent may have more digits than an `Int` holds.
private struct SignedDigits: Equatable {
    private var isNegative: Bool
    /// Lowest first, none of them for 0, the last one not 0.
    private var digits: [UInt8]

    init(_ number: Int) {
        isNegative = number < 0
        digits = String(number.magnitude).utf8.reversed().map { $0 - UInt8(ascii: "0") }
        normalize()
    }

    /// - Parameter digits: highest first.
    init(_ digits: [UInt8], isNegative: Bool) {
        self.isNegative = isNegative
        self.digits = digits.reversed()
        normalize()
    }

    func adding(_ number: Int) -> SignedDigits {
        let other = SignedDigits(number)
        var sum = self
        if isNegative == other.isNegative {
            sum.digits = Self.sum(digits, other.digits)
        } else if Self.isLess(digits, other.digits) {
            sum.digits = Self.difference(other.digits, digits)
            sum.isNegative = other.isNegative
        } else {
            sum.digits = Self.difference(digits, other.digits)
        }
        sum.normalize()
        return sum
    }

    private mutating func normalize() {
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { isNegative = false }
    }

    private static func isLess(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count != right.count
            ? left.count < right.count : left.reversed().lexicographicallyPrecedes(right.reversed())
    }

    private static func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var carry: UInt8 = 0
        var out: [UInt8] = []
        for index in 0...max(left.count, right.count) {
            let digit = (index < left.count ? left[index] : 0) + (index < right.count ? right[index] : 0) + carry
            out.append(digit % 10)
            carry = digit / 10
        }
        return out
    }

    /// - Parameter right: not the greater one.
    private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var borrow: UInt8 = 0
        return left.indices.map { index in
            let digit = 10 + left[index] - (index < right.count ? right[index] : 0) - borrow
            borrow = digit < 10 ? 1 : 0
            return digit % 10
        }
    }
}
