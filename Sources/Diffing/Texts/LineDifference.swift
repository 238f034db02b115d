import Wire

/// How one long text became another, line by line.
package enum LineDifference: Hashable, Sendable {
    case same(String)
    /// The same line to the eye, and yet another: what differs is the end of the line, a blank, how a letter is composed.
    case retouched(String, String)
    case removed(String)
    case added(String)

    /// The lines of both in order, removed ones before the added ones that stand in their place. A carriage return belongs
    /// to its line.
    ///
    /// What both begin and end with is set aside. The middle is compared whole where that is cheap, else in pieces between
    /// the lines that both have only once; what is large even then is shown as replaced altogether, so time and memory
    /// stay small whatever the texts are.
    package static func lines(from old: String, to new: String) -> [LineDifference] {
        let (a, b) = (lines(of: old), lines(of: new))
        // Two lines are one if they look alike: a text whose line ends changed has no line anew.
        return difference(a.map { Entry(lookOf: $0) }, b.map { Entry(lookOf: $0) }, limit: 1_000_000)
    }

    /// The same of texts that are cut in pieces already, byte by byte.
    /// - Parameter limit: how many pairs of pieces may be compared at most.
    static func pieces(from a: [String], to b: [String], limit: Int = 1_000_000) -> [LineDifference] {
        difference(a.map { Entry($0) }, b.map { Entry($0) }, limit: limit)
    }

    private static func lines(of text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    fileprivate struct Entry {
        let text: String
        /// What it is compared by.
        let key: Key

        enum Key: Hashable {
            case bytes([UInt8])
            case looks(Looks)
        }

        init(_ text: String) {
            self.text = text
            key = .bytes(Array(text.utf8))
        }

        init(lookOf text: String) {
            self.text = text
            key = .looks(Looks(text))
        }

        static func == (left: Entry, right: Entry) -> Bool { left.key == right.key }
    }
}

extension LineDifference {
    private static func alike(_ old: Entry, _ new: Entry) -> LineDifference {
        old.text.isIdentical(to: new.text) ? .same(old.text) : .retouched(old.text, new.text)
    }

    private static func difference(
        _ a: some RandomAccessCollection<Entry>, _ b: some RandomAccessCollection<Entry>, limit: Int
    ) -> [LineDifference] {
        let (a, b) = (Array(a), Array(b))
        var start = 0
        while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
        var end = 0
        while end < a.count - start, end < b.count - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        let (left, right) = (Array(a[start..<a.count - end]), Array(b[start..<b.count - end]))
        return zip(a[..<start], b[..<start]).map { alike($0, $1) } + middle(left, right, limit)
            + zip(a.suffix(end), b.suffix(end)).map { alike($0, $1) }
    }

    private static func middle(_ old: [Entry], _ new: [Entry], _ limit: Int) -> [LineDifference] {
        guard !old.isEmpty, !new.isEmpty else { return replaced(old, new) }
        guard old.count > limit / new.count else { return whole(old, new) }
        let anchors = anchors(old, new)
        guard !anchors.isEmpty else { return replaced(old, new) }
        var result: [LineDifference] = []
        var (i, j) = (0, 0)
        for (x, y) in anchors {
            result += difference(old[i..<x], new[j..<y], limit: limit) + [alike(old[x], new[y])]
            (i, j) = (x + 1, y + 1)
        }
        return result + difference(old[i...], new[j...], limit: limit)
    }

    private static func replaced(_ old: [Entry], _ new: [Entry]) -> [LineDifference] {
        old.map { .removed($0.text) } + new.map { .added($0.text) }
    }

    /// What both have just once, as far as it stands in the same order in both: the longest such row.
    private static func anchors(_ old: [Entry], _ new: [Entry]) -> [(Int, Int)] {
        func single(_ entries: [Entry]) -> [Entry.Key: Int] {
            var places: [Entry.Key: Int] = [:]
            for (index, entry) in entries.enumerated() {
                // A second one takes its place away.
                places[entry.key] = places[entry.key] == nil ? index : -1
            }
            return places.filter { $0.value >= 0 }
        }
        let placesInNew = single(new)
        let pairs = single(old).compactMap { name, x in placesInNew[name].map { (x, $0) } }.sorted { $0.0 < $1.0 }
        // By patience sorting: the smallest end of a row of each length, and what came before each.
        var ends: [Int] = []
        var before = Array(repeating: -1, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let half = (low + high) / 2
                if pairs[ends[half]].1 < pair.1 { low = half + 1 } else { high = half }
            }
            if low > 0 { before[index] = ends[low - 1] }
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var row: [(Int, Int)] = []
        var next = ends.last ?? -1
        while next >= 0 {
            row.append(pairs[next])
            next = before[next]
        }
        return row.reversed()
    }

    /// By the longest common subsequence.
    private static func whole(_ old: [Entry], _ new: [Entry]) -> [LineDifference] {
        // lengths[i][j]: what old from i on and new from j on have in common.
        var lengths = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                lengths[i][j] =
                    old[i] == new[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
            }
        }
        var out: [LineDifference] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, j < new.count, old[i] == new[j] {
                out.append(alike(old[i], new[j]))
                (i, j) = (i + 1, j + 1)
            } else if i < old.count, j == new.count || lengths[i + 1][j] >= lengths[i][j + 1] {
                out.append(.removed(old[i].text))
                i += 1
            } else {
                out.append(.added(new[j].text))
                j += 1
            }
        }
        return out
    }
}
