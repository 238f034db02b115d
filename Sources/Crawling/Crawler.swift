package import Catalog
package import Service
package import Wire

/// Reads a site by way of its table of kinds and hands what it finds to a sink, a page at a time.
package struct Crawler: Sendable {
    private let catalog: Catalog
    private let reader: SiteReader
    private let selection: Selection
    private let isThorough: Bool
    private let concurrency: Int
    /// Requests that wait at the throttle, so that one is sent as soon as an answer has come and before it is read.
    private let waiting: Int
    private let sample: Int
    private let knownKinds: KnownKinds

    /// - Parameters:
    ///   - sample: children of so many items of each collection only, to see what may be read.
    ///   - knownKinds: what the site is known to have had.
    package init(
        catalog: Catalog, reader: SiteReader, selection: Selection, isThorough: Bool, concurrency: Int,
        sample: Int = .max, knownKinds: KnownKinds = KnownKinds()
    ) {
        self.sample = sample
        self.knownKinds = knownKinds
        self.catalog = catalog
        self.reader = reader
        self.selection = selection
        self.isThorough = isThorough
        self.concurrency = max(1, concurrency)
        waiting = max(1, concurrency / 2)
    }

    /// Sends the requests that need no answer before them, so that they are under way while there is no sink yet.
    package func open() -> CrawlOpening {
        var (frontier, harvest) = (frontier, Frontier.Harvest())
        _ = frontier.start()
        var opening = CrawlOpening()
        while opening.answers.count < unproven, let job = frontier.next(&harvest) {
            opening.answers.append((job, Task { await answer(to: job) }))
        }
        return opening
    }

    /// Requests under way before the first answer, which shows whether the credential is any good.
    private var unproven: Int { reader.mostUnproven(of: concurrency) }

    private var frontier: Frontier {
        var frontier = Frontier(catalog: catalog, selection: selection, isThorough: isThorough, sample: sample)
        frontier.knownKinds = knownKinds
        return frontier
    }

    /// Reads the site to its end.
    /// - Parameter opening: of this crawler or one that reads the same, sent before.
    /// - Throws: `ServiceError` for what makes going on senseless (credential refused, network gone, interrupted), and
    ///   whatever the sink throws. Everything else ends up in the coverage.
    package func crawl(
        into sink: CrawlSink, from opening: CrawlOpening? = nil, reporting: @escaping @Sendable (CrawlEvent) -> Void
    ) async throws {
        var frontier = frontier
        try await sink.take(frontier.start(), reporting)
        try await withThrowingTaskGroup(of: Event.self) { group in
            var underWay = 0
            var (waitingToBeKept, isKeeping): ([Find], Bool) = ([], false)
            while true {
                var harvest = Frontier.Harvest()
                let width = frontier.done == 0 ? unproven : concurrency + waiting
                while underWay < width, waitingToBeKept.count < Self.mostUnkept, let job = frontier.next(&harvest) {
                    underWay += 1
                    group.addTask {
                        if let answer = opening?.answer(to: job) {
                            return .answered(job, await answer.cancellableValue)
                        }
                        return .answered(job, await answer(to: job))
                    }
                }
                if !harvest.isEmpty { waitingToBeKept.append(Find(harvest: harvest)) }
                // What came is kept, in its order, while more is asked for.
                if !isKeeping, !waitingToBeKept.isEmpty {
                    isKeeping = true
                    group.addTask { [waitingToBeKept] in
                        for find in waitingToBeKept { try await keep(find, in: sink, reporting) }
                        return .kept
                    }
                    waitingToBeKept = []
                }
                guard underWay > 0 || isKeeping, let event = try await group.next() else { break }
                guard case .answered(let job, let result) = event else {
                    isKeeping = false
                    continue
                }
                underWay -= 1
                switch result {
                case .success(let answer):
                    waitingToBeKept.append(
                        Find(job: job, harvest: frontier.finished(job, with: answer), isAnswered: true))
                case .failure(let error):
                    if error.isFinal { throw error }
                    let (state, reason) = error.coverage
                    if job.form == .lookup, state == .failed {
                        reporting(
                            .warning("\(job.kind.name) could not be read, what is known of them stays: \(reason)"))
                    }
                    waitingToBeKept.append(Find(job: job, harvest: frontier.failed(job, state, reason)))
                }
                reporting(.progress(done: frontier.done, total: frontier.total))
            }
        }
        try await sink.take(frontier.close(), reporting)
    }

    /// Answers that may wait for what came before them to be kept; with more of them nothing new is asked.
    private static let mostUnkept = 64

    private enum Event {
        case answered(CrawlJob, Result<Frontier.Answer, ServiceError>)
        case kept
    }

    /// What is to be kept of an answer; without a job, what is known before one.
    private struct Find {
        var job: CrawlJob?
        let harvest: Frontier.Harvest
        var isAnswered = false
    }

    private func keep(
        _ find: Find, in sink: CrawlSink, _ reporting: @escaping @Sendable (CrawlEvent) -> Void
    ) async throws {
        guard let job = find.job, job.form == .lookup else { return try await sink.take(find.harvest, reporting) }
        // What could not be read is no empty list.
        if find.isAnswered { try await sink.look(job.kind, find.harvest.lookups) }
    }

    private func answer(to job: CrawlJob) async -> Result<Frontier.Answer, ServiceError> {
        let first = await answer(to: job, job.query)
        // A service that does not know what is to be included refuses the whole request. What it does not show is told then.
        guard job.kind.contentInclude != nil, case .failure(let error) = first,
            case .refused(status: 400, _) = error.reason
        else { return first }
        return await answer(to: job, job.query.filter { $0.name != "include" })
    }

    private func answer(
        to job: CrawlJob, _ query: [(name: String, value: String)]
    ) async -> Result<Frontier.Answer, ServiceError> {
        let path = job.kind.base + job.askedPath
        do throws(ServiceError) {
            switch job.form {
            case .object:
                let body = try await reader.document(path, query: query, acceptsText: job.kind.mayBeText)
                return .success(try await object(body, job, path))
            case .list:
                let found = try await ListReader(reader).list(
                    path, named: job.kind.name, singleton: job.kind.asSingleton?.member, query: query)
                switch found {
                case .items(let items): return .success(.list(CollectedItems(items, of: job.kind)))
                case .object(let object): return .success(.object(object))
                }
            case .lookup:
                let found = try await ListReader(reader).list(path, named: job.kind.name, query: query)
                guard case .items(let items) = found else { return .success(.items([])) }
                return .success(.items(try items.all()))
            }
        } catch {
            return .failure(error)
        }
    }

    /// The body of what exists once; some documents show it as a list of one.
    private func object(_ body: JSONValue, _ job: CrawlJob, _ path: String) async throws(ServiceError)
        -> Frontier.Answer
    {
        let lone = body.elements.flatMap { $0.count == 1 ? $0[0] : nil } ?? body
        let isOwn = lone.members?.contains { job.kind.speaks(of: $0.name) } == true
        if lone.isNoThing, !isOwn {
            throw await reader.foreign(path, lone, expected: "the object that stands there")
        }
        if lone.members != nil || job.kind.mayBeText && lone.text != nil { return .object(lone) }
        throw await reader.foreign(path, body, expected: "the object that stands there")
    }
}

