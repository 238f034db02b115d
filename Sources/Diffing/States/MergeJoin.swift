import Catalog
import Wire

/// Goes through two states at once, in the order of addresses, and pairs what has the same one.
struct MergeJoin {
    private var present: any ResourceCursor
    private var wanted: any ResourceCursor
    private var nextPresent: StoredResource?
    private var nextWanted: StoredResource?
    private let presentRoot: Address?
    private let wantedRoot: Address?
    private let skippedPresent: Set<Address>
    private let skippedWanted: Set<Address>

    /// - Parameters:
    ///   - presentRoot: where to start on that side; addresses are compared by what follows.
    ///   - skippedPresent: addresses to leave out with all that lies below them, unless it is the root itself.
    init(
        present: any State, at presentRoot: Address? = nil, wanted: any State, at wantedRoot: Address? = nil,
        skippedPresent: Set<Address> = [], skippedWanted: Set<Address> = [], withBodies: Bool
    ) throws {
        self.present = try present.cursor(below: presentRoot, withBodies: withBodies)
        self.wanted = try wanted.cursor(below: wantedRoot, withBodies: withBodies)
        self.presentRoot = presentRoot
        self.wantedRoot = wantedRoot
        self.skippedPresent = skippedPresent
        self.skippedWanted = skippedWanted
        nextPresent = try Self.advance(&self.present, skippedPresent, presentRoot)
        nextWanted = try Self.advance(&self.wanted, skippedWanted, wantedRoot)
    }

    /// The next pair, or one without a partner; nil at the end.
    mutating func next() throws -> (present: StoredResource?, wanted: StoredResource?)? {
        switch (nextPresent, nextWanted) {
        case (nil, nil): return nil
        case (let presentResource?, nil):
            nextPresent = try Self.advance(&present, skippedPresent, presentRoot)
            return (presentResource, nil)
        case (nil, let wantedResource?):
            nextWanted = try Self.advance(&wanted, skippedWanted, wantedRoot)
            return (nil, wantedResource)
        case (let presentResource?, let wantedResource?):
            let order = compare(presentResource.address, wantedResource.address)
            if order <= 0 { nextPresent = try Self.advance(&present, skippedPresent, presentRoot) }
            if order >= 0 { nextWanted = try Self.advance(&wanted, skippedWanted, wantedRoot) }
            return (order <= 0 ? presentResource : nil, order >= 0 ? wantedResource : nil)
        }
    }

    private func compare(_ present: Address, _ wanted: Address) -> Int {
        guard let presentRoot, let wantedRoot, presentRoot != wantedRoot else {
            return present == wanted ? 0 : present < wanted ? -1 : 1
        }
        let (left, right) = (
            present.text.utf8.dropFirst(presentRoot.text.utf8.count),
            wanted.text.utf8.dropFirst(wantedRoot.text.utf8.count)
        )
        if left.elementsEqual(right) { return 0 }
        return left.lexicographicallyPrecedes(right) ? -1 : 1
    }

    private static func advance(
        _ cursor: inout any ResourceCursor, _ skipped: Set<Address>, _ root: Address?
    ) throws -> StoredResource? {
        while let next = try cursor.next() {
            if skipped.isEmpty { return next }
            let start = root?.text.utf8.count ?? -1
            let isSkipped = next.address.lineage.contains {
                $0.text.utf8.count > start && skipped.contains($0)
            }
            if !isSkipped { return next }
        }
        return nil
    }
}
