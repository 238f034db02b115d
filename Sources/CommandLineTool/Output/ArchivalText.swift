import Archive
import Catalog
import Jobs
import Reporting
import Wire

/// What an archiving run brought, for people and scripts.
struct ArchivalText: Outcome {
    let outcome: Archival.Outcome

    init(_ outcome: Archival.Outcome) { self.outcome = outcome }

    var document: JSONValue {
        [
            "site": .string(outcome.site), "at": .string(outcome.at.description),
            "kinds": .array(
                outcome.parts.map { part in
                    [
                        "kind": .string(part.kind), "new": .integer(part.intake.new),
                        "changed": .integer(part.intake.changed), "known": .integer(part.intake.known),
                        "deleted": .integer(part.gone),
                        "since": part.time.map { .string($0.since.description) } ?? .null,
                        "until": part.time.map { .string($0.until.description) } ?? .null,
                        "complete": .bool(part.isComplete), "reason": .string(part.reasons.joined(separator: "; ")),
                    ]
                }),
            "requests": .integer(outcome.requests), "seconds": .number(Wording.milliseconds(outcome.seconds)),
        ]
    }

    func show(_ console: Console) {
        let effort = "\(Wording.count(outcome.requests, "request")), \(Wording.duration(outcome.seconds))"
        let all = outcome.parts.reduce(into: Intake()) { $0 += $1.intake }
        let gaps: Shown = outcome.isComplete ? "" : " \("with gaps", .changed)"
        console.summary(
            "\(outcome.site, .strong): archived\(gaps): \(all.new) new, \(all.changed) changed, \(all.known) as before (\(effort))"
        )
        for part in outcome.parts {
            let time = part.time.map { "\($0.since.dayAndMinute) to \($0.until.dayAndMinute)" } ?? "nothing yet"
            let gone: Shown = part.gone > 0 ? ", \(part.gone) deleted at the service" : ""
            console.summary(
                "  \(part.kind): \(part.intake.new) new, \(part.intake.changed) changed\(gone)  \(time, .faint)")
            for reason in part.reasons { console.warning("\(part.kind): \(reason)") }
        }
    }
}
