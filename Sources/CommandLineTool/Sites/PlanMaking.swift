import Catalog
import Diffing
import Planning
import Store
import Wire

/// Makes plans: reads the source and the target, asks the planner.
struct PlanMaking {
    let workplace: Workplace
    let surroundings: Surroundings
    let console: Console

    /// Reads the target as it is now into the store, so that what was there can be taken back to, and returns it.
    func readTarget(_ site: Site) async throws -> SnapshotState {
        let store = try workplace.store()
        let lock = try SiteLock(
            store: store.path, site: site.name, command: "plan to \(site.name)", at: surroundings.timestamp)
        defer { withExtendedLifetime(lock) {} }
        let connection = try await workplace.connect(site)
        defer { connection.close() }
        var crawl = SiteCrawl(connection: connection, selection: .everything, isThorough: false)
        // Beside the backups, not among them: the last backup of a site must not become what somebody has just looked at
        // before restoring it.
        crawl.purpose = .planning
        crawl.knownKinds = try workplace.knownKinds(of: site)
        crawl.accounts = try workplace.accountCheck(of: site)
        let outcome = try await crawl.run(into: store, surroundings, console)
        CoverageText.gaps(outcome.coverage, console)
        var state = try SnapshotState(
            SnapshotReader(store.path), outcome.outcome.snapshot, label: site.name, url: site.url.description)
        state.account = outcome.account
        return state
    }

    /// A plan that brings a site to what a state says.
    func plan(from name: StateName, to site: Site, _ request: PlanRequest) async throws -> Plan {
        if case .export(let path) = name {
            // Read first: a mistake in it must not cost a crawl.
            let file = try ExportFile(path, surroundings)
            let target = try await readTarget(site)
            let known = try KnownSnapshot(target, workplace.reader())
            let wanted = try await OpenState.export(file, meeting: known, surroundings)
            // Its files go with it.
            defer { withExtendedLifetime(wanted) {} }
            var options = request.options
            options.selection = wanted.narrowed(options.selection)
            return try await plan(
                from: wanted.state(), sourceSite: file.hasIDs ? wanted.site : nil, to: target, site, options)
        }
        let source = try await OpenState.open(
            name, workplace, surroundings, console, isAccountBinding: true)
        defer { withExtendedLifetime(source) {} }
        let target = try await readTarget(site)
        let wanted = try source.state()
        return try await plan(from: wanted, sourceSite: wanted.origin.site, to: target, site, request.options)
    }

    func plan(
        from wanted: any State, sourceSite: String?, to present: SnapshotState, _ site: Site, _ options: PlanOptions
    ) async throws -> Plan {
        var options = options
        options.map = try workplace.map(from: sourceSite, to: site.name)
        options.evidence = try workplace.evidence(of: site.name)
        options.sourceSite = sourceSite
        options.rate = site.rate.map { (requests: $0.requests, seconds: $0.seconds) }
        // A slip in a selector is no plan that found nothing to do.
        try SelectionOptions.check(options.selection, in: wanted, present)
        var plan = try Planner.plan(
            from: wanted, to: present, target: site.planTarget, options: options, created: surroundings.timestamp,
            circumstances: Circumstances(isProtected: site.isProtected, site: site.planTarget),
            book: RuleBook(.liveChat))
        if let account = present.account, !account.isUnknown {
            plan.account = account
            plan.id = plan.digest
        }
        return plan
    }
}

extension Site {
    /// How a plan names the site it is bound to.
    var planTarget: Plan.Target { Plan.Target(site: name, url: url.description) }
}

extension Plan {
    /// Is there nothing that it leaves out for want of a reference?
    var isWhole: Bool { unresolved.isEmpty }
}
