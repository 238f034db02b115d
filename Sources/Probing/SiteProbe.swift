package import Catalog
package import Service
import Wire

/// Asks a site where the table's kinds stand, and where those that the table lacks may stand. It has a client that sends nothing but
/// GET, and no more of them than it was given.
package struct SiteProbe {
    let catalog: Catalog
    private let reader: SiteReader
    private let mostRequests: Int
    let others: [Kind]
    var findings = ProbeFindings()
    var manners = RefusalManners()
    var names: SafeNames
    /// The first item of each collection, outermost first, as braces of a place want it.
    private var parents: [String: [String]] = [:]
    /// The kinds that each id is one of, to be looked for in members.
    var ids: [String: Set<String>] = [:]
    /// What answered, and the row that it is of; of a kind without a row the name alone.
    var bodies: [(name: String, kind: Kind?, objects: [JSONValue])] = []
    /// A place below an item at which something stands, and ids for its braces.
    var child: (base: String, place: PathTemplate, ids: [String])?
    /// The path of one item of a list that answers, and ids for the braces before the item's own.
    var item: (base: String, path: PathTemplate, ids: [String])?
    private let tell: @Sendable (_ asked: Int, _ most: Int) -> Void

    /// - Parameters:
    ///   - others: rows of other tables, of which this site may have some.
    package init(
        _ catalog: Catalog, _ reader: SiteReader, others: [Kind], mostRequests: Int,
        telling tell: @escaping @Sendable (_ asked: Int, _ most: Int) -> Void
    ) {
        self.catalog = catalog
        self.reader = reader
        self.others = others.filter { catalog[$0.name] == nil && $0.isConfiguration }
        self.mostRequests = mostRequests
        self.tell = tell
        names = SafeNames(known: catalog.memberWords.union(others.flatMap(\.wordsOfMembers)))
    }

    /// - Throws: what makes going on senseless: a credential that is refused, a network that is gone.
    package mutating func run() async throws(ServiceError) -> ProbeFindings {
        try await learnNoPath("/livechat/noSuchThingAnywhere")
        var missing: [Kind] = []
        for kind in catalog.kinds where kind.isConfiguration || kind.shape == .lookup {
            for place in kind.paths {
                if try await !stands(kind, at: place), kind.paths.count == 1 { missing.append(kind) }
            }
        }
        try await learnMore()
        if !findings.answersEverything {
            // What may be off is looked for after what can't be.
            for kind in missing.filter({ !$0.canBeOff }) + missing.filter(\.canBeOff) {
                try await search(PathGuess.moved(kind, in: catalog), for: kind)
            }
            try await searchUnknown()
        }
        findReferences()
        hideNames()
        return findings
    }

    /// - Returns: whether it is there, or nobody can tell.
    private mutating func stands(_ kind: Kind, at place: PathTemplate) async throws(ServiceError) -> Bool {
        let path = kind.base + place.description
        guard let known = filling(place) else {
            findings.places.append(
                .init(
                    kind: kind.name, path: path,
                    outcome: .notAsked(
                        findings.left > 0 ? "what it lives in was not asked for" : "there is nothing to look in")))
            return true
        }
        var last = ProbeFindings.Outcome.absent
        for template in kind.candidates(place) {
            guard let filled = try? template.filled(with: known, of: place) else { continue }
            var query = kind.parentQuery(known)
            if kind.shape != .singleton { query += kind.pageQuery }
            if let include = kind.contentInclude { query.append((name: "include", value: include)) }
            let answer = try await asked(kind.base + filled, query, for: kind)
            var found = ProbeFindings.Place(
                kind: kind.name, path: kind.base + template.description, outcome: answer.outcome, status: answer.status)
            if case .answered(let shape) = answer.outcome {
                found.unknownMembers = shape.members.filter { !kind.speaks(of: $0) }
            }
            findings.places.append(found)
            last = answer.outcome
            if let body = answer.body {
                take(kind, place, known, body)
                return true
            }
            if answer.outcome != .absent { return true }
        }
        return last != .absent
    }

    func filling(_ place: PathTemplate) -> [String]? {
        guard let last = place.ids.last else { return [] }
        return parents[last].flatMap { $0.count == place.ids.count ? $0 : nil }
    }

    private mutating func take(_ kind: Kind, _ place: PathTemplate, _ known: [String], _ answer: JSONValue) {
        let objects = AnswerShape.objects(in: answer, isSingle: kind.shape == .singleton)
        for object in objects {
            names.note(object)
            guard kind.shape != .singleton, let id = Resource.id(of: object) else { continue }
            if parents[kind.name] == nil { parents[kind.name] = known + [id] }
            if id.utf8.count >= 8 { ids[id.lowercased(), default: []].insert(kind.name) }
        }
        if child == nil, kind.shape == .singleton, !known.isEmpty, kind.asked.isEmpty {
            child = (kind.base, place, known)
        }
        if item == nil, let path = kind.itemPaths.first, path.ids.count == known.count + 1 {
            item = (kind.base, path, known)
        }
        bodies.append((kind.name, kind, Array(objects.prefix(20))))
    }

    /// One request, if there is one left.
    /// - Parameter kind: what is looked for; nil for what no row describes.
    mutating func asked(
        _ path: String, _ query: [(name: String, value: String)], for kind: Kind?
    ) async throws(ServiceError) -> (outcome: ProbeFindings.Outcome, status: Int?, body: JSONValue?) {
        let reply: SiteReply?
        do throws(ServiceError) {
            reply = try await self.reply(path, query)
        } catch {
            if error.isFinal { throw error }
            if case .unreadable = error.reason { return (.failed("the answer can't be read"), nil, Optional.none) }
            return (.failed("no answer"), nil, Optional.none)
        }
        switch reply {
        case .document(let body, let status):
            return (.answered(AnswerShape(body, isSingle: kind?.shape == .singleton)), status, body)
        case .refusal(let refusal): return (manners.outcome(refusal), refusal.status, Optional.none)
        case nil: return (.notAsked("the requests that were allowed are used up"), nil, Optional.none)
        }
    }

    /// - Returns: nil where no request is left.
    mutating func reply(
        _ path: String, _ query: [(name: String, value: String)] = []
    ) async throws(ServiceError) -> SiteReply? {
        guard findings.requests < mostRequests else {
            findings.left += 1
            return nil
        }
        findings.requests += 1
        tell(findings.requests, mostRequests)
        return try await reader.reply(to: path, query: query)
    }
}
