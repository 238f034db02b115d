package import Catalog
package import Crawling
package import Service
import Synchronization
package import Wire

/// What a crawl brought, kept in memory.
package final class CrawledSite: Sendable {
    private let content = Mutex(Content())

    private struct Content: Sendable {
        var resources: [Resource] = []
        var coverage: [Coverage] = []
        var lookups: [String: [JSONValue]] = [:]
        var warnings: [String] = []
    }

    package var resources: [Resource] { content.withLock { $0.resources } }
    package var coverage: [Coverage] { content.withLock { $0.coverage } }
    package var lookups: [String: [JSONValue]] { content.withLock { $0.lookups } }
    package var warnings: [String] { content.withLock { $0.warnings } }

    package var byPath: [String: Resource] { Dictionary(resources.map { ($0.path, $0) }, uniquingKeysWith: { $1 }) }

    package func state(of path: String) -> Coverage.State? { coverage.last { $0.path == path }?.state }

    /// The same as a state to compare.
    package func state(from origin: Origin) -> MemoryState {
        content.withLock {
            MemoryState(origin: origin, resources: $0.resources, coverage: $0.coverage, lookups: $0.lookups)
        }
    }

    package static func crawl(
        _ line: SiteLine, only: [String] = [], except: [String] = [], isThorough: Bool = false, concurrency: Int = 8,
        knownKinds: KnownKinds = KnownKinds()
    ) async throws -> CrawledSite {
        try await crawl(
            line, Selection(only: only.map(Selector.init), except: except.map(Selector.init)), isThorough: isThorough,
            concurrency: concurrency, knownKinds: knownKinds)
    }

    /// - Parameter keeping: comes before whatever is kept.
    package static func crawl(
        _ line: SiteLine, _ selection: Selection, isThorough: Bool = false, concurrency: Int = 8,
        knownKinds: KnownKinds = KnownKinds(), keeping: @escaping @Sendable () async -> Void = {}
    ) async throws -> CrawledSite {
        let site = CrawledSite()
        let crawler = Crawler(
            catalog: .liveChat, reader: SiteReader(line), selection: selection, isThorough: isThorough,
            concurrency: concurrency, knownKinds: knownKinds)
        let sink = CrawlSink(
            record: { resources, coverage in
                await keeping()
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
