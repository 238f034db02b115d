/// A set of row ids, a bit each: a crawl of a hundred thousand resources fits into some kilobytes.
struct RowSet {
    private var words: [UInt64] = []

    func contains(_ row: Int64) -> Bool {
        guard let (word, bit) = Self.position(row), word < words.count else { return false }
        return words[word] & bit != 0
    }

    /// - Returns: false if it was in already.
    @discardableResult
    mutating func insert(_ row: Int64) -> Bool {
        guard let (word, bit) = Self.position(row) else { return false }
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        guard words[word] & bit == 0 else { return false }
        words[word] |= bit
        return true
    }

    /// Row ids are given out one after the other. One far beyond comes from a damaged file and must not cost memory.
    private static func position(_ row: Int64) -> (word: Int, bit: UInt64)? {
        guard row >= 0, row < 1 << 32 else { return nil }
        return (Int(row >> 6), 1 << UInt64(row & 63))
    }
}
