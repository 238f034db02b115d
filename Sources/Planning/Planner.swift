package import Catalog
package import Diffing
package import Wire

/// Makes a plan: a pure function of the target as read, the source, and what is asked for. Reads nothing but the two
/// states, writes nothing, and gives the same bytes for the same input.
package struct Planner {
    let present: any State
    let wanted: any State
    let options: PlanOptions
    let book: RuleBook
    var differ: Differ
    var drafts: [DraftKey: Draft] = [:]
    var plan: Plan
    /// Addresses of resources that are referred to and not there, waiting to be planned for.
    var missing: [Address] = []
    /// Resources that were found to differ in nothing that can be written.
    var alike = 0
    var cascades: [Address] = []
    var deleted: [String: Int] = [:]
    /// How many elements the target has of kinds that it shows as one object.
    var elements: [String: Int] = [:]
    var namesakes: [Address: Namesakes] = [:]
    /// Read when the first body is to be looked through.
    var foreignIDs: ForeignIDs?
    /// What is not carried to another site, nor what lies below it.
    var barred: Set<Address> = []

    /// - Parameters:
    ///   - created: the present time.
    ///   - isProtected: see `Circumstances`.
    package static func plan(
        from wanted: any State, to present: any State, target: Plan.Target, options: PlanOptions, created: UTCTime,
        circumstances: Circumstances = Circumstances(), book: RuleBook
    ) throws -> Plan {
        var planner = try Planner(from: wanted, to: present, target, options, created, book)
        try planner.collect()
        try planner.pullInNeeds()
        planner.settleCreated()
        try planner.schedule()
        // First of all: what is left out still refers to what it would have let go of.
        if options.unresolved == .omit { planner.plan = planner.plan.withoutUnresolved(book.catalog) }
        try planner.noteReferred()
        planner.noteRenewed()
        try planner.noteLeftBehind()
        planner.summarize()
        var plan = planner.plan
        plan.guards = plan.judged(options.lifting, circumstances)
        plan.id = plan.digest
        return plan
    }

    private init(
        from wanted: any State, to present: any State, _ target: Plan.Target, _ options: PlanOptions,
        _ created: UTCTime, _ book: RuleBook
    ) throws {
        self.present = present
        self.wanted = wanted
        self.options = options
        self.book = book
        differ = try Differ(
            present: present, wanted: wanted, map: options.map, evidence: options.evidence,
            selection: options.selection, book: book)
        plan = Plan(
            created: created, source: wanted.origin.label, target: target, isMirror: options.isMirror)
        plan.sourceSite = options.sourceSite
        plan.policy = options.unresolved
        plan.isSourceEmpty = differ.wantedItems == 0
    }

    private mutating func collect() throws {
        var added: [StoredResource] = []
        var removed: [StoredResource] = []
        var changed: [Difference.Pairing] = []
        var ambiguous: [Ambiguity] = []
        var unknown: [Difference.Unknown] = []
        var notCarried: [NotCarried] = []
        try differ.run { difference in
            switch difference {
            case .added(let resource): added.append(resource)
            case .removed(let resource): removed.append(resource)
            case .changed(let pairing): changed.append(pairing)
            case .ambiguous(let ambiguity): ambiguous.append(ambiguity)
            case .unknown(let doubt): unknown.append(doubt)
            case .notCarried(let item): notCarried.append(item)
            }
        }
        plan.ambiguous = ambiguous
        plan.notCarried = notCarried
        plan.unknown = unknown.sorted { $0.address < $1.address }
        for doubt in plan.unknown where doubt.isUncarried {
            plan.notRestorable.append(.init(address: doubt.address, field: nil, reason: doubt.reason))
        }
        added.sort { $0.address < $1.address }
        for resource in added { try planAddition(of: resource, isNeeded: false) }
        for pairing in changed { try planChange(keepingElements(of: pairing)) }
        if options.isMirror { try planRemovals(of: removed) }
    }

    /// Whatever is referred to has to be there: what is not is made too, and marked as not asked for.
    private mutating func pullInNeeds() throws {
        while let address = missing.popLast() {
            guard drafts[.made(address)] == nil else { continue }
            if options.selection.isExcepted(address) { continue }
            for resource in try wanted.resources(below: address).sorted(by: { $0.address < $1.address }) {
                let isItself = resource.address == address
                guard isItself || !options.selection.isExcepted(resource.address),
                    drafts[.made(resource.address)] == nil
                else {
                    continue
                }
                try planAddition(of: resource, isNeeded: true)
            }
        }
    }

    private mutating func summarize() {
        plan.countOperations()
        plan.summary.unchanged = differ.unchanged + alike
        plan.summary.cascaded = cascades.count
        plan.losses = deleted.sorted { $0.key.precedesByBytes($1.key) }.map { kind, count in
            Plan.Loss(kind: kind, present: elements[kind] ?? differ.presentCounts[kind] ?? count, deleted: count)
        }
        plan.unresolved.sort {
            $0.address == $1.address
                ? $0.pointer.description.precedesByBytes($1.pointer.description)
                : $0.address < $1.address
        }
        plan.notRestorable = Array(Set(plan.notRestorable)).sorted {
            $0.address == $1.address ? ($0.field ?? "").precedesByBytes($1.field ?? "") : $0.address < $1.address
        }
        plan.notCarried = plan.notCarried.inOrder
        plan.warnings.sort { $0.address < $1.address }
        plan.estimate = plan.estimated(rate: options.rate) { operation in
            operation.write.batch != nil || book.catalog[operation.kind]?.shape == .collection
        }
    }
}

extension Selection {
    /// Named by `--except`, or below what is?
    func isExcepted(_ address: Address) -> Bool { !Selection(only: [], except: except).includes(address) }
}

extension Plan {
    /// What stands alone is read before its write and after it. Items of one collection are looked at together: its list is read
    /// before the first of them, before whatever makes it longer, and once at the end. What the service makes by itself is mostly as it
    /// should be. Of a list that is to be settled what is surplus is deleted.
    /// - Parameter isItem: does what the operation is about stand in a list?
    func estimated(
        rate: (requests: Int, seconds: Int)?, isItem: (Operation) -> Bool = { $0.action == .deleteMany }
    ) -> Estimate {
        var requests = settlements.count * 2
        var lists: [String: (writes: Int, readings: Int)] = [:]
        for operation in operations {
            guard isItem(operation) else {
                requests += operation.write.isMostlySo ? 2 : 3
                continue
            }
            if operation.action == .deleteMany {
                // The list of its time before and after, mostly a page or two.
                requests += 4
                continue
            }
            let segments =
                operation.write.bringsItem ? operation.path.segments[...] : operation.path.segments.dropLast()
            let list = OperationPath(segments: Array(segments)).description
            lists[list, default: (0, 0)].writes += operation.write.isMostlySo ? 0 : 1
            lists[list, default: (0, 0)].readings += operation.action == .create ? 1 : 0
        }
        for list in lists.values { requests += list.writes + max(list.readings, 1) + 1 }
        guard let rate, rate.requests > 0, requests > rate.requests else {
            return Estimate(requests: requests, seconds: 0)
        }
        let beyond = requests - rate.requests
        return Estimate(
            requests: requests,
            seconds: Int((Double(beyond) * Double(rate.seconds) / Double(rate.requests)).rounded(.up)))
    }
}

extension Operation.Write {
    /// About what comes with something that is made before.
    fileprivate var isMostlySo: Bool {
        switch self {
        case .adoption, .companion: true
        case .creation, .update, .completion, .toggle, .deletion, .batchDeletion: false
        }
    }
}
