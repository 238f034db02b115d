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
        package var coverage: [Coverage] = []
        package var lookups: [JSONValue] = []
        package var warnings: [String] = []
    }

    private let catalog: Catalog
    private let selection: Selection
    private var habits: SiteHabits
    private var queue = JobQueue()
    /// Items whose children have not been turned into jobs yet: a kind, its place, the item's ids and address.
    private var unexpanded: [(kind: Kind, place: PathTemplate, ids: [String], address: String)] = []
    private var nextUnexpanded = 0
    private var underWay = 0
    /// The ids of the item that is read both ways.
    private var probe: [String]?
    /// Bodies of the probe's parents by path, kept until their lists have come.
    private var carried: [String: [JSONValue]] = [:]

    package private(set) var done = 0
    /// Jobs known of so far, done ones included; grows as lists come in.
    package var total: Int { done + underWay + queue.count + (unexpanded.count - nextUnexpanded) * childrenPerItem }
    private var childrenPerItem = 12

    /// - Parameter sample: children of so many items of each collection only, to see what may be read.
    package init(catalog: Catalog, selection: Selection, isThorough: Bool, sample: Int = .max) {
        self.sample = sample
        self.catalog = catalog
        self.selection = selection
        habits = SiteHabits(isThorough: isThorough)
        // What others hang on goes first, alone: it also shows whether the credential is any good.
        let roots = catalog.roots.enumerated().sorted { left, right in
            let (a, b) = (hasChildren(left.element), hasChildren(right.element))
            return a != b ? a : left.offset < right.offset
        }.map(\.element)
        func hasChildren(_ root: (kind: Kind, place: PathTemplate)) -> Bool {
            !catalog.children(of: root.kind, at: root.place).isEmpty
        }
        opening = roots
    }

    private let sample: Int
    private let opening: [(kind: Kind, place: PathTemplate)]

    /// The jobs that need no answer before them are put in the queue; returns what the selection leaves out.
    package mutating func start() -> Harvest {
        var harvest = Harvest()
        for root in opening { enter(root.kind, root.place, ids: [], in: "", &harvest) }
        for kind in catalog.lookups {
            for path in kind.paths {
                queue.add(
                    CrawlJob(
                        kind: kind, place: path, ids: [], path: path.description, address: kind.name,
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
            guard nextUnexpanded < unexpanded.count, queue.count < 64 else {
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
        if let template = answeredTemplate(job) { habits.learn(job.kind, answersAt: template) }
        switch (job.form, answer) {
        case (.lookup, .items(let items)): harvest.lookups = items
        case (.lookup, .object): break
        case (.list, .items(let items)): takeList(job, items, &harvest)
        case (.list, .object(let object)), (.object, .object(let object)): takeObject(job, object, &harvest)
        case (.object, .items(let items)):
            // Some documents show a lone object wrapped in a list.
            takeObject(job, items.count == 1 ? items[0] : .array(items), &harvest)
        }
        return harvest
    }

    package enum Answer: Sendable {
        case items([JSONValue])
        case object(JSONValue)
    }

    /// A job that brought nothing.
    package mutating func failed(_ job: CrawlJob, _ state: Coverage.State, _ reason: String) -> Harvest {
        underWay -= 1
        var harvest = Harvest()
        if state == .absent, let asked = answeredTemplate(job),
            let other = habits.alternative(for: job.kind, after: asked), let path = try? other.filled(with: job.ids)
        {
            queue.add(job.asking(path, include: job.include), first: true)
            return harvest
        }
        done += 1
        if job.form == .lookup { return harvest }
        if settleProbe(of: job, asked: nil, state, &harvest) { return harvest }
        harvest.coverage.append(Coverage(kind: job.kind.name, path: job.path, state: state, reason: reason))
        if ids(areProbe: job.ids) {
            // Nothing can be learnt from this campaign then; its kinds are asked for everywhere.
            for embedded in job.kind.embedded {
                let relation = SiteHabits.Relation(parent: job.kind.name, segment: embedded.segment)
                if habits.trust(relation) == .unknown { habits.learn(relation, .untrusted) }
            }
            if habits.needsInclude(job.kind) == nil { habits.learnInclude(job.kind, needed: false) }
        }
        // The children of a singleton that could not be read may still be read by themselves.
        if state != .absent, !job.kind.embedded.isEmpty { enterChildren(of: job, &harvest) }
        return harvest
    }

    // What a selection takes, leaves out or passes through.
    private mutating func enter(
        _ kind: Kind, _ place: PathTemplate, ids: [String], in parent: String, _ harvest: inout Harvest
    ) {
        guard case .literal(let segment)? = place.segments.last else { return }
        let address = Addresses.singleton(segment, in: parent)
        guard let path = try? place.filled(with: ids) else { return }
        guard selection.mayReach(address) else {
            harvest.coverage.append(Coverage(kind: kind.name, path: path, state: .skipped, reason: "not asked for"))
            return
        }
        let job = CrawlJob(
            kind: kind, place: place, ids: ids, path: path, address: address, askedPath: path, include: nil)
        if kind.shape == .singleton, !selection.includes(address) {
            harvest.coverage.append(Coverage(kind: kind.name, path: path, state: .skipped, reason: "not asked for"))
            enterChildren(of: job, &harvest)
            return
        }
        queue.add(job)
        // Children that their parent does not carry hang on the singleton's path alone.
        for child in catalog.children(of: kind, at: place) where kind.shape == .singleton {
            if catalog.embedding(of: child.kind, at: child.place) == nil {
                enter(child.kind, child.place, ids: ids, in: address, &harvest)
            }
        }
    }

    private mutating func enterChildren(of job: CrawlJob, _ harvest: inout Harvest) {
        for child in catalog.children(of: job.kind, at: job.place) {
            ask(child.kind, child.place, job.ids, in: job.address, &harvest)
        }
    }

    private mutating func ask(
        _ kind: Kind, _ place: PathTemplate, _ ids: [String], in parent: String, _ harvest: inout Harvest
    ) {
        guard case .literal(let segment)? = place.segments.last, let path = try? place.filled(with: ids) else { return }
        let address = Addresses.singleton(segment, in: parent)
        guard selection.mayReach(address) else {
            harvest.coverage.append(Coverage(kind: kind.name, path: path, state: .skipped, reason: "not asked for"))
            return
        }
        queue.add(
            CrawlJob(kind: kind, place: place, ids: ids, path: path, address: address, askedPath: path, include: nil))
    }

    private func ids(areProbe ids: [String]) -> Bool { !ids.isEmpty && ids == probe }

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
        let path = (try? habits.template(for: job.kind, job.place).filled(with: job.ids)) ?? job.path
        let isWanted = habits.needsInclude(job.kind) == true
        return job.asking(path, include: job.include ?? (isWanted ? job.kind.includeValue : nil))
    }

    private func answeredTemplate(_ job: CrawlJob) -> PathTemplate? {
        ([job.place] + job.kind.otherPaths).first { (try? $0.filled(with: job.ids)) == job.askedPath }
    }
}

// Answers.
extension Frontier {
    private mutating func takeList(_ job: CrawlJob, _ items: [JSONValue], _ harvest: inout Harvest) {
        if settleProbe(of: job, asked: items, .complete, &harvest) { return }
        store(job, items, &harvest)
    }

    private mutating func store(_ job: CrawlJob, _ items: [JSONValue], _ harvest: inout Harvest) {
        let list = CollectedItems(items, of: job.kind)
        let addresses = Addresses.items(list.items, of: job.kind, in: job.address)
        var kept = 0
        for (item, address) in zip(list.items, addresses) {
            if selection.includes(address) {
                guard let path = try? ResourcePath.item(item.id, in: job.path) else { continue }
                harvest.resources.append(
                    Resource(
                        kind: job.kind.name, path: path, id: Resource.id(of: item.body), address: address,
                        body: item.body))
                kept += 1
            }
            if unexpanded.count < sample, selection.mayReach(address), !catalog.children(of: job.kind, at: job.place).isEmpty {
                unexpanded.append((job.kind, job.place, job.ids + [item.id], address))
            }
        }
        let isWhole = kept == list.items.count && selection.includesAll(below: job.address)
        let state: Coverage.State = list.problem != nil ? .failed : isWhole ? .complete : .skipped
        harvest.coverage.append(
            Coverage(
                kind: job.kind.name, path: job.path, state: state, count: kept,
                reason: list.problem ?? (isWhole ? nil : "asked for in part")))
    }

    private mutating func takeObject(_ job: CrawlJob, _ body: JSONValue, _ harvest: inout Harvest) {
        if settleInclude(job, body) { return }
        let body = job.include == nil ? body : job.kind.cuttingReferences(in: body)
        if settleProbe(of: job, asked: [body], .complete, &harvest) { return }
        takeSingleton(job, body, &harvest)
    }

    private mutating func takeSingleton(_ job: CrawlJob, _ body: JSONValue, _ harvest: inout Harvest) {
        var own = body
        for embedded in job.kind.embedded { own = own.removing(anyOf: embedded.members) }
        harvest.resources.append(
            Resource(kind: job.kind.name, path: job.path, id: nil, address: job.address, body: own))
        harvest.coverage.append(Coverage(kind: job.kind.name, path: job.path, state: .complete, count: 1))
        for embedded in job.kind.embedded { takeEmbedded(embedded, of: job, body, &harvest) }
    }

    /// Children out of their parent's body, or a job to ask for them.
    private mutating func takeEmbedded(
        _ embedded: Kind.EmbeddedKind, of job: CrawlJob, _ body: JSONValue, _ harvest: inout Harvest
    ) {
        guard let kind = catalog[embedded.kind] else { return }
        let place = job.place.appending(.literal(embedded.segment))
        let relation = SiteHabits.Relation(parent: job.kind.name, segment: embedded.segment)
        let trust = habits.trust(relation)
        guard trust != .untrusted, let items = body.embedded(embedded.members, of: kind) else {
            if ids(areProbe: job.ids), trust == .unknown { habits.learn(relation, .untrusted) }
            ask(kind, place, job.ids, in: job.address, &harvest)
            return
        }
        guard let child = childJob(kind, place, job) else { return }
        guard selection.mayReach(child.address) else {
            ask(kind, place, job.ids, in: job.address, &harvest)
            return
        }
        if trust == .unknown {
            carried[child.path] = items
            ask(kind, place, job.ids, in: job.address, &harvest)
            return
        }
        keep(child, items, &harvest)
    }

    private func childJob(_ kind: Kind, _ place: PathTemplate, _ parent: CrawlJob) -> CrawlJob? {
        guard case .literal(let segment)? = place.segments.last, let path = try? place.filled(with: parent.ids) else {
            return nil
        }
        return CrawlJob(
            kind: kind, place: place, ids: parent.ids, path: path,
            address: Addresses.singleton(segment, in: parent.address), askedPath: path, include: nil)
    }

    private mutating func keep(_ job: CrawlJob, _ items: [JSONValue], _ harvest: inout Harvest) {
        if job.form == .list {
            store(job, items, &harvest)
        } else if let item = items.first {
            takeSingleton(job, item, &harvest)
        }
    }

    /// The list of a child of the probe has come, or not: compares it with what the parent carried. True when the job
    /// was such a list and has been dealt with.
    private mutating func settleProbe(
        of job: CrawlJob, asked: [JSONValue]?, _ state: Coverage.State, _ harvest: inout Harvest
    ) -> Bool {
        guard let items = carried.removeValue(forKey: job.path),
            let parent = catalog.parent(of: job.place)?.kind, case .literal(let segment)? = job.place.segments.last
        else { return false }
        let relation = SiteHabits.Relation(parent: parent.name, segment: segment)
        guard let asked else {
            // A list that the site does not have at all leaves the parent as the only source.
            habits.learn(relation, state == .absent || state == .forbidden ? .trusted : .untrusted)
            guard state == .absent || state == .forbidden else { return false }
            keep(job, items, &harvest)
            return true
        }
        let agrees = CollectedItems(items, of: job.kind).agrees(with: CollectedItems(asked, of: job.kind))
        habits.learn(relation, agrees ? .trusted : .untrusted)
        if !agrees {
            harvest.warnings.append(
                "\(parent.name) does not carry its \(job.kind.name) as \(job.path) lists them; asking for each list")
        }
        keep(job, asked, &harvest)
        return true
    }

    /// Learns from the first body of a kind whether its reference shows only with `include`. True when the job has to be
    /// asked again for that.
    private mutating func settleInclude(_ job: CrawlJob, _ body: JSONValue) -> Bool {
        guard !job.kind.includes.isEmpty, job.include == nil else { return false }
        let lacks = job.kind.lacksReference(in: body)
        if habits.needsInclude(job.kind) == nil { habits.learnInclude(job.kind, needed: lacks) }
        guard lacks else { return false }
        done -= 1
        queue.add(job.asking(job.askedPath, include: job.kind.includeValue), first: true)
        return true
    }
}
