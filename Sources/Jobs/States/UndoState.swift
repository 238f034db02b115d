package import Catalog
import Diffing
package import Planning
import Store
import Wire

/// What a site would be if a run had not been: the site as it is now, with everything that the run touched put back to
/// what the journal and the snapshot before it say.
package struct UndoState {
    package let state: MemoryState
    /// What can't be put back, in words.
    package private(set) var losses: [Plan.NotRestorable] = []
    /// What the run did at places that can't be read now, and so is not taken back.
    package private(set) var unread: [Address] = []

    init(
        run: Run, steps: [JournalStep], present: Snapshot, reader: SnapshotReader, _ catalog: Catalog
    ) throws {
        let before = try Self.snapshot(before: run, reader, besides: present.info)
        var resources = try present.resources(below: nil)
        var coverage = present.coverage
        // What the run was seen to have left done in part is taken back, too.
        for step in steps.reversed() where step.state == .done || step.isUnfulfilled && step.action == .update {
            let path = step.finalPath
            let isShut = present.coverage.contains { $0.state.isGap && ResourcePath.isAtOrBelow(path, $0.path) }
            if isShut, !resources.contains(where: { $0.path.isSameName(as: path) }) {
                unread.append(step.address)
                losses.append(
                    .init(
                        address: step.address, field: nil,
                        reason:
                            "its place could not be read, so it is not known how it is now, and it is not taken back"))
                continue
            }
            switch step.action {
            case .create: resources.removeAll { ResourcePath.isAtOrBelow($0.path, path) }
            case .delete:
                guard !resources.contains(where: { $0.path.isSameName(as: path) }) else { continue }
                let lost = try before?.resources(below: nil).filter { ResourcePath.isAtOrBelow($0.path, path) } ?? []
                if let before, !lost.isEmpty {
                    if let loss = before.info.loss(of: step, in: run) { losses.append(loss) }
                    resources += lost
                    coverage += before.coverage.filter { ResourcePath.isBelow($0.path, path) }
                } else if let body = step.before {
                    resources.append(Self.resource(step, path, body))
                    if catalog.isLeaf(step.kind) == false {
                        losses.append(
                            .init(
                                address: step.address, field: nil,
                                reason: "no snapshot shows what was in it before the run, so it comes back empty"))
                    }
                }
            // Of a request that somebody typed: records are no part of a state.
            case .deleteMany: continue
            case .update:
                guard let body = step.before, let index = resources.firstIndex(where: { $0.path.isSameName(as: path) })
                else { continue }
                let known = resources[index]
                let kind = catalog[step.kind]
                let written = kind?.secrets.filter { $0.first(in: step.sent ?? [:])?.saysSomething ?? false } ?? []
                for secret in written {
                    losses.append(
                        .init(
                            address: step.address, field: secret.description,
                            reason: "the run wrote this secret, and what it was before is not known"))
                }
                let own = (kind?.embedded ?? []).reduce(body) { $0.without($1.members) }
                resources[index] = StoredResource(
                    kind: known.kind, path: known.path, id: known.id, address: known.address, raw: own.bytes(),
                    record: nil)
            }
        }
        var lookups: [String: [JSONValue]] = [:]
        for kind in catalog.lookups { lookups[kind.name] = present.lookups(kind.name) }
        state = MemoryState(
            origin: Origin(
                label: Plan.undoSource(of: run.number), site: present.origin.site, url: present.origin.url),
            resources: resources, coverage: coverage, lookups: lookups)
    }

    /// The newest complete snapshot of the target from before the run.
    /// - Parameter present: what was read just now: of a run in the same second it is not from before.
    private static func snapshot(
        before run: Run, _ reader: SnapshotReader, besides present: SnapshotInfo
    ) throws -> Snapshot? {
        let all = try reader.snapshots(of: run.target) + reader.snapshots(of: run.target, for: .planning)
        let known = all.filter { $0.number != present.number || $0.at < run.started }
        return try source(of: run, among: known).map { try Snapshot($0, in: reader) }
    }

    /// The snapshot that shows what was there before a run, of those of its target.
    static func source(of run: Run, among snapshots: [SnapshotInfo]) -> SnapshotInfo? {
        snapshots.filter { $0.isWhole && $0.at <= run.started }
            .max { ($0.seen(before: run), $0.number) < ($1.seen(before: run), $1.number) }
    }

    private static func resource(_ step: JournalStep, _ path: String, _ body: JSONValue) -> StoredResource {
        StoredResource(
            kind: step.kind, path: path, id: Resource.id(of: body), address: step.address, raw: body.bytes(),
            record: nil)
    }
}

extension SnapshotInfo {
    /// When it was last seen to be so before the run.
    fileprivate func seen(before run: Run) -> UTCTime {
        checkedAt.flatMap { $0 <= run.started ? $0 : nil } ?? at
    }

    /// A plan reads its target less than a day before it is made. A snapshot that was last confirmed longer ago takes the place
    /// of a reading that was forgotten; it may be older than what the run deleted.
    fileprivate func loss(of step: JournalStep, in run: Run) -> Plan.NotRestorable? {
        let seen = seen(before: run)
        guard let made = run.document["created"]?.text.flatMap(UTCTime.init(iso:)),
            made.seconds - seen.seconds > 86_400
        else { return nil }
        return .init(
            address: step.address, field: nil,
            reason:
                "comes back as \(purpose == .backup ? "snapshot \(number)" : "a plan") has it, seen \(seen); the store has no later complete one from "
                + "before the run")
    }
}

extension JSONValue {
    fileprivate func without(_ names: [String]) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { member in !names.contains { member.name.isSameName(as: $0) } })
    }
}
