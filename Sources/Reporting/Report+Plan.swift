package import Catalog
import Diffing
package import Planning
import Wire

extension Report {
    /// What a plan would do.
    /// - Parameter guards: as they were judged; a plan carries those of the moment it was made.
    package init(_ plan: Plan, guards: [Guard], _ catalog: Catalog) {
        self.init(
            subject: "plan", title: [plan.source, plan.target.site],
            words: Words(create: "to create", update: "to update", delete: "to delete"))
        facts = [
            Fact(name: "plan", value: plan.id, isCode: true),
            Fact(name: "writes to", value: "\(plan.target.site) (\(plan.target.url))"),
            Fact(name: "from", value: plan.source),
            Fact(name: "target read", value: plan.created),
            Fact(
                name: "deletes",
                value: plan.isMirror ? "what the source lacks (mirror)" : "nothing that a person made", isOurs: true),
            Fact(name: "takes about", value: plan.estimate.words, isOurs: true),
        ]
        if !plan.unresolved.isEmpty {
            facts.append(Fact(name: "unresolved", value: plan.policy.words, isOurs: true))
        }
        groups = Self.grouped(plan.operations.map { Change($0, catalog) }, catalog)
        unchanged = plan.summary.unchanged
        if plan.summary.cascaded > 0 { remarks.append("\(plan.summary.cascaded) go with their parents") }
        if !plan.unresolved.isEmpty { remarks.append("\(plan.unresolved.count) unresolved") }
        if !plan.notCarried.isEmpty { remarks.append("\(plan.notCarried.count) not carried") }
        let unread = plan.unknown.count { !$0.isUncarried }
        if unread > 0 { remarks.append("\(unread) unknown") }
        isUnsure = unread > 0
        if !plan.notRestorable.isEmpty { remarks.append("\(plan.notRestorable.count) by hand") }
        notices = Self.notices(plan, guards)
    }

    private static func notices(_ plan: Plan, _ guards: [Guard]) -> [NoticeList] {
        var lists: [NoticeList] = []
        func add(_ title: String, isUrgent: Bool = false, _ items: [Notice]) {
            if !items.isEmpty { lists.append(NoticeList(title: title, isUrgent: isUrgent, items: items)) }
        }
        add(
            "Guards", isUrgent: true,
            guards.map { item in
                Notice(
                    mark: item.stops ? "stop" : "note",
                    text: item.message + (item.lift.map { " (\($0) lifts this)" } ?? ""), stops: item.stops)
            })
        var losses = plan.losses.filter { $0.deleted > 0 }.map { loss in
            Notice(mark: "-", text: "\(loss.deleted) of \(loss.present) \(loss.kind) (\(loss.percent) %)")
        }
        if plan.summary.cascaded > 0 {
            losses.append(Notice(mark: "-", text: "\(plan.summary.cascaded) below them, which go with their parents"))
        }
        if !losses.isEmpty {
            lists.append(NoticeList(title: "What is deleted", isUrgent: true, namesDeletions: true, items: losses))
        }
        add(
            "References that the target can't resolve", isUrgent: true,
            plan.unresolved.map { item in
                Notice(
                    mark: "!", address: item.address,
                    text:
                        "\(item.pointer) names \(item.kind)\(item.id.map { " " + $0.written() } ?? ""): \(item.reason)")
            })
        add(
            "Which is which?", isUrgent: true,
            plan.ambiguous.map { Notice(mark: "!", address: $0.address, text: $0.reason) })
        add("Warnings", plan.warnings.map { Notice(mark: "!", address: $0.address, text: $0.message) })
        add(
            "Not compared", isUrgent: plan.isEmpty,
            plan.unknown.filter { !$0.isUncarried }.map { Notice(mark: "?", address: $0.address, text: $0.reason) })
        add("Not carried over", plan.notCarried.map(Notice.init))
        add(
            "Translated on the word of a document alone",
            plan.operations.flatMap { operation in
                operation.translations.filter { !$0.isShown }.map { step in
                    Notice(
                        mark: "!", address: operation.address,
                        text: "\(step.pointer): '\(step.from)' is written as '\(step.to)'")
                }
            })
        add(
            "To do by hand",
            plan.notRestorable.map { item in
                Notice(
                    mark: "by hand", address: item.address, text: (item.field.map { $0 + ": " } ?? "") + item.reason)
            })
        return lists
    }
}

extension Report.Notice {
    init(_ item: NotCarried) {
        self.init(mark: "not carried", address: item.address, text: "\(item.pointer): \(item.reason)")
    }
}

extension Report.Change {
    fileprivate init(_ operation: Planning.Operation, _ catalog: Catalog) {
        let kind = catalog[operation.kind]
        self.init(action: .init(operation.action), kind: operation.kind, address: operation.address)
        id = operation.id
        needs = operation.dependsOn
        isRow = kind?.isRowOfTable ?? false
        facts = [
            .init(name: "operation", value: operation.id, isCode: true),
            .init(name: "request", value: "\(operation.method.rawValue) \(operation.path)", isCode: true),
        ]
        if let how = operation.matchedBy { facts.append(.init(name: "matched by", value: how.words)) }
        if operation.isNeeded { remarks.append("needed by what was asked for") }
        switch (operation.action, operation.before) {
        case (.update, _?): fields = operation.fields
        case (.delete, let before):
            fields = before.map { BodyFields($0, of: kind, .from).fields } ?? []
            isWhole = true
        case (let action, _):
            // What comes with something that is made has no value yet that could be shown as changing.
            if action == .update { note = "brought to the source's state" }
            fields = operation.body.map { BodyFields($0, of: kind, .to).fields } ?? []
            isWhole = true
        }
    }
}

extension Report.Action {
    fileprivate init(_ action: Planning.Operation.Action) {
        switch action {
        case .create: self = .create
        case .update: self = .update
        case .delete: self = .delete
        }
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
        let count = "\(requests) \(requests == 1 ? "request" : "requests")"
        if seconds <= 0 { return count }
        return count + (seconds < 120 ? ", \(seconds) s" : ", \((seconds + 59) / 60) min")
    }
}
