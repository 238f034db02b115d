import Diffing
package import Planning
import Wire

/// How much of what: the counts of a report, and the one place with words for them.
package struct Totals: Hashable, Sendable {
    /// What the actions of a report are called.
    struct Words: Hashable, Sendable {
        let create: String
        let update: String
        let delete: String
        /// What is the same on both sides, on a terminal.
        var unchanged = "alike"

        static let comparison = Words(create: "to add", update: "to change", delete: "to remove")
        static let plan = Words(
            create: "to create", update: "to update", delete: "to delete", unchanged: "unchanged")
        static let timeline = Words(create: "added", update: "changed", delete: "removed")
        static let versions = Words(create: "first seen", update: "changed", delete: "removed")
        static let blame = Words(create: "first seen", update: "later", delete: "removed")
    }

    let words: Words
    private var counts: [Report.Action: Int] = [:]
    /// Fields that change in what both sides have.
    private(set) var fields = 0
    /// What goes with a parent that is deleted.
    var cascaded = 0
    /// Nil where nobody counted.
    var unchanged: Int?
    var unresolved = 0
    var unknown = 0
    var ambiguous = 0
    var byHand = 0
    /// Requests that delete many records each.
    private var batches = 0
    var notCarried = 0

    init(_ words: Words, of changes: [Report.Change] = []) {
        self.words = words
        for change in changes {
            counts[change.action, default: 0] += change.step?.batch?.count ?? 1
            if change.step?.batch != nil { batches += 1 }
            if !change.isWhole { fields += change.fields.count }
        }
    }

    func count(_ action: Report.Action) -> Int { counts[action] ?? 0 }

    /// What the deletions count where one of them is of many: `143 records, in 3 operations`.
    var records: String? {
        let count = Wording.count(count(.delete), "record")
        return batches > 0 ? "\(count), in \(Wording.count(batches, "operation"))" : nil
    }
}

// On a terminal.
extension Totals {
    /// `1 to create, 2 to update (3 fields), 0 to delete, 9 unchanged, 1 unknown`
    var line: String {
        let changes = [
            "\(count(.create)) \(words.create)",
            "\(count(.update)) \(words.update) (\(Wording.count(fields, "field")))",
            "\(count(.delete)) \(words.delete)" + (cascaded > 0 ? " (\(cascaded) go with their parents)" : "")
                + (records.map { " (\($0))" } ?? ""),
        ]
        return (changes + [rest]).joined(separator: ", ")
    }

    /// All that is no change: `9 alike, 1 unknown, 2 members not carried`
    var rest: String {
        let parts = [
            (unresolved, "unresolved"), (unknown, "unknown"), (ambiguous, "ambiguous"), (byHand, "to do yourself"),
        ]
        return "\(unchanged ?? 0) \(words.unchanged)"
            + parts.filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
            + Self.uncarried(notCarried)
    }

    /// `, 3 members not carried`; empty where there are none.
    package static func uncarried(_ count: Int) -> String {
        count == 0 ? "" : ", \(Wording.count(count, "member")) not carried"
    }

    /// `2 creations, 1 update and 3 deletions`
    package static func sentence(_ plan: Plan) -> String {
        let parts = [
            (plan.summary.create, "creation"), (plan.summary.update, "update"), (plan.summary.delete, "deletion"),
        ].filter { $0.0 > 0 }.map { Wording.count($0.0, $0.1) }
        return parts.isEmpty ? "nothing" : Wording.list(parts)
    }
}

// On a page and in Markdown.
extension Totals {
    /// What is said behind the counts of the changes: `2 unresolved`.
    var remarks: [String] {
        let (unread, left) = ((unknown, "unknown"), (notCarried, "not carried"))
        let parts = [(cascaded, "go with their parents"), (unresolved, "unresolved"), (ambiguous, "ambiguous")]
        // Each kind of report has kept the order that it began with.
        let doubts = words == .plan ? [left, unread] : [unread, left]
        let counted = (parts + doubts + [(byHand, "to do yourself")]).filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return (records.map { [$0] } ?? []) + counted
    }

    /// `to create`
    func words(_ action: Report.Action) -> String {
        switch action {
        case .create: words.create
        case .update: words.update
        case .delete: words.delete
        }
    }
}