/// What a person may want to see while a crawl runs.
package enum CrawlEvent: Hashable, Sendable {
    case progress(done: Int, total: Int)
    case warning(String)
}

/// Where what a crawl finds goes.
package struct CrawlSink: Sendable {
    package let record: @Sendable (_ resources: [Resource], _ coverage: [Coverage]) async throws -> Void
    /// Items of a looked-up kind.
    package let look: @Sendable (_ kind: Kind, _ items: [JSONValue]) async throws -> Void
    /// Addresses of items that are there and that the selection leaves out.
    package let leave: @Sendable (_ addresses: [Address]) -> Void

    package init(
        record: @escaping @Sendable (_ resources: [Resource], _ coverage: [Coverage]) async throws -> Void,
        look: @escaping @Sendable (_ kind: Kind, _ items: [JSONValue]) async throws -> Void,
        leave: @escaping @Sendable (_ addresses: [Address]) -> Void = { _ in }
    ) {
        self.record = record
        self.look = look
        self.leave = leave
    }

    func take(_ harvest: Frontier.Harvest, _ reporting: @Sendable (CrawlEvent) -> Void) async throws {
        for warning in harvest.warnings { reporting(.warning(warning)) }
        for list in harvest.lists {
            for range in list.ranges {
                leave(try list.leftOut(range))
                let page = try list.page(range)
                if !page.isEmpty { try await record(page, []) }
            }
        }
        if harvest.resources.isEmpty, harvest.coverage.isEmpty { return }
        try await record(harvest.resources, harvest.coverage)
    }
}

extension ServiceError {
    /// What it says about the place that was asked for.
    package var coverage: (state: Coverage.State, reason: String) {
        switch reason {
        case .forbidden: (.forbidden, words)
        case .absent, .unsupported: (.absent, words)
        case .refused, .redirect, .unreadable, .transport, .outcomeUnknown: (.failed, words)
        case .unauthorized, .throttled, .cutOff, .cancelled: (.failed, "the crawl was ended")
        }
    }
}
