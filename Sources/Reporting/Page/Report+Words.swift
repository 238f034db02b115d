import Diffing
import Planning
import Wire

// What a page and Markdown say of a report, which is the same in both.

extension Report {
    struct Fact: Hashable, Sendable {
        let name: String
        let value: String
        /// Something that a person might copy, rather than a sentence.
        var isCode = false
        /// The program's own words, with nothing in them from outside.
        var isOurs = false
        /// Its name is the program's own word.
        var isName = true
    }

    /// `diff`, `plan` or `history`
    var name: String {
        switch subject {
        case .comparison: "diff"
        case .plan: "plan"
        case .timeline, .versions, .blame: "history"
        }
    }

    /// From where to where, or the site.
    var title: [String] {
        switch subject {
        case .comparison(let present, let wanted, _): [present, wanted]
        case .plan(let head): [head.source, head.target.site]
        case .timeline(let site, _): [site]
        case .versions(let site, let address): [site, address]
        case .blame(let blamed): [blamed.site, blamed.address]
        }
    }

    var facts: [Fact] {
        switch subject {
        case .plan(let head): head.facts + frameFacts
        case .timeline: nightFacts
        case .comparison, .versions, .blame: frameFacts
        }
    }

    private var nightFacts: [Fact] {
        guard let first = nights.first, let last = nights.last else { return [] }
        return [
            Fact(name: "from", value: first.moment), Fact(name: "to", value: last.moment),
            Fact(name: "snapshots", value: "\(nights.count)"),
            Fact(name: "quiet nights", value: "\(nights.reduce(0) { $0 + $1.quietNights })"),
            Fact(name: "resources now", value: "\(last.resources)"),
        ]
    }

    /// What stands in place of the changes where there are none.
    var nothing: String {
        isUnsure ? "Nothing differs in what could be compared; what was not read is named." : "Nothing differs."
    }

    /// Something that was asked about was not read.
    private var isUnsure: Bool {
        switch subject {
        case .comparison(_, _, let isSure): !isSure && totals.unknown > 0
        case .plan: totals.unknown > 0
        case .timeline: !notices(.gaps).isEmpty
        case .versions, .blame: !notices(.unread).isEmpty
        }
    }

    /// How many of each kind, in the order of their names.
    var kinds: [(kind: String, counts: [Action: Int])] {
        var counts: [String: [Action: Int]] = [:]
        for change in changes {
            counts[change.kind, default: [:]][change.action, default: 0] += change.step?.batch?.count ?? 1
        }
        return counts.sorted { $0.key.precedesByBytes($1.key) }.map { (kind: $0.key, counts: $0.value) }
    }
}

extension Report.PlanHead {
    fileprivate var facts: [Report.Fact] {
        let facts = [
            Report.Fact(name: "plan", value: id, isCode: true),
            Report.Fact(name: "writes to", value: "\(target.site) (\(target.url))"),
            Report.Fact(name: "from", value: source),
            Report.Fact(name: "target read", value: created.description),
            Report.Fact(
                name: "deletes",
                value: purge.map { "\(Wording.list($0.kinds)) from before \($0.before), for good" }
                    ?? (isMirror
                        ? "what the source lacks (mirror)"
                        : "nothing: it adds and changes only (--mirror also deletes)"),
                isOurs: true),
            Report.Fact(name: "takes about", value: estimate.words, isOurs: true),
        ]
        return facts + (policy.map { [Report.Fact(name: "unresolved", value: $0.words, isOurs: true)] } ?? [])
    }
}

extension Report.Night {
    fileprivate var moment: String { "snapshot \(snapshot), \(at.dayAndMinute)" }

    var name: String {
        moment + (quietNights > 0 ? ", \(quietNights) quiet after it" : "") + (isPartial ? ", in part" : "")
    }
}

extension PlanOptions.UnresolvedPolicy {
    fileprivate var words: String {
        switch self {
        case .stop: "references stop the plan"
        case .omit: "references leave out the operations that need them"
        case .keep: "references keep the target's value"
        }
    }
}

extension Plan.Estimate {
    fileprivate var words: String {
        let count = Wording.count(requests, "request")
        if seconds <= 0 { return count }
        return count + (seconds < 120 ? ", \(seconds) s" : ", \((seconds + 59) / 60) min")
    }
}
