import Wire

/// Where in a list its items stand, by the moments at which they happened: for lists of which only a window is asked for, and that
/// many times. An item without a moment is in no window.
struct Timeline: Sendable {
    private var moments: [(at: Moment, index: Int)] = []

    /// - Parameter time: the member that holds an item's moment.
    init(_ items: [JSONValue], by time: String) {
        for (index, item) in items.enumerated() {
            if let at = item[time]?.text.flatMap({ Moment($0) }) { moments.append((at, index)) }
        }
        moments.sort { ($0.at, $0.index) < ($1.at, $1.index) }
    }

    /// The places of what happened between two moments, both included, in the order of the list.
    func indices(from first: Moment, to last: Moment) -> [Int] {
        let (start, end) = (count(before: first), count(before: Moment(seconds: last.seconds + 1)))
        guard start < end else { return [] }
        return moments[start..<end].map(\.index).sorted()
    }

    /// How many happened before that moment.
    private func count(before moment: Moment) -> Int {
        var (low, high) = (0, moments.count)
        while low < high {
            let middle = (low + high) / 2
            if moments[middle].at < moment { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
