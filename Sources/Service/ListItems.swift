package import Wire

/// The items of a list in their order. What came in an answer too long to be held stays where that was put, and is read
/// from there part by part.
package struct ListItems: Sendable {
    private enum Part: Sendable {
        case values([JSONValue])
        case stored(JSONElements)
    }

    private var parts: [(start: Int, part: Part)] = []
    package private(set) var count = 0

    package init(_ values: [JSONValue]) { append(values) }

    init(_ elements: JSONElements) {
        parts = [(0, .stored(elements))]
        count = elements.count
    }

    mutating func append(_ values: [JSONValue]) {
        guard !values.isEmpty else { return }
        parts.append((count, .values(values)))
        count += values.count
    }

    mutating func append(_ other: ListItems) {
        for (start, part) in other.parts { parts.append((count + start, part)) }
        count += other.count
    }

    /// The items of that range.
    /// - Throws: when what was put away can't be read, or is no JSON; says which item it is.
    package func values(_ range: Range<Int>) throws(ServiceError) -> [JSONValue] {
        var found: [JSONValue] = []
        var index = part(of: range.lowerBound)
        while found.count < range.count, parts.indices.contains(index) {
            let (start, part) = parts[index]
            let from = range.lowerBound + found.count - start
            switch part {
            case .values(let values):
                found += values[min(from, values.count)..<min(values.count, range.upperBound - start)]
            case .stored(let elements):
                let span = min(from, elements.count)..<min(elements.count, range.upperBound - start)
                do throws(JSONError) {
                    found += try elements.values(span)
                } catch {
                    let place = "items \(start + span.lowerBound + 1) to \(start + span.upperBound) of the list: "
                    throw ServiceError(request: "GET", reason: .unreadable(place + error.description))
                }
            }
            index += 1
        }
        return found
    }

    /// The place of the part that holds that item.
    private func part(of item: Int) -> Int {
        var (low, high) = (0, parts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if parts[middle].start <= item { low = middle } else { high = middle }
        }
        return low
    }

    /// All of them, for lists that are known to be short or have to be held.
    package func all() throws(ServiceError) -> [JSONValue] { try values(0..<count) }

    /// Ranges that are read one after the other, each short enough to be held.
    package var pages: some Sequence<Range<Int>> {
        stride(from: 0, to: count, by: 500).lazy.map { [count] in $0..<min(count, $0 + 500) }
    }
}
