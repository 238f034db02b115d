package import Catalog
import Configuring
import Crawling
import Service
import Store
import Synchronization
package import Wire

/// What a site lets us read, found out by asking once for every kind, for children below its first item only. Sends only GET.
package struct Examination: Sendable {
    package let coverage: [Coverage]
    /// How many items there are that other resources live in.
    package let parents: Int
    /// How many there are of each kind of things made elsewhere.
    package let lookups: [String: Int]
    package let warnings: [String]
    package let estimate: CrawlEstimate
    /// The account, as people call it; nil where nothing tells.
    package let account: String?
    /// The site is another account than its snapshots are of.
    package let mismatch: AccountMismatch?
    /// Requests that this took.
    package let requests: Int

    /// Places that were not read.
    package var gaps: [Coverage] { coverage.filter { $0.state != .complete } }

    /// Was there anything that only the API of the service answers?
    package var isAnswered: Bool { coverage.contains { $0.state == .complete || $0.state == .forbidden } }

    private struct Findings: Sendable {
        var coverage: [Coverage] = []
        var parents = 0
        var lookups: [String: Int] = [:]
        var warnings: [String] = []
    }

    package init(of session: Session) async throws {
        self = try await session.connected { connection in try await Examination(of: session, over: connection) }
    }

    private init(of session: Session, over connection: SiteConnection) async throws {
        let (site, catalog, tell) = (connection.site, session.catalog, session.workplace.tell)
        let findings = Mutex(Findings())
        let watch = AccountWatch(catalog)
        // What is wrong with the store is said where its age is told.
        let crawler = Crawler(
            catalog: catalog, reader: connection.reader, selection: .everything, isThorough: false,
            concurrency: site.concurrency, sample: 1, knownKinds: (try? session.knownKinds()) ?? KnownKinds())
        let sink = CrawlSink(
            record: { resources, coverage in
                _ = watch.take(resources)
                findings.withLock {
                    $0.coverage += coverage
                    $0.parents += resources.filter { !catalog.isLeaf($0.kind) }.count
                }
            }, look: { kind, items in findings.withLock { $0.lookups[kind.name] = items.count } })
        defer { tell(.workEnded) }
        try await crawler.crawl(into: sink) { event in
            switch event {
            case .progress(let done, let total):
                tell(.reading(site: site.name, .sample, done: done, of: total))
            case .warning(let text): findings.withLock { $0.warnings.append(text) }
            }
        }
        let found = findings.withLock { $0 }
        (coverage, parents, lookups, warnings) = (found.coverage, found.parents, found.lookups, found.warnings)
        requests = await connection.line.throttle.figures.sent
        estimate = CrawlEstimate(parents: found.parents, site: site, catalog)
        let reading = watch.reading(login: await connection.line.account)
        account = reading.account.name
        let check = (try? session.accountCheck()) ?? AccountCheck(site: site.name, known: nil)
        do throws(AccountMismatch) {
            try check.history(reading)
            mismatch = nil
        } catch {
            mismatch = error
        }
    }
}

extension Session {
    /// When the last complete snapshot was last seen to be so; nil where there is none.
    package func newestCheck() throws -> UTCTime? {
        guard let reader = try workplace.readerIfThere() else { return nil }
        return try reader.newestCheck(name)
    }
}
