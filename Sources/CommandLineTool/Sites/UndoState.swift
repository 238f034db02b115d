import Catalog
import Diffing
import Planning
import Store
import Wire

/// What a site would be if a run had not been: the site as it is now, with everything that the run touched put back to
/// what the journal and the snapshot before it say.
struct UndoState {
    let state: MemoryState
    /// What can't be put back, in words.
    private(set) var losses: [Plan.NotRestorable] = []

    init(run: Run, steps: [JournalStep], present: SnapshotState, reader: SnapshotReader) throws {
        let before = try Self.snapshot(before: run, reader)
        var resources = try present.resources(below: nil)
        var coverage = present.coverage
        for step in steps.reversed() where step.state == .done {
            let path = step.finalPath
            switch step.action {
            case "create": resources.removeAll { $0.path.isAtOrBelow(path) }
            case "delete":
                guard !resources.contains(where: { $0.path.isSameName(as: path) }) else { continue }
                if let before {
                    resources += try before.resources(below: nil).filter { $0.path.isAtOrBelow(path) }
                    coverage += before.coverage.filter { $0.path.isAtOrBelow(path + "/") }
                } else if let body = step.before {
                    resources.append(Self.resource(step, path, body))
                    if Catalog.liveChat.isLeaf(step.kind) == false {
                        losses.append(
                            .init(
                                address: step.address, field: nil,
                                reason: "no snapshot shows what was in it before the run, so it comes back empty"))
                    }
                }
            default:
                guard let body = step.before, let index = resources.firstIndex(where: { $0.path.isSameName(as: path) })
                else { continue }
                let known = resources[index]
                let kind = Catalog.liveChat[step.kind]
                let written = kind?.secrets.filter { $0.first(in: step.sent ?? [:])?.saysSomething ?? false } ?? []
                for secret in written {
                    losses.append(
                        .init(
                            address: step.address, field: secret.description,
                            reason: "the run wrote this secret, and what it was before is not known"))
                }
                let own = (kind?.embedded ?? []).reduce(body) { $0.without($1.members) }
                resources[index] = StoredResource(
                    kind: known.kind, path: known.path, id: known.id, address: known.address, raw: own.bytes())
            }
        }
        var lookups: [String: [JSONValue]] = [:]
        for kind in Catalog.liveChat.lookups { lookups[kind.name] = present.lookups(kind.name) }
        state = MemoryState(
            origin: Origin(
                label: Plan.undoSource(of: run.number), site: present.origin.site, url: present.origin.url),
            resources: resources, coverage: coverage, lookups: lookups)
    }

    /// The newest complete snapshot of the target from before the run.
    private static func snapshot(before run: Run, _ reader: SnapshotReader) throws -> SnapshotState? {
        let shelf = PlanningShelf.name(of: run.target)
        let candidates = try (reader.snapshots(of: run.target) + reader.snapshots(of: shelf)).filter { info in
            info.isComplete && !info.isPartial && info.at <= run.started
        }
        /// When it was last seen to be so before the run.
        func seen(_ info: SnapshotInfo) -> String {
            info.checkedAt.flatMap { $0 <= run.started ? $0 : nil } ?? info.at
        }
        let newest = candidates.max { (seen($0), $0.number) < (seen($1), $1.number) }
        return try newest.map { try SnapshotState(reader, $0, label: "\($0.site)@\($0.number)", site: run.target) }
    }

    private static func resource(_ step: JournalStep, _ path: String, _ body: JSONValue) -> StoredResource {
        StoredResource(
            kind: step.kind, path: path, id: Resource.id(of: body), address: step.address, raw: body.bytes())
    }
}

extension String {
    fileprivate func isAtOrBelow(_ path: String) -> Bool {
        isSameName(as: path)
            || utf8.count > path.utf8.count && String(prefix(path.count)).isSameName(as: path)
                && (path.hasSuffix("/") || dropFirst(path.count).first == "/")
    }
}

extension JSONValue {
    fileprivate func without(_ names: [String]) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { member in !names.contains { member.name.isSameName(as: $0) } })
    }
}
