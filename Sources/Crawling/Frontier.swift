package import Catalog
package import Wire

/// What is left to ask of a site, as a pure value: hands out jobs, takes their answers, says what to keep. No network,
/// no clock, no store.
///
/// The first campaign is read both ways: its children as lists of their own and out of their parents' bodies. Until that
/// has shown whether parents can be trusted, parents of other campaigns wait.
package struct Frontier: Sendable {
    /// What an answer amounts to.
    package struct Harvest: Sendable {
        package var resources: [Resource] = []
        package var lists: [ItemList] = []
        package var coverage: [Coverage] = []
        package var lookups: [JSONValue] = []
        package var warnings: [String] = []

        package init() {}

        var isEmpty: Bool {
            resources.isEmpty && lists.isEmpty && coverage.isEmpty && lookups.isEmpty && warnings.isEmpty
        }
    }

    let catalog: Catalog
    let selection: Selection
    var habits: SiteHabits
    var queue = JobQueue()
    /// Items whose children have not been turned into jobs yet: a kind, its place, the item's ids and address.
    var unexpanded: [(kind: Kind, place: PathTemplate, ids: [String], address: Address)] = []
    private var nextUnexpanded = 0
    private var underWay = 0
    /// The ids of the item that is read both ways.
    private var probe: [String]?
    /// What the site is known to have had.
    package var knownKinds = KnownKinds()
    /// What was answered with 404, until something else is answered otherwise.
    var absences = Absences()
    /// Bodies of the probe's parents by path, kept until their lists have come.
    var carried: [String: [JSONValue]] = [:]

    package internal(set) var done = 0
    /// Jobs known of so far, done ones included; grows as lists come in.
    package var total: Int { done + underWay + queue.count + (unexpanded.count - nextUnexpanded) * childrenPerItem }
    private var childrenPerItem = 12

    /// - Parameter sample: children of so many items of each collection only, to see what may be read.
    package init(catalog: Catalog, selection: Selection, isThorough: Bool, sample: Int = .max) {
        self.sample = sample
        self.catalog = catalog
        self.selection = selection
        habits = SiteHabits(isThorough: isThorough)
        // What others hang on goes first.
        let roots = catalog.roots.enumerated().sorted { left, right in
            let (a, b) = (hasChildren(left.element), hasChildren(right.element))
            return a != b ? a : left.offset < right.offset
        }.map(\.element)
        func hasChildren(_ root: (kind: Kind, place: PathTemplate)) -> Bool {
            !catalog.children(of: root.kind, at: root.place).isEmpty
        }
        opening = roots
    }

    let sample: Int
    private let opening: [(kind: Kind, place: PathTemplate)]

    /// The jobs that need no answer before them are put in the queue; returns what the selection leaves out.
    package mutating func start() -> Harvest {
        var harvest = Harvest()
        for root in opening { enter(root.kind, root.place, ids: [], in: "", &harvest) }
        for kind in catalog.lookups {
            for path in kind.paths {
                queue.add(
                    CrawlJob(
                        kind: kind, place: path, ids: [], path: path.description, address: Address(kind.name),
                        askedPath: path.description, include: nil))
            }
        }
        return harvest
    }

    package var isDone: Bool { underWay == 0 && queue.count == 0 && nextUnexpanded == unexpanded.count }

    /// The next job that can be asked now, or nil when all are under way or waiting for an answer.
    package mutating func next(_ harvest: inout Harvest) -> CrawlJob? {
        while true {
            if let job = queue.take(where: isReady) {
                underWay += 1
                return prepared(job)
            }
            guard nextUnexpanded < unexpanded.count, queue.count < 256 else {
                guard underWay == 0, let waiting = queue.first else { return nil }
                // What the first campaign was to show was not asked of it: another one shows it.
                probe = waiting.ids
                continue
            }
            let item = unexpanded[nextUnexpanded]
            nextUnexpanded += 1
            if probe == nil { probe = item.ids }
            let before = queue.count
            for child in catalog.children(of: item.kind, at: item.place) {
                enter(child.kind, child.place, ids: item.ids, in: item.address, &harvest)
            }
            childrenPerItem = max(1, queue.count - before)
        }
    }

    /// The answer to a job.
    package mutating func finished(_ job: CrawlJob, with answer: Answer) -> Harvest {
        done += 1
        underWay -= 1
        var harvest = Harvest()
        if job.form != .lookup { confirmAbsences(&harvest) }
        if let template = answeredTemplate(job) { habits.learn(job.kind, answersAt: template) }
        switch (job.form, answer) {
        case (.lookup, .items(let items)): harvest.lookups = items
        case (.lookup, .object), (.lookup, .list): break
        case (.list, .list(let items)): takeList(job, items, &harvest)
        case (.list, .items(let items)): takeList(job, CollectedItems(items, of: job.kind), &harvest)
        case (.object, .list): break
        case (.list, .object(let object)), (.object, .object(let object)): takeObject(job, object, &harvest)
        case (.object, .items(let items)):
            // Some documents show a lone object wrapped in a list.
            takeObject(job, items.count == 1 ? items[0] : .array(items), &harvest)
        }
        return harvest
    }

    package enum Answer: Sendable {
        case list(CollectedItems)
        case items([JSONValue])
        case object(JSONValue)
    }

    /// A job that brought nothing.
    package mutating func failed(_ job: CrawlJob, _ state: Coverage.State, _ reason: String) -> Harvest {
        underWay -= 1
        var harvest = Harvest()
        if state == .absent, let asked = answeredTemplate(job),
            let other = habits.alternative(for: job.kind, after: asked),
            let path = try? other.filled(with: job.ids, of: job.place)
        {
            queue.add(job.asking(path, include: job.include), first: true)
            return harvest
        }
        done += 1
        if job.form == .lookup { return harvest }
        if settleProbe(of: job, asked: nil, state, &harvest) { return harvest }
        let (state, reason) = note(job, state, reason, &harvest)
        if ids(areProbe: job.ids) {
            // Nothing can be learnt from this campaign then; its kinds are asked for everywhere.
            for embedded in job.kind.embedded {
                let relation = SiteHabits.Relation(parent: job.kind.name, segment: embedded.segment)
                if habits.trust(relation) == .unknown { habits.learn(relation, .untrusted) }
            }
            if habits.needsInclude(job.kind) == nil { habits.learnInclude(job.kind, needed: false) }
        }
        // The children of a singleton that could not be read may still be read by themselves; what is not there has none.
        for embedded in job.kind.embedded {
            guard let kind = catalog[embedded.kind] else { continue }
            if state == .absent {
                cover(
                    Coverage(kind: kind.name, path: job.path + "/" + embedded.segment, state: state, reason: reason),
                    answered: reason, &harvest)
            } else {
                ask(kind, job.place.appending(.literal(embedded.segment)), of: job, &harvest)
            }
        }
        return harvest
    }

    /// Puts a place into the queue, as far as the selection wants it.
    private mutating func enter(
        _ kind: Kind, _ place: PathTemplate, ids: [String], in parent: Address, _ harvest: inout Harvest
    ) {
        guard let job = wanted(kind, place, ids, in: parent, &harvest) else { return }
        guard kind.shape == .singleton else {
            queue.add(job)
            return
        }
        let isWanted = selection.includes(job.address)
        if isWanted { queue.add(job) } else { leaveOut(job, &harvest) }
        // Children that their parent carries come with it; others are asked for by themselves.
        for child in catalog.children(of: kind, at: place) {
            if !isWanted || catalog.embedding(of: child.kind, at: child.place) == nil {
                enter(child.kind, child.place, ids: ids, in: job.address, &harvest)
            }
        }
    }

    /// Asks for a child list by itself, though its parent may carry it.
    mutating func ask(_ kind: Kind, _ place: PathTemplate, of parent: CrawlJob, _ harvest: inout Harvest) {
        if let job = wanted(kind, place, parent.ids, in: parent.address, &harvest) { queue.add(job) }
    }

    /// The job for a place, unless nothing at or below it is wanted.
    func wanted(
        _ kind: Kind, _ place: PathTemplate, _ ids: [String], in parent: Address, _ harvest: inout Harvest
    ) -> CrawlJob? {
        guard case .literal(let segment)? = place.segments.last, let path = try? place.filled(with: ids) else {
            return nil
        }
        let job = CrawlJob(
            kind: kind, place: place, ids: ids, path: path, address: parent.child(segment),
            askedPath: path, include: nil)
        if selection.mayReach(job.address) { return job }
        leaveOut(job, &harvest)
        return nil
    }

    private func leaveOut(_ job: CrawlJob, _ harvest: inout Harvest) {
        harvest.coverage.append(
            Coverage(kind: job.kind.name, path: job.path, state: .skipped, reason: "not asked for"))
    }

    func ids(areProbe ids: [String]) -> Bool { !ids.isEmpty && ids == probe }

    private func isReady(_ job: CrawlJob) -> Bool {
        if ids(areProbe: job.ids) || job.ids.isEmpty { return true }
        if habits.needsInclude(job.kind) == nil { return false }
        return job.kind.embedded.allSatisfy {
            habits.trust(.init(parent: job.kind.name, segment: $0.segment)) != .unknown
        }
    }

    /// A job as this site wants to be asked.
    private func prepared(_ job: CrawlJob) -> CrawlJob {
        guard job.askedPath == job.path else { return job }
        let template = habits.template(for: job.kind, job.place)
        let path = (try? template.filled(with: job.ids, of: job.place)) ?? job.path
        let isWanted = habits.needsInclude(job.kind) == true
        return job.asking(path, include: job.include ?? (isWanted ? job.kind.includeValue : nil))
    }

    private func answeredTemplate(_ job: CrawlJob) -> PathTemplate? {
        job.kind.candidates(job.place).first { (try? $0.filled(with: job.ids, of: job.place)) == job.askedPath }
    }
}
