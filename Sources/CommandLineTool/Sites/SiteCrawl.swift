import Catalog
import Crawling
import Service
import Store
import Synchronization
import Wire

/// One crawl of one site into the store, from the first request to the finished snapshot.
struct SiteCrawl: Sendable {
    struct Outcome: Sendable {
        let outcome: CrawlOutcome
        /// Since the snapshot before it, for whom it concerns.
        var changes = SnapshotInfo.Changes()
        let coverage: [Coverage]
        let problems: [Restorability]
        let requests: Int
        let seconds: Double
    }

    let connection: SiteConnection
    let selection: Selection
    let isThorough: Bool
    var purpose = Purpose.backup

    /// - Parameter into: held by the caller's site lock.
    func run(into store: Store, _ surroundings: Surroundings, _ console: Console) async throws -> Outcome {
        let site = connection.site
        let started = surroundings.now()
        let draft = try await store.begin(
            site: site.name, url: site.url.description, purpose: purpose, at: surroundings.timestamp)
        let ledger = Mutex(Ledger())
        let sink = CrawlSink(
            record: { resources, coverage in
                ledger.withLock { $0.take(resources, coverage) }
                for (place, page) in Self.byPlace(resources) { try await store.record(page, in: place, of: draft) }
            },
            look: { kind, items in
                try await store.learn(
                    items.compactMap { Lookup($0, kind) }, site: site.name, url: site.url.description,
                    purpose: purpose, at: surroundings.timestamp)
            })
        do {
            let crawler = Crawler(
                catalog: .liveChat, reader: connection.reader, selection: selection, isThorough: isThorough,
                concurrency: site.concurrency)
            try await crawler.crawl(into: sink) { event in
                switch event {
                case .progress(let done, let total):
                    console.show(Progress("reading \(site.name)", done: done, of: total))
                case .warning(let text): console.warning("\(site.name): \(text)")
                }
            }
            console.endProgress()
            if !selection.isEverything, ledger.withLock({ $0.isEmpty }) {
                throw UsageError(
                    "the selection finds nothing on '\(site.name)'",
                    hint: "'livechat-sync show \(site.name)' shows the addresses there are")
            }
            let requests = await connection.line.throttle.figures.sent
            let seconds = surroundings.now() - started
            let (coverage, problems) = ledger.withLock { $0.sorted }
            let outcome = try await store.finish(draft, coverage: coverage, requests: requests, seconds: seconds)
            return Outcome(
                outcome: outcome, coverage: coverage, problems: problems, requests: requests, seconds: seconds)
        } catch {
            console.endProgress()
            try? await store.abandon(draft)
            throw error
        }
    }

    private struct Ledger: Sendable {
        var coverage: [Coverage] = []
        var problems: [Restorability] = []
        private var resources = 0

        /// Nothing was found, and nothing stood in the way of finding it.
        var isEmpty: Bool { resources == 0 && !coverage.contains { $0.state.isGap } }

        /// In an order that does not depend on which answer came first.
        var sorted: ([Coverage], [Restorability]) {
            (
                coverage.sorted { ($0.path, $0.kind) < ($1.path, $1.kind) },
                problems.sorted { ($0.address, $0.field ?? "") < ($1.address, $1.field ?? "") }
            )
        }

        mutating func take(_ resources: [Resource], _ coverage: [Coverage]) {
            self.coverage += coverage
            self.resources += resources.count
            for resource in resources {
                guard let kind = Catalog.liveChat[resource.kind] else { continue }
                problems += Restorability.problems(of: resource, kind: kind, concerning: .restore)
            }
        }
    }

    private static func byPlace(_ resources: [Resource]) -> [(Place, [Resource])] {
        var order: [Place] = []
        var pages: [Place: [Resource]] = [:]
        for resource in resources {
            let path = resource.id == nil ? resource.path : ResourcePath.parent(of: resource.path)
            let place = Place(kind: resource.kind, path: path)
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
