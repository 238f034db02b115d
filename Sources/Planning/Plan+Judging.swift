import Catalog
import Diffing
import Wire

extension Plan {
    /// All guards that speak up, the stopping ones first.
    ///
    /// Kinds with fewer than 10 resources may lose any number of them: a share says nothing there. What goes along with a
    /// deleted parent does not count.
    package func judged(_ lifting: Lifting, _ circumstances: Circumstances = Circumstances()) -> [Guard] {
        let guards =
            self.binding(circumstances) + tableGuards(circumstances) + purging(lifting) + deletions(lifting)
            + self.protection(lifting, circumstances)
            + referredTo(lifting) + references(lifting) + coverageNotes
        return guards.filter(\.stops) + guards.filter { !$0.stops }
    }

    private func binding(_ circumstances: Circumstances) -> [Guard] {
        var guards: [Guard] = []
        if let run = circumstances.usedBy {
            guards.append(
                Guard(.used, "the plan \(id) was carried out by run \(run); make a new one", lift: nil, stops: true))
        }
        if let site = circumstances.site, site != target {
            guards.append(
                Guard(
                    .otherSite,
                    "the plan was made for \(target.site) (\(target.url)), not for \(site.site) (\(site.url))",
                    lift: nil,
                    stops: true))
        }
        return guards
    }

    /// Nothing brings these back, so a site need not be protected for it, and nothing but its name will do.
    private func purging(_ lifting: Lifting) -> [Guard] {
        guard purge != nil, !isEmpty else { return [] }
        let count = Wording.count(summary.delete, "record")
        return [
            Guard(
                .purge,
                "\(count) would be deleted on \(target.site) for good: there is no undo, only the archive keeps them",
                lift: "--confirm \(target.site)", stops: lifting.confirmed != target.site)
        ]
    }

    private func deletions(_ lifting: Lifting) -> [Guard] {
        var guards: [Guard] = []
        let limit = lifting.maxDelete ?? .percent(20)
        for loss in losses where loss.deleted > 0 {
            // Old records are most of what there is: a share that nobody has named says nothing of them.
            let isChecked = loss.present >= 10 && purge == nil || lifting.maxDelete != nil
            if !isChecked || limit.allows(loss.deleted, of: loss.present) { continue }
            let percent = loss.percent
            guards.append(
                Guard(
                    .maxDelete, "\(loss.deleted) of \(loss.present) \(loss.kind) (\(percent) %) would be deleted",
                    lift: "--max-delete \(percent)%", stops: true))
        }
        let all = losses.reduce(0) { $0 + $1.deleted }
        if isMirror, isSourceEmpty, all > 0 {
            let isLifted = lifting.maxDelete.map { $0 == .percent(100) } ?? false
            guards.append(
                Guard(
                    .emptySource, "the source \(source) is empty: a mirror of it deletes all there is",
                    lift: "--max-delete 100%", stops: !isLifted))
        }
        return guards
    }

    private func protection(_ lifting: Lifting, _ circumstances: Circumstances) -> [Guard] {
        // Where nothing is written there is nothing to protect from.
        // A purge has a guard of its own that the same flag lifts.
        guard circumstances.isProtected, !isEmpty, purge == nil, lifting.confirmed != target.site else { return [] }
        return [
            Guard(.protected, "\(target.site) is protected", lift: "--confirm \(target.site)", stops: true)
        ]
    }

    private func referredTo(_ lifting: Lifting) -> [Guard] {
        if referred.isEmpty { return [] }
        let named = referred.prefix(5).map { "\($0.address) \($0.pointer) refers to \($0.target)" }
        let more = referred.count > named.count ? ", and \(referred.count - named.count) more" : ""
        let count = Set(referred.map(\.target)).count
        let what = count == 1 ? "1 resource that is still referred to" : "\(count) resources that are still referred to"
        return [
            Guard(
                .referenced, "\(what) would be deleted: \(named.joined(separator: ", "))\(more)",
                lift: "--delete-referenced", stops: !lifting.deletesReferenced)
        ]
    }

    private func references(_ lifting: Lifting) -> [Guard] {
        var guards: [Guard] = []
        if !ambiguous.isEmpty {
            let first = ambiguous[0]
            guards.append(
                Guard(
                    .ambiguous, "\(ambiguous.count) groups of resources can't be told apart, first \(first.address)",
                    lift: first.canBePinned
                        ? "map set --from \(sourceSite ?? "SOURCE") --to \(target.site) \(first.kind)"
                            + " SOURCE_ID TARGET_ID" : first.exception,
                    stops: true))
        }
        if !unresolved.isEmpty {
            let stops = (lifting.unresolved ?? policy) == .stop
            let first = unresolved[0]
            guards.append(
                Guard(
                    .unresolved,
                    "\(unresolved.count) references can't be resolved on \(target.site), first \(first.address)"
                        + " \(first.pointer): \(first.reason)",
                    lift: "--unresolved omit|keep" + pin(first), stops: stops))
        }
        return guards
    }

    /// How to say by hand what the source's id stands for. Pairs are of ids, which an export has none of.
    private func pin(_ reference: Unresolved) -> String {
        guard let sourceSite, let id = reference.value.referenceText, !StandInID.isOne(id) else { return "" }
        return ", or map set --from \(sourceSite) --to \(target.site) \(reference.kind) \(id) TARGET_ID"
    }

    private var coverageNotes: [Guard] {
        guard isMirror else { return [] }
        return unknown.filter(\.isUnread).map {
            Guard(
                .coverage, "\($0.address) was not read completely, so nothing there is deleted: \($0.reason)",
                lift: nil,
                stops: false)
        }
    }
}
