package import Catalog
import Configuring
import Crawling
package import Diffing
import Service
package import Store
import Synchronization
import Wire

/// One crawl of one site into the store, from the first request to the finished snapshot.
package struct SiteCrawl: Sendable {
    package struct Outcome: Sendable {
        package let outcome: CrawlOutcome
        /// Since the snapshot before it, for whom it concerns.
        package var changes = SnapshotInfo.Changes()
        /// What is counted there one by one, where it can be; nil for a snapshot that changed nothing.
        package var comparison: Comparison?
        /// The snapshot that it was compared with; nil for a site's first, and where nothing was.
        package var before: SnapshotInfo?
        package let coverage: [Coverage]
        package let problems: [Restorability]
        /// Those of them that the snapshot before had not; all of them where nobody knows.
        package var newProblems: [Restorability]
        let account: Account
        package let requests: Int
        package let seconds: Double
    }

    let session: Session
    let connection: SiteConnection
    let selection: Selection
    let isThorough: Bool
    /// What the site is known to have had.
    var knownKinds = KnownKinds()
    /// What holds the site to the account that it was; nil for readings that nothing is compared with.
    var accounts: AccountCheck?
    /// Whether another account ends the crawl, or is only warned of.
    var isAccountBinding = true
    var purpose = Purpose.backup

    /// The first requests, so that the site works on them while the store is opened. For `run`, whose caller cancels them in the end.
    func open() -> CrawlOpening { crawler.open() }

    private var crawler: Crawler {
        Crawler(
            catalog: session.catalog, reader: connection.reader, selection: selection, isThorough: isThorough,
            concurrency: connection.site.concurrency, knownKinds: knownKinds)
    }

    /// Reads once more where answers may have been those to other requests.
    /// - Parameter into: held by the caller's site lock.
    func run(into store: Store, from opening: CrawlOpening? = nil) async throws -> Outcome {
        if let outcome = try await once(into: store, from: opening) { return outcome }
        let name = connection.site.name
        session.workplace.tell(
            .doubt(
                site: name,
                "something on the way to the site sent an answer that nobody had asked for, so others may be mixed up; all is "
                    + "read once more, with a connection for each request"))
        if let outcome = try await once(into: store) { return outcome }
        throw ServiceError(
            request: "reading \(name)",
            reason: .cutOff(.lost("answers keep coming that nobody asked for, so none can be believed", alone: true)))
    }

    /// - Returns: nil where answers may have been those to other requests.
    private func once(into store: Store, from opening: CrawlOpening? = nil) async throws -> Outcome? {
        let (site, outside, catalog) = (connection.site, session.outside, session.catalog)
        let tell = session.workplace.tell
        let started = outside.now()
        let draft = try await store.begin(
            site: site.name, url: site.url.description, purpose: purpose,
            table: store.keep(catalog, at: outside.moment), at: outside.moment)
        let ledger = Mutex(Ledger(catalog: catalog))
        let watch = AccountWatch(catalog)
        let search = Mutex(SelectorSearch(selection))
        let sink = CrawlSink(
            record: { resources, coverage in
                search.withLock { $0.see(resources) }
                ledger.withLock { $0.take(resources, coverage) }
                // As soon as it is known: the rest of a stranger's site need not be read.
                if watch.take(resources), isAccountBinding {
                    try accounts?.number(watch.reading(login: nil))
                }
                for (place, page) in Self.byPlace(resources) { try await store.record(page, in: place, of: draft) }
            },
            // Kept until it is known whose names they are.
            look: { kind, items in ledger.withLock { $0.lookups += items.compactMap { Lookup($0, kind) } } },
            leave: { addresses in search.withLock { search in addresses.forEach { search.see($0) { nil } } } })
        do {
            try await crawler.crawl(into: sink, from: opening) { event in
                switch event {
                case .progress(let done, let total):
                    tell(.reading(site: site.name, .whole, done: done, of: total))
                case .warning(let text): tell(.doubt(site: site.name, text))
                }
            }
            tell(.workEnded)
            async let isInStep = connection.isInStep()
            let account = try await account(watch)
            let places = ledger.withLock { $0.sorted.0 }
            try search.withLock { search throws(JobRefusal) in
                search.see(places)
                try search.check(in: [site.name])
            }
            try await store.learn(
                ledger.withLock { $0.lookups }, site: site.name, url: site.url.description, purpose: purpose,
                at: outside.moment)
            // While the connections are looked at once more.
            try await store.flush(draft)
            guard await isInStep else {
                try await store.abandon(draft)
                return nil
            }
            let requests = await connection.line.throttle.figures.sent
            let seconds = outside.now() - started
            let (coverage, problems) = ledger.withLock { $0.sorted }
            let outcome = try await store.finish(draft, coverage: coverage, requests: requests, seconds: seconds)
            return Outcome(
                outcome: outcome, coverage: coverage, problems: problems, newProblems: problems,
                account: account, requests: requests,
                seconds: seconds)
        } catch {
            tell(.workEnded)
            try? await store.abandon(draft)
            throw error
        }
    }

    /// Which account it was.
    private func account(_ watch: AccountWatch) async throws -> Account {
        var reading = watch.reading(login: await connection.line.account)
        // A part of a site may say nothing of it.
        if !selection.isEverything, reading.account.number == nil, reading.marks.isEmpty {
            reading = try await AccountReading.ask(connection, session.catalog)
        }
        do throws(AccountMismatch) {
            try accounts?.history(reading)
        } catch {
            if isAccountBinding { throw error }
            session.workplace.tell(.otherAccount(error))
        }
        return reading.account
    }

    private struct Ledger: Sendable {
        let catalog: Catalog
        var coverage: [Coverage] = []
        var lookups: [Lookup] = []
        var problems: [Restorability] = []

        /// In an order that does not depend on which answer came first.
        var sorted: ([Coverage], [Restorability]) {
            (
                coverage.sorted { ($0.path, $0.kind) < ($1.path, $1.kind) },
                problems.sorted { ($0.address, $0.field ?? "") < ($1.address, $1.field ?? "") }
            )
        }

        mutating func take(_ resources: [Resource], _ coverage: [Coverage]) {
            self.coverage += coverage
            for resource in resources {
                guard let kind = catalog[resource.kind] else { continue }
                problems += Restorability.problems(of: resource, kind: kind, concerning: .restore)
            }
        }
    }

    private static func byPlace(_ resources: [Resource]) -> [(Place, [Resource])] {
        var order: [Place] = []
        var pages: [Place: [Resource]] = [:]
        for resource in resources {
            let place = Place(of: resource)
            if pages[place] == nil { order.append(place) }
            pages[place, default: []].append(resource)
        }
        return order.map { ($0, pages[$0] ?? []) }
    }
}

extension Lookup {
    /// What is kept of an item of a looked-up kind; nil for one without an id.
    init?(_ body: JSONValue, _ kind: Kind) {
        guard let id = Resource.id(of: body) else { return nil }
        let kept = (body.members ?? []).filter { member in kind.keeps.contains { $0.isSameName(as: member.name) } }
        self.init(kind: kind.name, id: id, body: .object(kept))
    }
}
