package import Catalog
package import Wire

/// Two snapshots of a site by nothing but what they do not share: states to compare, little however large the site is.
package struct SnapshotContrast: Sendable {
    package let present: MemoryState
    package let wanted: MemoryState
    /// How many resources both have alike, and neither state shows.
    package let unchanged: Int
}

extension SnapshotReader {
    /// What would have to change in the one for it to become the other; nil where what they do not share says too little.
    package func contrast(
        present: SnapshotInfo, wanted: SnapshotInfo
    ) throws(StoreError) -> SnapshotContrast? {
        guard let changes = try changes(from: present, to: wanted) else { return nil }
        return SnapshotContrast(
            present: try state(of: present, changes.present, changes.coverage),
            wanted: try state(of: wanted, changes.wanted, changes.coverage), unchanged: changes.shared)
    }

    /// What a snapshot found that was not known of the site before. Where a crawl was to read only a part, or could not
    /// read all of it, the rest is compared with what an earlier one saw.
    package func contrast(
        of snapshot: SnapshotInfo, after previous: SnapshotInfo
    ) throws(StoreError) -> SnapshotContrast {
        if let contrast = try contrast(present: previous, wanted: snapshot) { return contrast }
        let news = try news(in: snapshot, after: previous)
        return SnapshotContrast(
            present: try state(of: previous, news.present, news.presentCoverage),
            wanted: try state(of: snapshot, news.wanted, news.wantedCoverage), unchanged: 0)
    }

    private func state(
        of snapshot: SnapshotInfo, _ resources: [StoredResource], _ coverage: [Coverage]
    ) throws(StoreError) -> MemoryState {
        // On one site an id means itself, but for those that stand in for one that an import did not have.
        let lookups = try lookups(of: snapshot.site, for: snapshot.purpose).filter { _, bodies in
            bodies.contains { Resource.id(of: $0).map(StandInID.isOne) == true }
        }
        return MemoryState(
            origin: Origin(
                label: "\(snapshot.site)@\(snapshot.number)", site: snapshot.site, snapshot: snapshot.number),
            resources: resources, coverage: coverage, lookups: lookups)
    }

    /// What is known of things made elsewhere, by kind: objects with their ids, in the order of these.
    package func lookups(of site: String, for purpose: Purpose) throws(StoreError) -> [String: [JSONValue]] {
        var known: [String: [JSONValue]] = [:]
        for lookup in try allLookups(of: site, for: purpose) {
            var body = lookup.body
            if body[anyCase: "id"] == nil { body.set("id", .string(lookup.id)) }
            known[lookup.kind, default: []].append(body)
        }
        return known
    }
}
