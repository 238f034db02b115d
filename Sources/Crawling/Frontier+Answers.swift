import Catalog
import Service
import Wire

/// What answers amount to.
extension Frontier {
    mutating func takeList(_ job: CrawlJob, _ items: CollectedItems, _ harvest: inout Harvest) {
        if settleProbe(of: job, asked: .list(items), .complete, &harvest) { return }
        store(job, items, &harvest)
    }

    private mutating func store(_ job: CrawlJob, _ collected: CollectedItems, _ harvest: inout Harvest) {
        do throws(ServiceError) {
            let list = try ItemList(job, collected, selection)
            if !catalog.children(of: job.kind, at: job.place).isEmpty { try expand(list, of: job) }
            harvest.lists.append(list)
            let state: Coverage.State = collected.problem != nil ? .failed : list.isWhole ? .complete : .skipped
            harvest.coverage.append(
                Coverage(
                    kind: job.kind.name, path: job.path, state: state, count: list.wantedCount,
                    reason: collected.problem ?? (list.isWhole ? nil : "asked for in part")))
        } catch {
            harvest.coverage.append(
                Coverage(kind: job.kind.name, path: job.path, state: .failed, reason: error.words))
        }
    }

    private mutating func expand(_ list: ItemList, of job: CrawlJob) throws(ServiceError) {
        for range in list.ranges where unexpanded.count < sample {
            for item in try list.heads(range) where unexpanded.count < sample && selection.mayReach(item.address) {
                unexpanded.append((job.kind, job.place, job.ids + [item.id], item.address))
            }
        }
    }

    mutating func takeObject(_ job: CrawlJob, _ body: JSONValue, _ harvest: inout Harvest) {
        if settleInclude(job, body) { return }
        let body = job.include == nil ? body : job.kind.cuttingReferences(in: body)
        if settleProbe(of: job, asked: .object(body), .complete, &harvest) { return }
        takeSingleton(job, body, &harvest)
    }

    private mutating func takeSingleton(_ job: CrawlJob, _ body: JSONValue, _ harvest: inout Harvest) {
        var own = body
        for embedded in job.kind.embedded { own = own.removing(anyOf: embedded.members) }
        // Taken for the thing it would be one that has lost everything. What consists of a reference may have none; what carries
        // children consists of more.
        let saysNothing = body.members?.allSatisfy { $0.name.isSameName(as: "id") } == true
        let isEmpty = saysNothing && (job.kind.includes.isEmpty || !job.kind.embedded.isEmpty)
        if !isEmpty {
            harvest.resources.append(
                Resource(kind: job.kind.name, path: job.path, id: nil, address: job.address, body: own))
        }
        var flaws = ListFlaws()
        flaws.add(lacking: job.kind.missingContents(of: body))
        let reason = isEmpty ? "the answer is an object with nothing in it" : flaws.words
        harvest.coverage.append(
            Coverage(
                kind: job.kind.name, path: job.path, state: reason == nil ? .complete : .failed,
                count: isEmpty ? 0 : 1, reason: reason))
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
            ask(kind, place, of: job, &harvest)
            return
        }
        guard let child = wanted(kind, place, job.ids, in: job.address, &harvest) else { return }
        if trust == .unknown {
            carried[child.path] = items
            queue.add(child)
        } else {
            keep(child, items, &harvest)
        }
    }

    private mutating func keep(_ job: CrawlJob, _ items: [JSONValue], _ harvest: inout Harvest) {
        if job.form == .list {
            store(job, CollectedItems(items, of: job.kind), &harvest)
        } else if let item = items.first {
            takeSingleton(job, item, &harvest)
        }
    }

    private mutating func keep(_ job: CrawlJob, _ answer: Answer, _ harvest: inout Harvest) {
        switch answer {
        case .list(let list): store(job, list, &harvest)
        case .items(let items): keep(job, items, &harvest)
        case .object(let body): keep(job, [body], &harvest)
        }
    }

    /// The list of a child of the probe has come, or not: compares it with what the parent carried. True when the job
    /// was such a list and has been dealt with.
    mutating func settleProbe(
        of job: CrawlJob, asked: Answer?, _ state: Coverage.State, _ harvest: inout Harvest
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
        let agrees = CollectedItems(items, of: job.kind).agrees(with: asked.items(of: job.kind))
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

extension Frontier.Answer {
    /// All that it brought, as items.
    fileprivate func items(of kind: Kind) -> CollectedItems {
        switch self {
        case .list(let list): list
        case .items(let items): CollectedItems(items, of: kind)
        case .object(let body): CollectedItems([body], of: kind)
        }
    }
}
