import Jobs
import Probing
import Reporting
import Wire

/// What a probe found, for people and for whoever mends the table: names and shapes, nothing of what a site says.
struct ProbeText {
    let site: String
    /// The table's name: `v3`.
    let table: String
    let findings: ProbeFindings
    let at: UTCTime

    /// The file of rows that would be laid over the table.
    var file: JSONValue? { findings.file(over: table, at: at) }

    var document: JSONValue {
        [
            "table": .string(table), "requests": .integer(findings.requests), "left": .integer(findings.left),
            "reliable": .bool(!findings.answersEverything),
            "places": .array(findings.places.map(\.document)),
            "references": .array(
                candidates.map {
                    ["kind": .string($0.kind), "member": .string($0.member), "target": .string($0.target)]
                }),
            "proposed": file ?? .null,
        ]
    }

    private var candidates: [ProbeFindings.Candidate] {
        findings.candidates.sorted { ($0.kind, $0.member) < ($1.kind, $1.member) }
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
        for place in findings.places {
            switch place.outcome {
            case .answered: continue
            case .absent: lines.append("  \("absent", .changed)      \(place.kind)  \(place.path)")
            case .failed(let reason):
                lines.append("  \("failed", .changed)      \(place.kind)  \(place.path): \(reason)")
            case .notAsked(let reason):
                lines.append("  \("not asked", .faint)   \(place.kind)  \(place.path): \(reason)")
            }
        }
        for proposal in findings.proposals {
            let what = proposal.moved == nil ? "unknown kind" : "moved"
            lines.append("  \(what, .added)  \(proposal.guess.name) answers at \(proposal.guess.text)")
        }
        for candidate in candidates {
            lines.append(
                "  \("reference?", .changed)  \(candidate.kind) \(candidate.member) holds ids of \(candidate.target)")
        }
        if findings.left > 0 {
            lines.append(
                "  \("note", .changed)        \(Wording.count(findings.left, "request was", plural: "requests were")) left out; --max-requests allows more"
            )
        }
        if findings.proposals.isEmpty { lines.append("  nothing to change in the table") }
        return lines
    }
}

extension ProbeFindings.Place {
    fileprivate var document: JSONValue {
        var document: JSONValue = ["kind": .string(kind), "path": .string(path)]
        switch outcome {
        case .answered(let shape):
            document.set("state", "answered")
            document.set("form", .string(shape.form.word))
            document.set("members", .array(shape.members.map { .string($0) }))
            document.set("paging", .array(shape.paging.map { .string($0) }))
        case .absent: document.set("state", "absent")
        case .failed(let reason):
            document.set("state", "failed")
            document.set("reason", .string(reason))
        case .notAsked(let reason):
            document.set("state", "notAsked")
            document.set("reason", .string(reason))
        }
        return document
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
