import Reporting
import Wire

/// Finds what was probably meant by a name that does not exist.
package enum Suggestion {
    /// The known names nearest to `word`, at most three: those it is the beginning of, else those within a few slips of
    /// the keyboard. Empty when nothing comes near.
    package static func nearest(to word: String, among known: [String]) -> [String] {
        let wanted = Array(word.lowercased().utf8)
        guard !wanted.isEmpty, wanted.count <= 64 else { return [] }
        let same = known.filter { wanted.elementsEqual($0.lowercased().utf8) }
        if !same.isEmpty { return Array(same.prefix(3)) }
        if wanted.count >= 2 {
            let longer = known.filter { Array($0.lowercased().utf8).starts(with: wanted) }
            if !longer.isEmpty { return Array(longer.prefix(3)) }
        }
        let allowed = wanted.count <= 3 ? 1 : wanted.count <= 6 ? 2 : 3
        let distances = known.map { (name: $0, slips: slips(wanted, Array($0.lowercased().utf8), atMost: allowed)) }
        guard let least = distances.map(\.slips).min(), least <= allowed else { return [] }
        return Array(distances.filter { $0.slips == least }.map(\.name).prefix(3))
    }

    /// `did you mean 'restore' or 'resume'?`, or nil when nothing comes near.
    package static func hint(for word: String, among known: [String], prefix: String = "") -> String? {
        let names = nearest(to: word, among: known).map { "'\(prefix)\($0)'" }
        return names.isEmpty ? nil : "did you mean \(Wording.list(names, "or"))?"
    }

    /// For an address that nothing has, with a `#` in it that no `/` follows.
    /// - Parameter address: as the program has it, with the sign as `%23` or as it was typed.
    package static func field(_ address: String) -> String? {
        guard let mark = address.ranges(of: "%23").last ?? address.ranges(of: "#").last else { return nil }
        let (owner, field) = (address[..<mark.lowerBound], address[mark.upperBound...])
        guard !owner.isEmpty, !field.isEmpty else { return nil }
        return "a field is named with '#/': did you mean '\(owner)#/\(field)'?"
    }

    /// How many letters must be put in, left out, changed or swapped with their neighbour; anything above `limit` is
    /// `limit + 1`.
    static func slips(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int {
        guard abs(left.count - right.count) <= limit else { return limit + 1 }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let same = left[row] == right[column]
                var best = min(last[column + 1] + 1, current[column] + 1, last[column] + (same ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return min(last[right.count], limit + 1)
    }
}
