/// The member names of one document, each held once however often it stands there.
///
/// A list of a thousand objects has the same thirty names a thousand times. A Swift string of more than 15 bytes has its
/// bytes on the heap, so sharing saves most of the memory; and since the names of the next object mostly come in the
/// order of the last one's, the parser compares a name with the one it expects before it looks at its letters.
/// A name is known by its raw bytes in the document, escapes and all. The table is bounded in size and in the length of
/// a search, so a hostile document gains nothing but names of its own.
struct JSONNames {
    /// One name, and what followed it when it was last met. Numbers of entries; 0 stands for the document itself.
    private struct Entry {
        var start = 0
        var count = 0
        var text = ""
        var hash: UInt64 = 0
        /// The name that came after it in the same object.
        var next = 0
        /// The first name in the object that was its value or an element of it.
        var child = 0
        /// How many members that object had.
        var members = 0
        /// How many elements the list had that was its value.
        var elements = 0
    }

    private static let limit = 4096
    private static let longestSearch = 8

    private var entries = [Entry()]
    /// Numbers of entries by hash, 0 where there is none; the size is a power of two.
    private var slots: [UInt16] = []

    /// The name that stands at `start` (behind its quote) if it is the one that came last time; nil says no more than
    /// that it must be read.
    @inline(__always)
    func expected(_ bytes: ByteSpan, at start: Int, in parent: Int, after previous: Int?) -> (number: Int, end: Int)? {
        let number = previous.map { entries[$0].next } ?? entries[parent].child
        guard number != 0 else { return nil }
        let count = entries[number].count
        guard start + count < bytes.count, bytes[start + count] == UInt8(ascii: "\""),
            bytes.holdsSame(count, at: entries[number].start, and: start)
        else { return nil }
        return (number, start + count)
    }

    @inline(__always)
    func text(_ number: Int) -> String { entries[number].text }

    /// The number of the name with those raw bytes, which `decode` turns into text if it is a new one; nil if the table
    /// is full.
    mutating func number(_ bytes: ByteSpan, _ raw: Range<Int>, decode: () -> String) -> Int? {
        if slots.count < entries.count * 2 { grow() }
        let hash = Self.hash(bytes, raw)
        for step in 0..<Self.longestSearch {
            let slot = (Int(truncatingIfNeeded: hash) &+ step) & (slots.count - 1)
            let number = Int(slots[slot])
            if number == 0 {
                guard entries.count < Self.limit else { return nil }
                slots[slot] = UInt16(entries.count)
                entries.append(Entry(start: raw.lowerBound, count: raw.count, text: decode(), hash: hash))
                return entries.count - 1
            }
            if entries[number].hash == hash, entries[number].count == raw.count,
                bytes.holdsSame(raw.count, at: entries[number].start, and: raw.lowerBound)
            {
                return number
            }
        }
        return nil
    }

    mutating func note(_ number: Int, in parent: Int, after previous: Int?) {
        if let previous { entries[previous].next = number } else { entries[parent].child = number }
    }

    /// Room to keep for the object, or the list, that is the value of that name: never much, since it is a guess.
    func members(of parent: Int) -> Int { min(entries[parent].members, 256) }
    func elements(of parent: Int) -> Int { min(entries[parent].elements, 256) }
    mutating func note(members: Int, of parent: Int) { entries[parent].members = members }
    mutating func note(elements: Int, of parent: Int) { entries[parent].elements = elements }

    private mutating func grow() {
        let size = max(32, slots.count * 2)
        slots = Array(repeating: 0, count: size)
        for number in entries.indices.dropFirst() {
            for step in 0..<Self.longestSearch {
                let slot = (Int(truncatingIfNeeded: entries[number].hash) &+ step) & (size - 1)
                if slots[slot] == 0 {
                    slots[slot] = UInt16(number)
                    break
                }
            }
        }
    }

    private static func hash(_ bytes: ByteSpan, _ raw: Range<Int>) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: raw.count)
        var at = raw.lowerBound
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
        }
        while at + 8 <= raw.upperBound {
            mix(bytes.word(at: at))
            at += 8
        }
        while at < raw.upperBound {
            mix(UInt64(bytes[at]))
            at += 1
        }
        return hash
    }
}
