import Catalog
import Crawling
import Store

extension KnownKinds {
    /// What the complete snapshots of a site say that it has: the last one of the whole site, and those of parts of it that
    /// came after.
    /// - Parameter accepted: kinds of which a person says that they are gone.
    init(of site: String, in reader: SnapshotReader?, accepting accepted: Set<String> = []) throws {
        self.init()
        if let reader {
            var seen: [[Coverage]] = []
            for snapshot in try reader.snapshots(of: site).reversed() where snapshot.isComplete {
                let coverage = try reader.coverage(of: snapshot.number)
                // Earlier versions took a host that knows nothing for a complete site.
                if coverage.contains(where: Self.isHollow) { continue }
                seen.append(coverage)
                if !snapshot.isPartial { break }
            }
            for coverage in seen.reversed() { learn(coverage) }
        }
        gone.formUnion(accepted)
        present.subtract(accepted)
    }

    private static func isHollow(_ coverage: Coverage) -> Bool {
        coverage.state == .absent && Catalog.liveChat[coverage.kind].map(Catalog.liveChat.isEssential) == true
    }

    private mutating func learn(_ coverage: [Coverage]) {
        let asked = coverage.filter { $0.state != .skipped }
        let there = Set(asked.filter { $0.count > 0 }.map(\.kind))
        let absent = Set(asked.filter { $0.state == .absent }.map(\.kind)).subtracting(there)
        gone.formUnion(absent)
        gone.subtract(there)
        present.formUnion(there)
        present.subtract(absent)
    }
}

extension Workplace {
    /// What the site is known to have had; nothing where there is no store.
    func knownKinds(of site: Site, accepting accepted: Set<String> = []) throws -> KnownKinds {
        do {
            return try KnownKinds(of: site.name, in: reader(), accepting: accepted)
        } catch let error as StoreError where error.isMissing {
            return KnownKinds(gone: accepted)
        }
    }
}
