package import Catalog
import Diffing
import Wire

extension Plan {
    /// The plan without the operations that need a reference that nothing stands for, nor those that depend on them: what
    /// `--unresolved omit` carries out. These are listed as not carried, and what they would have changed may still refer
    /// to what the plan deletes.
    package func withoutUnresolved(_ catalog: Catalog) -> Plan {
        let first = operations.filter { $0.content?.unresolved.isEmpty == false }
        if first.isEmpty { return self }
        // What each is left out for, by the numbers of operations.
        var left = Dictionary(first.map { ($0.id, $0.address) }, uniquingKeysWith: { first, _ in first })
        var plan = self
        for operation in first {
            plan.notCarried.append(
                NotCarried(
                    address: operation.address, pointer: operation.content?.unresolved.first ?? JSONPointer(),
                    reason: "left out of this plan, since what it refers to there can't be resolved"))
        }
        for operation in operations.sorted(by: { $0.level < $1.level }) where left[operation.id] == nil {
            guard let need = operation.dependsOn.lazy.compactMap({ left[$0] }).first else { continue }
            left[operation.id] = operation.address
            plan.notCarried.append(
                NotCarried(
                    address: operation.address, pointer: JSONPointer(),
                    reason: "left out of this plan, since it needs \(need), which is left out"))
        }
        plan.notCarried = plan.notCarried.inOrder
        plan.operations.removeAll { left[$0.id] != nil }
        plan.settlements.removeAll { settlement in
            (settlement.after + settlement.path.references).contains { left[$0] != nil }
        }
        let omitted = operations.filter { left[$0.id] != nil }
        for item in plan.deleted(although: omitted, catalog) where !plan.referred.contains(item) {
            plan.referred.append(item)
        }
        plan.countOperations()
        return plan
    }

    /// What the plan deletes and operations that are not carried out would have let go of.
    private func deleted(although omitted: [Operation], _ catalog: Catalog) -> [Referred] {
        var search = ReferenceSearch()
        for operation in operations where operation.action == .delete {
            guard let kind = catalog[operation.kind], let body = operation.before else { continue }
            search.note(
                kind, id: Resource.id(of: body), name: Addresses.name(of: body, kind: kind),
                address: operation.address)
        }
        // A name that something new bears leads there.
        for operation in operations where operation.write.bringsItem {
            guard let kind = catalog[operation.kind], let body = operation.body else { continue }
            if let name = Addresses.name(of: body, kind: kind) { search.forget(kind, name: name) }
        }
        if search.isEmpty { return [] }
        return omitted.flatMap { operation -> [Referred] in
            guard let kind = catalog[operation.kind], let body = operation.before else { return [] }
            return search.findings(in: body, kind).map {
                Referred(address: operation.address, pointer: $0.pointer, target: $0.address)
            }
        }
    }
}
