/// A text as a beginning and an end that another text has, too, and what stands between them: how a setting that was changed
/// differs from what it was.
struct Splice {
    /// How many characters begin both texts; code points, as SQLite's `substr` counts them.
    let head: Int64
    /// At which character of the other text, from 1, that begins which ends both.
    let tail: Int64
    let middle: String

    /// Nil unless what stands between takes less than half of the text's bytes.
    init?(_ text: String, on base: String) {
        let (new, old) = (Array(text.utf8), Array(base.utf8))
        let shorter = min(new.count, old.count)
        var start = 0
        while start < shorter, new[start] == old[start] { start += 1 }
        // Not within a character of either.
        while start > 0, new.isWithinCharacter(start) || old.isWithinCharacter(start) { start -= 1 }
        var length = 0
        while length < shorter - start, new[new.count - 1 - length] == old[old.count - 1 - length] { length += 1 }
        while length > 0, new.isWithinCharacter(new.count - length) { length -= 1 }
        let between = new[start..<new.count - length]
        // The columns that say where take some bytes, too.
        guard between.count + 8 < new.count / 2 else { return nil }
        head = Int64(old[..<start].characters)
        tail = Int64(old[..<(old.count - length)].characters) + 1
        middle = String(decoding: between, as: UTF8.self)
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// Does the byte there go on with a character of UTF-8? The end does not.
    fileprivate func isWithinCharacter(_ index: Int) -> Bool { index < endIndex && self[index] & 0xC0 == 0x80 }

    fileprivate var characters: Int { reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
}
