import Catalog
import Diffing
import Planning
import Wire

/// A plan as a page that somebody reads before saying yes: where it goes first, what changes by campaign or kind, what
/// can't be done, and at the end, where the eye is, deletions, guards and totals.
struct PlanText {
    let console: Console

    func show(_ plan: Plan, guards: [Guard]) {
        head(plan)
        for group in groups(plan) {
            console.result("")
            console.result("  \(group.title, .strong)")
            show(group.operations, of: plan)
        }
        notes(plan)
        touched(plan)
        totals(plan)
        // The places stand above, each with its reason.
        let unread = guards.count { $0.name == .coverage }
        if unread > 0 {
            console.result(
                "  \("note", .changed)  \(Wording.count(unread, "place was", plural: "places were")) not read completely, so nothing there is deleted"
            )
        }
        for item in guards where item.name != .coverage {
            let mark: Shown = item.stops ? "\("stop", .removed)" : "\("note", .changed)"
            console.result("  \(mark)  \(item.message)\(item.lift.map { "  (\($0) lifts this)" } ?? "")")
        }
    }

    /// `2 creations, 1 update and 3 deletions`
    static func counts(_ plan: Plan) -> String {
        let summary = plan.summary
        let parts = [
            (summary.create, "creation"), (summary.update, "update"), (summary.delete, "deletion"),
        ].filter { $0.0 > 0 }.map { Wording.count($0.0, $0.1) }
        return parts.isEmpty ? "nothing" : Wording.list(parts)
    }

    private func head(_ plan: Plan) {
        console.result(
            "\("Plan \(plan.id)", .strong)  \(plan.source) \(console.glyphs.arrow) \("\(plan.target.site)", .strong)  \(plan.isMirror ? "mirror: what the source lacks is deleted" : "nothing is deleted that a person made", .faint)"
        )
        console.result("  writes to \(plan.target.site) (\(plan.target.url))")
        console.result(
            "  target read \(plan.created), about \(Wording.count(plan.estimate.requests, "request"))\(plan.estimate.seconds > 0 ? ", \(Wording.duration(Double(plan.estimate.seconds)))" : "")"
        )
    }

    private struct Group {
        let title: String
        var operations: [Planning.Operation]
    }

    /// By campaign, or by kind where there is none; deletions last in each, groups in the order of the plan.
    private func groups(_ plan: Plan) -> [Group] {
        var groups: [Group] = []
        for operation in plan.operations {
            let parts = operation.address.split(separator: "/").map(String.init)
            let title = parts.first == "campaigns" && parts.count > 1 ? "campaigns/" + parts[1] : parts.first ?? ""
            if let index = groups.firstIndex(where: { $0.title == title }) {
                groups[index].operations.append(operation)
            } else {
                groups.append(Group(title: title, operations: [operation]))
            }
        }
        return groups.map { group in
            Group(
                title: group.title,
                operations: group.operations.filter { $0.action != .delete }
                    + group.operations.filter { $0.action == .delete })
        }
    }

    /// What the service makes along with something new is a line in all: dozens of them, each brought to the source's state,
    /// would bury what a person has to see.
    private func show(_ operations: [Planning.Operation], of plan: Plan) {
        let companions = operations.filter(\.isCompanion)
        let isFolded = companions.count > 3 && !console.isVerbose
        let needed = Set(operations.filter(\.isNeeded).map(\.address))
        var isTold = false
        for operation in operations {
            guard isFolded, operation.isCompanion else {
                // Said once, of what the others belong to.
                let isBelow = needed.count > 1 && Self.parents(of: operation.address).contains(where: needed.contains)
                show(operation, of: plan, sayingIfNeeded: !isBelow)
                continue
            }
            if !isTold {
                let remark: Shown = "\("brought to the source's state (--verbose)", .faint)"
                console.result("    \("~", .changed) \(companions.count) more that come with it  " + remark)
            }
            isTold = true
        }
    }

    /// `campaigns/Sales/routing`: `campaigns/Sales` and `campaigns`
    private static func parents(of address: String) -> [String] {
        address.indices.filter { address[$0] == "/" }.map { String(address[..<$0]) }
    }

