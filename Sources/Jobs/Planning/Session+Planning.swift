package import Catalog
import Configuring
package import Diffing
import Exchange
package import Planning
package import Store
import Wire

/// A site that was read so that a plan can be made for it.
struct TargetReading {
    let state: Snapshot
    let account: Account
}

/// A plan, and what people want to know of both sides who look at it.
package struct Prospect: Sendable {
    package var plan: Plan
    package var scenery: Scenery
    /// What of a run it can't take back, since its place could not be read.
    package var unread: [Address] = []

    package init(plan: Plan, scenery: Scenery = Scenery(), unread: [Address] = []) {
        self.plan = plan
        self.scenery = scenery
        self.unread = unread
    }
}

extension Session {
    /// Reads the site as it is now into the store, so that what was there can be taken back to. The reading lies beside the
    /// backups, not among them: the last backup of a site must not become what somebody has just looked at before
    /// restoring it.
    func readTarget() async throws -> TargetReading {
        let store = try workplace.store()
        let lock = try lock("plan to \(name)")
        defer { withExtendedLifetime(lock) {} }
        return try await connected { connection in
            var crawl = SiteCrawl(
                session: self, connection: connection, selection: .everything, isThorough: false)
            crawl.purpose = .planning
            crawl.knownKinds = try knownKinds()
            crawl.accounts = try accountCheck()
            let outcome = try await crawl.run(into: store)
            workplace.tell(.coverage(outcome.coverage))
            let state = try Snapshot(
                outcome.outcome.snapshot, in: SnapshotReader(store.path), label: name,
                url: connection.site.url.description)
            return TargetReading(state: state, account: outcome.account)
        }
    }

    /// A plan that brings the site to what a state says.
    /// - Parameter newName: what the one thing that is selected is to be called on the site; never paired with what is there
    ///   under its own name. Nil for what keeps its name.
    /// - Throws: `JobRefusal` for a name or a selector that means nothing; what reading both throws.
    package func plan(
        from name: StateName, _ options: PlanOptions, as newName: String? = nil
    ) async throws -> Prospect {
        var options = options
        options.selection = options.selection.ignoring(asOf: site)
        if case .export(let path) = name {
            if let foreign = try workplace.foreignSession(ofExport: path, for: self) {
                try checkReadable(foreign.catalog)
                let file = try ExportFile(path, foreign)
                let target = try await readTarget()
                let wanted = try await workplace.open(file, meeting: nil)
                return try plan(
                    from: wanted, site: file.hasIDs ? wanted.site : nil, to: target, options, as: newName
                ).undated
            }
            // Read first: a mistake in it must not cost a crawl.
            let file = try ExportFile(path, self)
            let target = try await readTarget()
            let wanted = try await workplace.open(file, meeting: target.state)
            // Its files go with it.
            defer { withExtendedLifetime(wanted) {} }
            options.selection = wanted.narrowed(options.selection)
            return try plan(
                from: wanted.state(), sourceSite: file.hasIDs ? wanted.site : nil, to: target, options, as: newName
            ).undated
        }
        let source = try await workplace.open(name, isAccountBinding: true)
        try checkReadable(source.session.catalog)
        options.selection = options.selection.ignoring(asOf: source.session.site)
        return try await plan(from: source, site: source.site, to: readTarget(), options, as: newName)
    }

    private func checkReadable(_ other: Catalog) throws {
        guard !catalog.canRead(other) else { return }
        throw JobRefusal.otherVersion(other.api.rawValue, site: name, version: catalog.api.rawValue)
    }

    /// Of a state in its own terms, be they of this version or of another one.
    /// - Parameter site: whose ids it has.
    private func plan(
        from source: OpenState, site: String?, to target: TargetReading, _ options: PlanOptions, as newName: String?
    ) throws -> Prospect {
        // Its files go with it.
        defer { withExtendedLifetime(source) {} }
        let wanted = try catalog.reading(source.state(), of: source.session.catalog, options.selection)
        return try plan(from: wanted.state, sourceSite: site, to: target, options, as: newName, leaving: wanted.left)
    }

