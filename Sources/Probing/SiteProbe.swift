package import Catalog
package import Service
import Wire

/// Asks a site where the table's kinds stand, and where those that the table lacks may stand. It has a client that sends nothing but
/// GET, and no more of them than it was given.
package struct SiteProbe {
    private let catalog: Catalog
    private let reader: SiteReader
    private let mostRequests: Int
    private let others: [Kind]
    private var findings = ProbeFindings()
    /// The first item of each collection, outermost first, as braces of a place want it.
    private var parents: [String: [String]] = [:]
    /// Ids by kind, to be looked for in members.
    private var ids: [String: String] = [:]
    private var bodies: [(kind: Kind, objects: [JSONValue])] = []
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
    }

    /// How many requests it will take at the most, so that it can be said before.
    package var estimate: Int {
        let own = catalog.kinds.filter { $0.isConfiguration || $0.shape == .lookup }
        return min(mostRequests, own.reduce(1) { $0 + $1.paths.count } + others.count * 2)
    }

    /// - Throws: what makes going on senseless: a credential that is refused, a network that is gone.
    package mutating func run() async throws(ServiceError) -> ProbeFindings {
        if case .answered = try await ask("/livechat/noSuchThingAnywhere", []) { findings.answersEverything = true }
        var missing: [Kind] = []
        for kind in catalog.kinds where kind.isConfiguration || kind.shape == .lookup {
            for place in kind.paths {
                if try await !stands(kind, at: place), kind.paths.count == 1, !kind.canBeOff { missing.append(kind) }
            }
        }
        findReferences()
        guard !findings.answersEverything else { return findings }
        for kind in missing { try await search(PathGuess.moved(kind, in: catalog), for: kind) }
        for kind in others { try await search(PathGuess.unknown(kind, in: catalog), for: nil) }
        return findings
    }

    /// - Returns: whether it is there, or nobody can tell.
    private mutating func stands(_ kind: Kind, at place: PathTemplate) async throws(ServiceError) -> Bool {
        let path = kind.base + place.description
        guard let known = filling(place) else {
            findings.places.append(
                .init(kind: kind.name, path: path, outcome: .notAsked("there is nothing to look in")))
            return true
        }
        var last = ProbeFindings.Outcome.absent
        for template in kind.candidates(place) {
            guard let filled = try? template.filled(with: known, of: place) else { continue }
            var query = kind.parentQuery(known)
            if kind.shape != .singleton { query += kind.pageQuery }
            if let include = kind.contentInclude { query.append((name: "include", value: include)) }
            let (outcome, answer) = try await asked(kind.base + filled, query)
            findings.places.append(.init(kind: kind.name, path: kind.base + template.description, outcome: outcome))
            last = outcome
            if let answer {
                take(kind, place, known, answer)
                return true
            }
            if outcome != .absent { return true }
        }
        return last != .absent
    }

    private func filling(_ place: PathTemplate) -> [String]? {
        guard let last = place.ids.last else { return [] }
        return parents[last].flatMap { $0.count == place.ids.count ? $0 : nil }
    }

    private mutating func take(_ kind: Kind, _ place: PathTemplate, _ known: [String], _ answer: JSONValue) {
        let objects = AnswerShape.objects(in: answer)
        for object in objects {
            guard kind.shape != .singleton, let id = Resource.id(of: object) else { continue }
            if parents[kind.name] == nil { parents[kind.name] = known + [id] }
            if id.utf8.count >= 8 { ids[id.lowercased()] = kind.name }
        }
        bodies.append((kind, Array(objects.prefix(20))))
    }

    private mutating func search(_ guesses: [PathGuess], for kind: Kind?) async throws(ServiceError) {
        for guess in guesses {
            guard let known = filling(guess.place), let path = try? guess.path.filled(with: known, of: guess.place)
            else { continue }
            var query: [(name: String, value: String)] = []
            if let name = guess.parentQuery, let parent = known.last { query = [(name: name, value: parent)] }
            let (outcome, _) = try await asked(guess.base + path, query)
            guard case .answered(let shape) = outcome, fits(shape, kind) else { continue }
            findings.proposals.append(.init(guess: guess, shape: shape, moved: kind))
            return
        }
    }

    /// Does an answer look like what is looked for?
    private func fits(_ shape: AnswerShape, _ kind: Kind?) -> Bool {
        guard let kind else { return shape.form != .other }
        switch shape.form {
        case .list, .envelope: return kind.shape != .singleton
        case .object: return kind.shape == .singleton
        case .other: return false
        }
    }

    private mutating func ask(
        _ path: String, _ query: [(name: String, value: String)]
    ) async throws(ServiceError) -> ProbeFindings.Outcome {
        try await asked(path, query).outcome
    }

    private mutating func asked(
        _ path: String, _ query: [(name: String, value: String)]
    ) async throws(ServiceError) -> (outcome: ProbeFindings.Outcome, answer: JSONValue?) {
        guard findings.requests < mostRequests else {
            findings.left += 1
            return (.notAsked("the requests that were allowed are used up"), Optional.none)
        }
        findings.requests += 1
        tell(findings.requests, mostRequests)
        do throws(ServiceError) {
            let answer = try await reader.document(path, query: query, acceptsText: true)
            return (.answered(AnswerShape(answer)), answer)
        } catch {
            if error.isFinal { throw error }
            switch error.reason {
            case .absent, .unsupported: return (.absent, Optional.none)
            case .refused(let status, _): return (.failed("the service answers \(status)"), Optional.none)
            case .forbidden: return (.failed("the service answers 403"), Optional.none)
            case .redirect(let status, _): return (.failed("the service answers \(status)"), Optional.none)
            case .unreadable: return (.failed("the answer can't be read"), Optional.none)
            case .unauthorized, .throttled, .transport, .cutOff, .outcomeUnknown, .cancelled:
                return (.failed("no answer"), Optional.none)
            }
        }
    }
}

// Members that hold ids.
extension SiteProbe {
    private mutating func findReferences() {
        for (kind, objects) in bodies where kind.shape != .lookup {
            var known = Set((kind.references.map(\.at) + kind.readOnly).flatMap { kind.writings(of: $0) })
            if let parent = kind.namesParent { known.insert(parent.member) }
            // Children that stand in their parent's body have a row of their own.
            known.formUnion(kind.embedded.flatMap(\.members))
            for object in objects { look(in: object, "", kind, known) }
        }
    }

    private mutating func look(in value: JSONValue, _ path: String, _ kind: Kind, _ known: Set<String>) {
        switch value {
        case .object(let members):
            for member in members where !member.name.isSameName(as: "id") {
                look(in: member.value, path.isEmpty ? member.name : path + "." + member.name, kind, known)
            }
        case .array(let elements): for element in elements { look(in: element, path + "[]", kind, known) }
        case .string(let text):
            guard let target = ids[text.lowercased()], !known.contains(where: { path.isSameName(as: $0) }),
                !known.contains(where: { path.hasPrefix($0 + ".") || path.hasPrefix($0 + "[") })
            else { return }
            findings.candidates.insert(.init(kind: kind.name, member: path, target: target))
        case .null, .bool, .number: return
        }
    }
}

extension Kind {
    /// A path as each dialect writes it.
    fileprivate func writings(of path: FieldPath) -> [String] {
        guard case .member(let first)? = path.steps.first,
            let group = aliases.first(where: { $0.contains { $0.isSameName(as: first) } })
        else { return [path.description] }
        return group.map { FieldPath(steps: [.member($0)] + path.steps.dropFirst()).description }
    }
}
