package import Store
import Wire

/// What is to become of the snapshots of one site by rules of retention.
package struct Thinning: Sendable {
    package let site: String
    package let verdicts: [Retention.Verdict]
    /// Numbers of what plans read of the site and nothing needs any more.
    package let goingReadings: Set<Int>

    package var kept: Int { verdicts.count(where: \.isKept) }
    package var going: Set<Int> { Set(verdicts.filter { !$0.isKept }.map(\.snapshot.number)) }
    package var removesSomething: Bool { !going.isEmpty || !goingReadings.isEmpty }

    /// As many runs of a site can be undone with all that was below what they deleted.
    private static let runs = 10

    /// Says what would become of them and changes nothing.
    package init(of site: String, by rules: Retention, _ reader: SnapshotReader) throws {
        self.site = site
        let (snapshots, readings) = (try reader.snapshots(of: site), try reader.snapshots(of: site, for: .planning))
        let checks = try reader.checks(of: site)
        var needed: [Int: [String]] = [:]
        let runs = try reader.runs().filter { $0.target.isIdentical(to: site) && $0.state != .undone }
        for run in runs.suffix(Self.runs) {
            let before = UndoState.source(of: run, among: snapshots + readings)
            if let before { needed[before.number, default: []].append("undo of run \(run.number) needs it") }
        }
        verdicts = rules.verdicts(on: snapshots, checks: checks, needed: needed)
        goingReadings = Set(readings.dropLast().map(\.number)).subtracting(needed.keys)
    }
}

extension Session {
    /// Thins the snapshots of the site out.
    package func thin(by rules: Retention, _ store: Store) async throws -> Thinning {
        let lock = try lock("forget")
        defer { withExtendedLifetime(lock) {} }
        let thinning = try Thinning(of: name, by: rules, SnapshotReader(store.path))
        try await store.forget(thinning.goingReadings, of: name, purpose: .planning)
        try await store.forget(thinning.going, of: name)
        if thinning.removesSomething { try await store.dropUnneededTables() }
        return thinning
    }
}

extension SnapshotReader {
    /// Sites that the store has snapshots of, or that plans have read.
    package func sitesInAnyUse() throws(StoreError) -> [String] {
        var known = try sites().map(\.name)
        for name in try sites(for: .planning).map(\.name)
        where !known.contains(where: { $0.isIdentical(to: name) }) { known.append(name) }
        return known
    }
}
