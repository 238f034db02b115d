/// The body of an answer that is too long to be held in memory: who took it in keeps it, and gives parts of it.
package final class LongBody: Sendable {
    /// Bytes in all.
    package let count: Int
    private let part: @Sendable (Range<Int>) -> [UInt8]?

    /// - Parameter part: gives the bytes of that range; nil if they can't be had any more.
    package init(count: Int, part: @escaping @Sendable (Range<Int>) -> [UInt8]?) {
        self.count = count
        self.part = part
    }

    /// The bytes of that range, all of them; nil if they can't be had any more.
    package func bytes(_ range: Range<Int>) -> [UInt8]? {
        guard range.lowerBound >= 0, range.upperBound <= count, let found = part(range), found.count == range.count
        else { return nil }
        return found
    }
}

extension LongBody: Hashable {
    package static func == (left: LongBody, right: LongBody) -> Bool { left === right }

    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
