import Catalog
import Jobs
import Probing
import Reporting
import Wire

/// What a probe found, for people and for whoever mends the table: names and shapes, nothing of what a site says.
struct ProbeText {
    let site: String
    let catalog: Catalog
    let findings: ProbeFindings
    let at: UTCTime

    private var table: String { catalog.api.rawValue }

    /// The file of rows that would be laid over the table, with its evidence in comments.
    var file: String? { findings.text(over: table, at: at, isTaught: catalog.taught != Catalog.Taught()) }

    var document: JSONValue {
        [
            "site": .string(site), "api": .string(table), "requests": .integer(findings.requests),
            "left": .integer(findings.left), "reliable": .bool(!findings.answersEverything),
            "rows": .array(findings.places.map { document(of: $0) }),
            "guesses": .array(findings.guesses.map { document(of: $0) }),
            "references": .array(
                candidates.map {
                    [
                        "kind": .string($0.kind), "member": .string($0.member), "target": .string($0.target),
                        "proposed": .bool($0.isProposed && !findings.answersEverything),
                    ]
                }),
            "proposed": findings.file(over: table, at: at) ?? .null,
        ]
    }

    private func document(of place: ProbeFindings.Place) -> JSONValue {
        var document: JSONValue = [
            "kind": .string(place.kind), "path": .string(place.path), "state": .string(place.outcome.word),
            "status": place.status.map { .integer($0) } ?? .null,
        ]
        if let reason = place.outcome.reason { document.set("reason", .string(reason)) }
        guard case .answered(let shape) = place.outcome else { return document }
        document.set("shape", .string(shape.form.word))
        document.set("count", .integer(shape.count))
        document.set("paging", .texts(shape.paging))
        document.set("nextPage", .bool(shape.paging.contains { $0.isSameName(as: "nextPage") }))
        document.set("members", .texts(shape.members))
        document.set("unknownMembers", .texts(place.unknownMembers))
        let found = candidates.filter { $0.kind == place.kind }
        document.set("candidates", .array(found.map(candidate)))
        return document
    }

    private func candidate(_ candidate: ProbeFindings.Candidate) -> JSONValue {
        let steps = FieldPath(candidate.member).steps.map { step in
            switch step {
            case .member(let name): name
            case .everyElement: "*"
            }
        }
        return [
            "pointer": .string(JSONPointer(steps).description), "member": .string(candidate.member),
            "kind": .string(candidate.target),
        ]
    }

    private var candidates: [ProbeFindings.Candidate] {
        findings.candidates.sorted { ($0.kind, $0.member, $0.target) < ($1.kind, $1.member, $1.target) }
    }

    func lines() -> [Shown] {
        let answered = findings.places.count { if case .answered = $0.outcome { true } else { false } }
        var lines: [Shown] = [
            "  \("probe", .strong)       \(answered) of \(findings.places.count) places of the table \(table) answer (\(Wording.count(findings.requests, "request")), GET alone)"
        ]
        if findings.answersEverything {
            lines.append(
                "  \("warning", .changed)     this site answers where nothing can be, so its answers prove nothing")
        }
        lines += findings.places.map(Self.line)
        let there = findings.guesses.filter { if case .present = $0.outcome { true } else { false } }
        lines += there.map(Self.line)
        if !findings.guesses.isEmpty {
            let asked = findings.guesses.count { if case .notAsked = $0.outcome { false } else { true } }
            lines.append(
                "  \("guesses", .faint)     \(asked) of \(Wording.count(findings.guesses.count, "path")) asked where other kinds may stand"
            )
        }
        for proposal in findings.proposals {
            let what = proposal.moved == nil ? "unknown kind" : "moved"
            lines.append(
                "  \(what, .added)  \(proposal.guess.name) answers at \(proposal.guess.text): \(proposal.shape.words); members: \(Wording.list(proposal.shape.members))"
            )
        }
        for candidate in candidates {
            let word = candidate.isProposed && !findings.answersEverything ? "reference" : "reference?"
            lines.append(
                "  \(word, .changed)  \(candidate.kind) \(candidate.member) holds ids of \(candidate.target)")
        }
        if findings.left > 0 {
            lines.append(
                "  \("note", .changed)        \(Wording.count(findings.left, "request was", plural: "requests were")) left out; --max-requests allows more"
            )
        }
        if file == nil, findings.left == 0 { lines.append("  nothing to change in the table") }
        return lines
    }

    /// One path, with what it answered.
    private static func line(_ place: ProbeFindings.Place) -> Shown {
        let status = place.status.map { "\($0), " } ?? ""
        switch place.outcome {
        case .answered(let shape):
            let members = Wording.count(shape.members.count, "member")
            return "  \("answered", .faint)    \(place.kind)  \(place.path)  \(status)\(shape.words), \(members)"
        case .present(let presence):
            return "  \("there", .changed)       \(place.kind)  \(place.path)  \(status)\(presence.rawValue)"
        case .absent: return "  \("absent", .changed)      \(place.kind)  \(place.path)"
        case .failed(let reason): return "  \("failed", .changed)      \(place.kind)  \(place.path): \(reason)"
        case .notAsked(let reason): return "  \("not asked", .faint)   \(place.kind)  \(place.path): \(reason)"
        }
    }
}

extension JSONValue {
    fileprivate static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}

extension ProbeFindings.Outcome {
    fileprivate var word: String {
        switch self {
        case .answered: "answered"
        case .present: "there"
        case .absent: "absent"
        case .failed: "failed"
        case .notAsked: "notAsked"
        }
    }

    fileprivate var reason: String? {
        switch self {
        case .answered, .absent: nil
        case .present(let presence): presence.rawValue
        case .failed(let reason), .notAsked(let reason): reason
        }
    }
}

extension AnswerShape.Form {
    fileprivate var word: String {
        switch self {
        case .list: "list"
        case .envelope(let name): "list under '\(name)'"
        case .object: "object"
        case .other: "other"
        }
    }
}