    private func show(_ operation: Planning.Operation, of plan: Plan, sayingIfNeeded: Bool) {
        let text = DifferenceText(glyphs: console.glyphs)
        let how = operation.matchedBy.map { $0 == .id || $0 == .parent ? "" : "matched by \($0.words)" } ?? ""
        let extra = [how, operation.isNeeded && sayingIfNeeded ? "needed by what was asked for" : ""].filter {
            !$0.isEmpty
        }
        let remark: Shown = extra.isEmpty ? "" : "  \(extra.joined(separator: ", "), .faint)"
        switch operation.action {
        case .create: console.result("    \("+", .added) \(operation.address)" + remark)
        case .delete: console.result("    \("-", .removed) \(operation.address)  \("deleted", .removed)" + remark)
        case .update:
            console.result("    \("~", .changed) \(operation.address)" + remark)
            // What comes with something that is made has no value yet that could be shown as changing.
            if operation.isCompanion {
                console.result("        \("brought to the source's state", .faint)")
            } else {
                for field in (operation.references.isEmpty ? operation.fields : plan.named(operation.fields)) {
                    console.result(text.field(field).map { "  " + $0 })
                }
            }
        }
    }

    private func notes(_ plan: Plan) {
        if plan.unresolved.isEmpty, plan.ambiguous.isEmpty, plan.notRestorable.isEmpty, plan.warnings.isEmpty,
            plan.unknown.isEmpty, plan.notCarried.isEmpty, !plan.operations.contains(where: \.isOnDocument)
        {
            return
        }
        console.result("")
        for item in plan.unresolved {
            console.result(
                "  \("!", .changed) \(item.address) \(item.pointer.description)  \(item.kind)\(item.id.map { " " + DifferenceText.short($0) } ?? ""): \(item.reason)"
            )
        }
        for item in plan.ambiguous { console.result("  \("!", .changed) \(item.address)  \(item.reason)") }
        for item in plan.warnings { console.result("  \("!", .changed) \(item.address)  \(item.message)") }
        console.result(UnknownText.lines(plan.unknown.filter { !$0.isUncarried }))
        console.result(NotCarriedText.lines(plan.notCarried))
        for operation in plan.operations {
            for step in operation.translations where !step.isShown {
                console.result(
                    "  \("translated", .changed)  \(operation.address) \(step.pointer.description): '\(step.from)' is written as '\(step.to)'  \("only a document says that the two are one", .faint)"
                )
            }
        }
        for item in plan.notRestorable {
            console.result(
                "  \("by hand", .faint)  \(item.address)\(item.field.map { " " + $0 } ?? ""): \(item.reason)")
        }
    }

    private func touched(_ plan: Plan) {
        let deletions = plan.operations.filter { $0.action == .delete }
        guard plan.operations.count > 12, !deletions.isEmpty else { return }
        console.result("")
        for operation in deletions { console.result("  \("- \(operation.address)", .removed)") }
    }

    private func totals(_ plan: Plan) {
        let summary = plan.summary
        let unread = plan.unknown.count { !$0.isUncarried }
        let fields = plan.operations.reduce(0) { $0 + ($1.before == nil ? 0 : $1.fields.count) }
        console.result("")
        console.result(
            "\(summary.create) to create, \(summary.update) to update (\(Wording.count(fields, "field"))), \(summary.delete) to delete\(summary.cascaded > 0 ? " (\(summary.cascaded) go with their parents)" : ""), \(summary.unchanged) unchanged\(plan.unresolved.isEmpty ? "" : ", \(plan.unresolved.count) unresolved")\(unread == 0 ? "" : ", \(unread) unknown")\(plan.notRestorable.isEmpty ? "" : ", \(plan.notRestorable.count) by hand")\(NotCarriedText.count(plan.notCarried))"
        )
        for loss in plan.losses where loss.deleted > 0 {
            console.result(
                "  deletes \(loss.deleted) of \(loss.present) \(loss.kind) (\(loss.percent) %)"
            )
        }
    }
}

extension Planning.Operation {
    /// Is anything in it translated on the word of a document alone?
    fileprivate var isOnDocument: Bool { translations.contains { !$0.isShown } }

    /// Made by the service along with its parent, and changed then: nothing is known of what it will be like before.
    fileprivate var isCompanion: Bool { action == .update && before == nil }
}

extension Plan {
    /// The fields with addresses in place of the numbers of operations, which mean nothing to a reader.
    fileprivate func named(_ fields: [FieldChange]) -> [FieldChange] {
        fields.map { field in
            FieldChange(
                pointer: field.pointer, from: field.from, to: field.to.map(named), isSecret: field.isSecret)
        }
    }

    private func named(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members):
            if members.count == 1, members[0].name.isIdentical(to: "$ref"), let id = members[0].value.text,
                let operation = operations.first(where: { $0.id.isIdentical(to: id) })
            {
                return ["$ref": .string(operation.address)]
            }
            return .object(members.map { JSONMember($0.name, named($0.value)) })
        case .array(let elements): return .array(elements.map(named))
        default: return value
        }
    }
}
