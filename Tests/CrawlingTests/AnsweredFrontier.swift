import Catalog
import Crawling
import Wire

/// A frontier over some rows of the table, whose jobs a test answers by hand.
struct AnsweredFrontier {
    /// What stands for an answer of the site.
    enum Answer {
        case items([JSONValue])
        case object(JSONValue)
        /// Nothing of use: a state and why.
        case refused(Coverage.State, String = "answered with 404")
    }

    private var frontier: Frontier
    /// What was asked for, in its order: the path, and what was to be included.
    private(set) var asked: [String] = []
    private(set) var resources: [Resource] = []
    private(set) var coverage: [Coverage] = []
    private(set) var lookups: [JSONValue] = []
    private(set) var warnings: [String] = []
    /// Addresses that the selection left out of lists.
    private(set) var left: [Address] = []

    init(
        _ kinds: String, only: [String] = [], except: [String] = [], isThorough: Bool = false, sample: Int = .max,
        known: KnownKinds = KnownKinds()
    ) throws {
        let names = kinds.split(separator: " ").map(String.init)
        let rows = Catalog.liveChat.kinds.filter { names.contains($0.name) }
        guard rows.count == names.count else { throw UnknownRow() }
        frontier = Frontier(
            catalog: Catalog(rows),
            selection: Selection(only: only.map(Selector.init), except: except.map(Selector.init)),
            isThorough: isThorough, sample: sample)
        frontier.knownKinds = known
        try take(frontier.start())
    }

    struct UnknownRow: Error {}

    var isDone: Bool { frontier.isDone }
    var done: Int { frontier.done }
    var total: Int { frontier.total }

    /// The next job, if one can be asked now.
    mutating func next() throws -> CrawlJob? {
        var harvest = Frontier.Harvest()
        let job = frontier.next(&harvest)
        try take(harvest)
        if let job { asked.append(job.askedPath + (job.include.map { "?include=" + $0 } ?? "")) }
        return job
    }

    mutating func answer(_ job: CrawlJob, _ answer: Answer) throws {
        switch answer {
        case .items(let items): try take(frontier.finished(job, with: .items(items)))
        case .object(let body): try take(frontier.finished(job, with: .object(body)))
        case .refused(let state, let reason): try take(frontier.failed(job, state, reason))
        }
    }

    /// Hands out and answers jobs, one at a time, until there are none; then ends.
    mutating func run(_ site: (CrawlJob) -> Answer) throws {
        while let job = try next() { try answer(job, site(job)) }
        try take(frontier.close())
    }

    /// The answers by the paths that are asked; any other path is not there.
    mutating func run(_ answers: [String: Answer]) throws {
        try run { answers[$0.askedPath] ?? .refused(.absent) }
    }

    mutating func end() throws { try take(frontier.close()) }

    func state(of path: String) -> Coverage.State? { coverage.last { $0.path == path }?.state }
    func reason(of path: String) -> String? { coverage.last { $0.path == path }?.reason }
    func body(of path: String) -> JSONValue? { resources.last { $0.path == path }?.body }

    private mutating func take(_ harvest: Frontier.Harvest) throws {
        resources += harvest.resources
        coverage += harvest.coverage
        lookups += harvest.lookups
        warnings += harvest.warnings
        for list in harvest.lists {
            for range in list.ranges {
                resources += try list.page(range)
                left += try list.leftOut(range)
            }
        }
    }
}

extension AnsweredFrontier.Answer {
    /// A list of campaigns `A`, `B` … with the ids `1`, `2` …
    static func campaigns(_ names: String...) -> Self {
        .items(names.enumerated().map { ["id": .string("\($0 + 1)"), "name": .string($1)] })
    }
}
