import Catalog
import Diffing
import Planning
import Simulator
import TestSupport
import Testing
import Wire

/// Carries a plan out on a simulated site in the plainest way there is, to see whether the plan says all that is needed.
struct Rehearsal {
    let site: SiteBehindClosure
    let dialect: Dialect
    private(set) var ids: [String: String] = [:]
    private(set) var pairs: [IdentityMap.Pair] = []
    /// Members that were sent and are not there.
    private(set) var findings: [TargetEvidence.Item] = []

    init(_ site: SiteBehindClosure, _ dialect: Dialect) {
        self.site = site
        self.dialect = dialect
    }

    mutating func carryOut(_ plan: Plan) throws {
        for operation in plan.levels.joined() {
            let kind = try #require(Catalog.liveChat[operation.kind])
            let path = try #require(operation.path.resolved { ids[$0] })
            let write = try #require(operation.write.resolved { ids[$0].map(JSONValue.string) })
            switch write {
            case .creation(let creation): try create(operation, kind, path, creation.content.body, nil)
            case .adoption(let adoption): try create(operation, kind, path, adoption.content.body, adoption.policy)
            case .update(let update):
                try self.update(operation, kind, path, update.content.body, expect: update.expect)
            case .companion(let companion): try update(operation, kind, path, companion.content.body)
            case .completion(let second): try update(operation, kind, path, second.creation.content.body)
            case .toggle(let toggle): try site.send(.post, requestPath(path, kind) + toggle.verb)
            case .deletion: try site.send(.delete, requestPath(path, kind))
            case .batchDeletion(let batch):
                try site.send(.delete, requestPath(path, kind), .array(batch.ids.map { .string($0) }))
            }
        }
        for settlement in plan.settlements { try settle(settlement, plan) }
    }

    private mutating func create(
        _ operation: Operation, _ kind: Kind, _ path: String, _ body: JSONValue, _ policy: Operation.Adoption.Policy?
    ) throws {
        if let policy {
            let items = try #require(site.value(path)?.elements)
            if let live = LiveDocument.twin(of: body, among: items, kind: kind) {
                let id = try #require(Resource.id(of: live))
                let request = LiveDocument.request(for: operation, body: body, live: live, kind: kind)
                try site.send(.put, requestPath(path + "/" + id, kind), request)
                return remember(operation, id)
            }
            try #require(policy == .orCreate, "\(operation.address) is not there")
        }
        let neighbours = site.value(path)?.elements ?? []
        let request = LiveDocument.request(for: operation, body: body, live: nil, among: neighbours, kind: kind)
        let answer = try site.send(.post, path, request)
        _ = noteDropped(of: request, in: answer, kind, operation)
        remember(operation, try #require(Resource.id(of: answer)))
    }

    private mutating func remember(_ operation: Operation, _ id: String) {
        ids[operation.id] = id
        guard let source = operation.sourceID else { return }
        pairs.append(.init(kind: operation.kind, wantedID: source, presentID: id, how: .created))
    }

    private mutating func update(
        _ operation: Operation, _ kind: Kind, _ path: String, _ body: JSONValue, expect: String? = nil
    ) throws {
        let live = try #require(read(path, kind), "\(path)")
        if let expect {
            #expect(LiveDocument.fingerprint(of: live, kind: kind) == expect, "\(operation.address) is not as reviewed")
        }
        let request = LiveDocument.request(for: operation, body: body, live: live, kind: kind)
        try site.send(.put, requestPath(path, kind), request)
        let after = try #require(read(path, kind))
        #expect(noteDropped(of: body, in: after, kind, operation) == [], "\(operation.address)")
    }

    /// What is otherwise than it was to be, but for members that the service dropped.
    private mutating func noteDropped(
        of body: JSONValue, in after: JSONValue, _ kind: Kind, _ operation: Operation
    ) -> [FieldChange] {
        LiveDocument.remaining(of: body, in: after, kind: kind).filter { change in
            guard change.from?.isNull != false else { return true }
            findings.append(
                .init(
                    kind: kind.name, place: MemberPlace(change.pointer), finding: .dropped, address: operation.address,
                    at: "2026-11-21T10:00:00Z"))
            return false
        }
    }

    private func read(_ path: String, _ kind: Kind) -> JSONValue? {
        if kind.shape == .singleton || kind.paths.contains(where: { $0.ids(in: path) != nil }) {
            let include = kind.references.compactMap(\.include).joined(separator: ",")
            return site.value(include.isEmpty ? path : path + "?include=" + include)
        }
        let id = Percent.decoded(String(path.split(separator: "/").last ?? ""))
        return site.value(ResourcePath.parent(of: path))?.elements?.first { Resource.id(of: $0) == id }
    }

    private func requestPath(_ path: String, _ kind: Kind) -> String {
        guard kind.name == "campaignFormFields" else { return path }
        let parts = path.split(separator: "/").map { String($0) }
        return dialect == .draft
            ? "/campaignFormFields/\(parts[4])" : "/campaigns/\(parts[1])/campaignFormFields/\(parts[4])"
    }

    private func settle(_ settlement: Plan.Settlement, _ plan: Plan) throws {
        let kind = try #require(Catalog.liveChat[settlement.kind])
        let path = try #require(settlement.path.resolved { ids[$0] })
        let touched = Set(settlement.after.compactMap { ids[$0] })
        for item in try #require(site.value(path)?.elements) {
            let id = try #require(Resource.id(of: item))
            let isSystem = kind.system?.first(in: item) == true
            if touched.contains(id) || isSystem { continue }
            try site.send(.delete, requestPath(path + "/" + id, kind))
        }
    }
}

extension Plan {
    static func make(
        from wanted: any State, to present: any State, _ options: PlanOptions = PlanOptions()
    ) throws -> Plan {
        try Planner.plan(
            from: wanted, to: present, target: .init(site: present.origin.label, url: "http://127.0.0.1/api/v3"),
            options: options, created: "2026-11-21T10:00:00Z", book: RuleBook(.liveChat))
    }
}

extension SimulatedSite {
    /// A site as the shop's, with departments, agents and bots of the shop but none of its configuration.
    static func empty(
        _ dialect: Dialect, underOtherIDs: Bool = true, showing shown: [String] = []
    ) throws -> SimulatedSite {
        let full = underOtherIDs ? try SampleSite.renumberedFile : try JSONValue(parsing: SampleSite.file)
        return try SimulatedSite(file: full.emptied(showing: shown), dialect: dialect)
    }
}
