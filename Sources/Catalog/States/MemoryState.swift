package import Wire

/// A state that is held whole, for small ones and for what a caller has picked out of larger ones.
package struct MemoryState: State, Sendable {
    package let origin: Origin
    package let coverage: [Coverage]
    package var isPartial = false
    private let sorted: [StoredResource]
    private let known: [String: [JSONValue]]

    package init(
        origin: Origin, resources: [StoredResource], coverage: [Coverage], lookups: [String: [JSONValue]] = [:]
    ) {
        self.origin = origin
        self.coverage = coverage
        sorted = resources.sorted { $0.address < $1.address }
        known = lookups
    }

    package init(origin: Origin, resources: [Resource], coverage: [Coverage], lookups: [String: [JSONValue]] = [:]) {
        self.init(origin: origin, resources: resources.map { .init($0) }, coverage: coverage, lookups: lookups)
    }

    package func lookups(_ kind: String) -> [JSONValue] { known[kind] ?? [] }

    package func cursor(below address: Address?, withBodies: Bool) -> any ResourceCursor {
        guard let address else { return Cursor(parts: [sorted[...]]) }
        let own = range(from: address, to: Address(address.text + "\u{0}"))
        let between = address.rangeBelow
        let below = range(from: between.lowerBound, to: between.upperBound)
        return Cursor(parts: [sorted[own], sorted[below]])
    }

    private func range(from start: Address, to end: Address) -> Range<Int> {
        let lower = index(of: start)
        return lower..<max(lower, index(of: end))
    }

    /// The first place whose address is not before that one.
    private func index(of address: Address) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].address < address { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private struct Cursor: ResourceCursor {
        var parts: [ArraySlice<StoredResource>]

        mutating func next() -> StoredResource? {
            while !parts.isEmpty {
                if let first = parts[0].popFirst() { return first }
                parts.removeFirst()
            }
            return nil
        }
    }
}
