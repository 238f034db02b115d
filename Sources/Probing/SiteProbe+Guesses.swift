import Catalog
import Service
import Wire

// What is asked on a guess, and what has to be known of the site before its answers mean something.
extension SiteProbe {
    /// Asks what can't exist. A site that answers it answers everything.
    mutating func learnNoPath(_ path: String) async throws(ServiceError) {
        switch try await trial(path) {
        case .document: findings.answersEverything = true
        case .refusal(let refusal): manners.noPath = refusal
        case nil: return
        }
    }

    /// Once something is known that stands: a name beside it that can't exist, and a record that can't.
    mutating func learnMore() async throws(ServiceError) {
        if let (base, place, ids) = child,
            let path = try? place.dropLast().appending(.literal("noSuchThingAnywhere")).filled(with: ids)
        {
            switch try await trial(base + path) {
            case .document: findings.answersEverything = true
            // Below an item it is said as the guesses will hear it.
            case .refusal(let refusal): manners.noPath = refusal
            case nil: break
            }
        }
        if let (base, path, ids) = item, let filled = try? path.filled(with: ids + [Self.nobody]),
            case .refusal(let refusal)? = try await trial(base + filled)
        {
            manners.noRecord = refusal
        }
    }

    private static let nobody = "00000000-0000-0000-0000-000000000000"

    /// - Returns: nil where the site can't be asked.
    private mutating func trial(_ path: String) async throws(ServiceError) -> SiteReply? {
        do throws(ServiceError) {
            return try await reply(path)
        } catch {
            if error.isFinal { throw error }
            return nil
        }
    }

    /// Kinds that have no row: those that the table names without a path, then those of other tables.
    mutating func searchUnknown() async throws(ServiceError) {
        let uncovered = PathGuess.uncovered(in: catalog)
        for guesses in uncovered { try await search(guesses, for: nil) }
        let searched = Set(uncovered.flatMap { $0.map(\.name) })
        for kind in others where !searched.contains(kind.name) {
            try await search(PathGuess.unknown(kind, in: catalog), for: nil)
        }
    }

    /// Asks one after the other until one answers.
    /// - Parameter kind: the row that is not where the table has it; nil for what has none.
    mutating func search(_ guesses: [PathGuess], for kind: Kind?) async throws(ServiceError) {
        for guess in guesses {
            guard let known = filling(guess.place), let path = try? guess.path.filled(with: known, of: guess.place),
                !findings.proposals.contains(where: { $0.guess.text.isSameName(as: guess.text) })
            else { continue }
            var query: [(name: String, value: String)] = []
            if let name = guess.parentQuery, let parent = known.last { query = [(name: name, value: parent)] }
            let (outcome, status, body) = try await asked(guess.base + path, query, for: kind)
            findings.guesses.append(.init(kind: guess.name, path: guess.text, outcome: outcome, status: status))
            guard case .answered(let shape) = outcome, let body, fits(shape, kind) else { continue }
            let objects = AnswerShape.objects(in: body, isSingle: kind?.shape == .singleton)
            propose(guess, shape, kind, objects, below: known.last)
            return
        }
    }

    /// - Parameter parent: the id of what it stands in.
    private mutating func propose(
        _ guess: PathGuess, _ shape: AnswerShape, _ kind: Kind?, _ objects: [JSONValue], below parent: String?
    ) {
        for object in objects { names.note(object) }
        bodies.append((guess.name, kind, Array(objects.prefix(20))))
        // People know an item by one of these.
        let key = ["name", "title", "label", "word", "value", "key"].first { word in
            shape.members.contains { $0.isSameName(as: word) }
        }
        let secrets = kind == nil ? shape.members.filter(Self.soundsSecret) : []
        // Which parent it has the place says already.
        let repeating = shape.members.filter { member in
            guard let parent, let parentKind = guess.place.ids.last else { return false }
            return MemberName(member).names(only: parentKind) && objects.allSatisfy { $0[member]?.text == parent }
        }
        findings.proposals.append(
            .init(
                guess: guess, shape: shape, moved: kind, key: key ?? "id", secrets: secrets, repeating: repeating))
    }

    private static func soundsSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        return ["password", "secret", "token", "apikey", "privatekey", "certificate"].contains { name.contains($0) }
    }

    /// Does an answer look like what is looked for?
    private func fits(_ shape: AnswerShape, _ kind: Kind?) -> Bool {
        guard let kind else { return shape.form != .other }
        return shape.form != .other && shape.isList == (kind.shape != .singleton)
    }

    /// Nothing leaves that somebody may have written, once all that was written is known.
    mutating func hideNames() {
        func shown(_ places: [ProbeFindings.Place]) -> [ProbeFindings.Place] {
            places.map { place in
                var place = place
                if case .answered(let shape) = place.outcome { place.outcome = .answered(shape.shown(by: names)) }
                place.unknownMembers = place.unknownMembers.filter(names.isSafe)
                return place
            }
        }
        findings.places = shown(findings.places)
        findings.guesses = shown(findings.guesses)
        for index in findings.proposals.indices {
            findings.proposals[index].shape = findings.proposals[index].shape.shown(by: names)
            findings.proposals[index].secrets.removeAll { !names.isSafe($0) }
            findings.proposals[index].repeating.removeAll { !names.isSafe($0) }
        }
    }
}
