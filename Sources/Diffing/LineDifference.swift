/// How one long text became another, line by line.
package enum LineDifference: Hashable, Sendable {
    case same(String)
    case removed(String)
    case added(String)

    /// The lines of both in order, removed ones before the added ones that stand in their place.
    ///
    /// What both begin and end with is set aside; the middle is compared whole where that is cheap and shown as replaced
    /// altogether where it is not, so time and memory stay small whatever the texts are.
    package static func lines(from old: String, to new: String) -> [LineDifference] {
        pieces(from: lines(of: old), to: lines(of: new))
    }

    /// The same of texts that are cut in pieces already.
    /// - Parameter limit: how many pairs of pieces may be compared at most.
    static func pieces(from a: [String], to b: [String], limit: Int = 1_000_000) -> [LineDifference] {
        var start = 0
        while start < a.count, start < b.count, isSame(a[start], b[start]) { start += 1 }
        var end = 0
        while end < a.count - start, end < b.count - start, isSame(a[a.count - 1 - end], b[b.count - 1 - end]) {
            end += 1
        }
        let (left, right) = (Array(a[start..<a.count - end]), Array(b[start..<b.count - end]))
        return a[..<start].map { .same($0) } + middle(left, right, limit) + a[(a.count - end)...].map { .same($0) }
    }

    private static func lines(of text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self)
        }
    }

    private static func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

    /// By the longest common subsequence.
    private static func middle(_ old: [String], _ new: [String], _ limit: Int) -> [LineDifference] {
        guard !old.isEmpty, !new.isEmpty, old.count <= limit / new.count else {
            return old.map { .removed($0) } + new.map { .added($0) }
        }
        // lengths[i][j]: what old from i on and new from j on have in common.
        var lengths = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                lengths[i][j] =
                    isSame(old[i], new[j]) ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
            }
        }
        var out: [LineDifference] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, j < new.count, isSame(old[i], new[j]) {
                out.append(.same(old[i]))
                (i, j) = (i + 1, j + 1)
            } else if i < old.count, j == new.count || lengths[i + 1][j] >= lengths[i][j + 1] {
                out.append(.removed(old[i]))
                i += 1
            } else {
                out.append(.added(new[j]))
                j += 1
            }
        }
        return out
    }
}
