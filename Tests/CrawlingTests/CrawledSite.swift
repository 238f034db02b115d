import Catalog
import Crawling
import Service
import Simulator
import Synchronization
import TestSupport
import Wire

/// What a crawl brought, kept in memory.
final class CrawledSite: Sendable {
    private let content = Mutex(Content())

    struct Content: Sendable {
        var resources: [Resource] = []
        var coverage: [Coverage] = []
        var lookups: [String: [JSONValue]] = [:]
        var warnings: [String] = []
    }

    var resources: [Resource] { content.withLock { $0.resources } }
    var coverage: [Coverage] { content.withLock { $0.coverage } }
    var lookups: [String: [JSONValue]] { content.withLock { $0.lookups } }
    var warnings: [String] { content.withLock { $0.warnings } }

    var byPath: [String: Resource] { Dictionary(resources.map { ($0.path, $0) }, uniquingKeysWith: { $1 }) }

    func state(of path: String) -> Coverage.State? { coverage.last { $0.path == path }?.state }

    static func crawl(
        _ line: SiteLine, only: [String] = [], except: [String] = [], isThorough: Bool = false, concurrency: Int = 8,
        knownKinds: KnownKinds = KnownKinds()
    ) async throws -> CrawledSite {
        let site = CrawledSite()
        let selection = Selection(only: only.map(Selector.init), except: except.map(Selector.init))
        let crawler = Crawler(
            catalog: .liveChat, reader: SiteReader(line), selection: selection, isThorough: isThorough,
            concurrency: concurrency, knownKinds: knownKinds)
        let sink = CrawlSink(
            record: { resources, coverage in
                site.content.withLock {
                    $0.resources += resources
                    $0.coverage += coverage
                }
            },
            look: { kind, items in site.content.withLock { $0.lookups[kind.name] = items } })
        try await crawler.crawl(into: sink) { event in
            if case .warning(let text) = event { site.content.withLock { $0.warnings.append(text) } }
        }
        return site
    }
}
