package import Catalog
package import Diffing
package import Planning
import Wire

extension Report {
    /// What a plan would do.
    /// - Parameter guards: as they were judged; a plan carries those of the moment it was made.
    package init(
        _ plan: Plan, guards: [Guard], scenery: Scenery = Scenery(), frame: Frame = Frame(), _ catalog: Catalog
    ) {
        subject = .plan(
            PlanHead(
                id: plan.id, source: plan.source, target: plan.target, created: plan.created,
                isMirror: plan.isMirror, purge: plan.purge, estimate: plan.estimate,
                policy: plan.unresolved.isEmpty ? nil : plan.policy))
        self.scenery = scenery
        self.frame = frame
        known = KnownNames(catalog)
        isReturn = !plan.isCopy && plan.sourceSite?.isIdentical(to: plan.target.site) ?? false
        let naming = NamedFields(onTargetOf: scenery)
        let changes = plan.operations.enumerated().map { Change($1, number: $0, naming, catalog) }
        groups = Self.grouped(changes, known, catalog)
        totals = Totals(.plan, of: changes)
        totals.unchanged = plan.summary.unchanged
        totals.cascaded = plan.summary.cascaded
        totals.unresolved = plan.unresolved.count
        totals.notCarried = plan.notCarried.count
        // What the API can't carry is done by hand; a guard speaks of what is ambiguous.
        totals.unknown = plan.unknown.count { !$0.isUncarried }
        totals.byHand = plan.notRestorable.count
        addNotices(plan, guards)
    }

    private mutating func addNotices(_ plan: Plan, _ guards: [Guard]) {
        add(.guards, isUrgent: true, guards.map(Notice.judged))
        let losses = plan.losses.filter { $0.deleted > 0 }.map(Notice.loss)
        let cascaded = plan.summary.cascaded
        add(.losses, isUrgent: true, losses + (cascaded > 0 ? [.cascaded(cascaded)] : []))
        add(.unresolved, isUrgent: true, plan.unresolved.map(Notice.unresolved))
        add(.ambiguous, isUrgent: true, plan.ambiguous.map(Notice.ambiguous))
        add(.warnings, plan.warnings.map(Notice.warning))
        add(.kept, (plan.purge?.kept ?? []).map(Notice.kept) + (plan.purge?.notes ?? []).map(Notice.note))
        add(
            .unknown, isUrgent: plan.isEmpty,
            plan.unknown.filter { !$0.isUncarried }.map(Notice.unknown))
        add(.notCarried, plan.notCarried.map(Notice.notCarried))
        add(.translated, plan.operations.flatMap(\.translatedOnDocument))
        add(.byHand, plan.notRestorable.map(Notice.byHand))
    }
}

// All that is read of operations.

extension Report.Change {
    fileprivate init(_ operation: Planning.Operation, number: Int, _ naming: NamedFields, _ catalog: Catalog) {
        let kind = catalog[operation.kind]
        self.init(action: .init(operation.action), kind: operation.kind, address: operation.address.text)
        isRow = kind?.isRowOfTable ?? false
        circumstance = .operation(Report.Step(operation, number: number))
        switch (operation.action, operation.before) {
        case (.deleteMany, _):
            let ids = operation.write.batch?.ids ?? []
            fields = [
                FieldChange(pointer: JSONPointer(["ids"]), from: .array(ids.map { .string($0) }), to: Optional.none)
            ]
            isWhole = true
        case (.update, _?): fields = operation.fields
        case (.delete, let before):
            fields = before.map { BodyFields($0, of: kind, .from).fields } ?? []
            isWhole = true
        case (.create, _), (.update, nil):
            fields = operation.body.map { BodyFields($0, of: kind, .to).fields } ?? []
            isWhole = true
        }
        fields = naming.named(fields, of: kind)
    }
}

extension Report.Step {
    fileprivate init(_ operation: Planning.Operation, number: Int) {
        self.init(
            number: number, id: operation.id, needs: operation.dependsOn,
            request: "\(operation.method.rawValue) \(operation.path)\(operation.write.toggle?.verb ?? "")",
            matching: operation.matchedBy,
            isNeeded: operation.isNeeded,
            evidence: operation.evidence.map(Self.words(of:)),
            isCompanion: operation.action == .update && operation.before == nil,
            hasReferences: !operation.references.isEmpty,
            batch: operation.write.batch.map { .init(count: $0.records.count, window: $0.window) })
    }

    private static func words(of evidence: String) -> String {
        evidence.isIdentical(to: Catalog.taughtEvidence) ? "rests on a file of rows" : "evidence \(evidence)"
    }
}

extension Planning.Operation {
    fileprivate var translatedOnDocument: [Report.Notice] {
        translations.filter { !$0.isShown }.map { .translated(address: address.text, $0) }
    }
}

extension Report.Action {
    fileprivate init(_ action: Planning.Operation.Action) {
        switch action {
        case .create: self = .create
        case .update: self = .update
        case .delete, .deleteMany: self = .delete
        }
    }
}
