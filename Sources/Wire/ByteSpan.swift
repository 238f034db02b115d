/// Bytes that somebody else owns and keeps alive.
///
/// This file is the only one of the module that touches memory by address, because Swift's safe spelling of the same
/// (`UTF8Span`, `String.utf8Span`) needs a newer macOS than the one asked for. Every access is still checked against
/// the bounds.
package typealias ByteSpan = Span<UInt8>

extension Span<UInt8> {
    /// Eight bytes as a number, the first one lowest, so that they can be looked at all at once.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// The bytes of that range as text. The caller knows them to be UTF-8.
    @inline(__always)
    func text(_ range: Range<Int>) -> String {
        unsafe extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// True if both ranges, of the same length, hold the same bytes.
    @inline(__always)
    func holdsSame(_ count: Int, at first: Int, and second: Int) -> Bool {
        var offset = 0
        while offset + 8 <= count {
            if word(at: first + offset) != word(at: second + offset) { return false }
            offset += 8
        }
        while offset < count {
            if self[first + offset] != self[second + offset] { return false }
            offset += 1
        }
        return true
    }
}

extension String {
    /// The text's UTF-8 without a copy (but for strings bridged from Objective-C).
    @inline(__always)
    func withBytes<Result>(_ body: (ByteSpan) -> Result) -> Result {
        var text = self
        return text.withUTF8 { body(unsafe $0.span) }
    }

    /// Equal byte for byte. `==` takes canonically equivalent strings for equal, which would merge two members.
    package func isIdentical(to other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        return withBytes { bytes in
            other.withBytes { otherBytes in bytes.first(differingFrom: otherBytes) == nil }
        }
    }

    /// Order by the bytes of the UTF-8 form, which is also the order of the scalars.
    package func precedesByBytes(_ other: String) -> Bool {
        withBytes { bytes in
            other.withBytes { otherBytes in
                guard let index = bytes.first(differingFrom: otherBytes) else { return bytes.count < otherBytes.count }
                return bytes[index] < otherBytes[index]
            }
        }
    }

    /// Feeds the bytes and their number, so that two strings in a row can't be taken for two others.
    func hashBytes(into hasher: inout Hasher) {
        var text = self
        text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(utf8.count)
    }
}

extension Span<UInt8> {
    /// The first index, of those both have, at which they differ.
    @inline(__always)
    fileprivate func first(differingFrom other: ByteSpan) -> Int? {
        let shared = Swift.min(count, other.count)
        var index = 0
        while index + 8 <= shared {
            let difference = word(at: index) ^ other.word(at: index)
            if difference != 0 { return index + difference.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < shared {
            if self[index] != other[index] { return index }
            index += 1
        }
        return nil
    }
}

extension [UInt8] {
    /// Appends that range of the bytes.
    @inline(__always)
    mutating func append(_ bytes: ByteSpan, _ range: Range<Int>) {
        unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