    func plan(
        from wanted: any State, sourceSite: String?, to target: TargetReading, _ options: PlanOptions,
        as newName: String? = nil, leaving left: [Difference.Unknown] = []
    ) throws -> Prospect {
        let site = try site ?? workplace.configuration.site(name)
        var options = options
        options.map = try workplace.map(from: sourceSite, to: name)
        options.evidence = try workplace.evidence(of: name)
        options.sourceSite = sourceSite
        options.rate = site.rate.map { (requests: $0.requests, seconds: $0.seconds) }
        options.selection = try options.selection.meant(in: [wanted, target.state])
        // A slip in a selector is no plan that found nothing to do.
        try SelectorSearch.check(options.selection, in: wanted, target.state)
        var wanted = wanted
        if let newName {
            let copy = try NamedCopy(of: wanted, options.selection, as: newName, catalog)
            (wanted, options.selection) = (copy.state, copy.selection)
        }
        var plan = try Planner.plan(
            from: wanted, to: target.state, target: site.planTarget, options: options, created: outside.moment,
            circumstances: circumstances(of: site), book: book)
        if !target.account.isUnknown { plan.account = target.account }
        plan.notRestorable += left.map { .init(address: $0.address, field: nil, reason: $0.reason) }
        plan.notRestorable.sort { $0.address < $1.address }
        plan.rest(on: catalog)
        plan.isCopy = newName != nil
        plan.guards = plan.judged(options.lifting, circumstances(of: site))
        plan.id = plan.digest
        return Prospect(plan: plan, scenery: try scenery(of: plan, wanted, target.state))
    }

    private func scenery(of plan: Plan, _ wanted: any State, _ target: Snapshot) throws -> Scenery {
        var scenery = Scenery()
        scenery.present = try .init(of: target, at: target.info.at, catalog)
        scenery.wanted = try .init(of: wanted, at: (wanted as? Snapshot)?.info.at, catalog)
        let seen = Scenery.seen(in: plan.operations.map { ($0.kind, $0.address) }, catalog)
        try scenery.present.see(seen, in: target, catalog)
        try scenery.wanted.see(seen, in: wanted, catalog)
        return scenery
    }

    /// A plan that takes a run to this site back: made of what the journal and the snapshot before the run say was there.
    /// - Throws: `AccountMismatch` where the site is another account than the one that the run wrote to.
    package func plan(undoing run: Run, _ lifting: Lifting) async throws -> Prospect {
        guard run.document[SiteCall.mark] == nil else { throw JobRefusal.callHasNoUndo(run: run.number) }
        guard (try? Plan(document: run.document))?.purge == nil else {
            throw JobRefusal.purgeHasNoUndo(run: run.number)
        }
        let site = try site ?? workplace.configuration.site(name)
        let target = try await readTarget()
        if let wrote = try? Plan(document: run.document).account, target.account.isOther(than: wrote) {
            throw AccountMismatch(site: name, subject: .run(run.number), present: target.account, known: wrote)
        }
        let reader = try workplace.reader()
        let undo = try UndoState(
            run: run, steps: reader.steps(of: run.number), present: target.state, reader: reader, catalog)
        var options = PlanOptions(isMirror: true, unresolved: .keep, lifting: lifting)
        options.lifting.unresolved = .keep
        let prospect = try plan(from: undo.state, sourceSite: name, to: target, options)
        var plan = prospect.plan
        // What goes is what the run made; to protect it by the share that it is of its kind would protect the mistake.
        plan.losses = []
        plan.letReferredGo()
        plan.notRestorable += undo.losses
        plan.isSourceEmpty = false
        plan.guards = plan.judged(lifting, circumstances(of: site))
        plan.id = plan.digest
        return Prospect(plan: plan, scenery: prospect.scenery, unread: undo.unread)
    }
}

extension Prospect {
    /// Of a state of which nobody knows when it was.
    fileprivate var undated: Prospect {
        var other = self
        other.scenery.wanted.at = nil
        return other
    }
}

extension Session {
    /// What a plan for the site is judged by.
    func circumstances(of site: Site, usedBy run: Int? = nil) -> Circumstances {
        var circumstances = Circumstances(
            isProtected: site.isProtected, site: site.planTarget, usedBy: run.map(String.init))
        circumstances.table = catalog.fingerprint
        circumstances.isExperimental = catalog.isExperimental
        circumstances.allowsExperiments = site.allowsExperiments
        return circumstances
    }
}

extension Site {
    /// How a plan names the site it is bound to.
    var planTarget: Plan.Target { Plan.Target(site: name, url: url.description) }
}
