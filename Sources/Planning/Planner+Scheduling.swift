import Catalog
import Diffing
import Wire

// From drafts to numbered operations.
extension Planner {
    mutating func schedule() throws {
        dropWhatHasNoHome()
        keepOrderOfNames()
        breakCycles()
        linkDeletions()
        let schedule = Schedule(drafts, book.catalog)
        let order = schedule.order
        var numbers: [String: String] = [:]
        for (index, address) in order.enumerated() { numbers[address] = String(index + 1) }
        for address in order {
            guard let draft = drafts[address] else { continue }
            plan.operations.append(operation(of: draft, numbers, level: schedule.levels[address] ?? 1))
        }
        plan.settlements = plan.settlements.map { settlement in
            var settled = settlement
            settled.path = settlement.path.numbered(numbers)
            settled.after = settlement.after.compactMap { numbers[$0] }
            return settled
        }
    }

    private func operation(of draft: Draft, _ numbers: [String: String], level: Int) -> Operation {
        var operation = draft.operation
        operation.id = numbers[draft.address] ?? ""
        operation.level = level
        operation.dependsOn = draft.needs.compactMap { numbers[$0] }.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }
        operation.path = operation.path.numbered(numbers)
        if let body = operation.body, !draft.needs.isEmpty {
            var pointers: [JSONPointer] = []
            operation.body = body.numbered(numbers, JSONPointer(), &pointers)
            operation.references = pointers
            operation.fields = operation.fields.map { change in
                var ignored: [JSONPointer] = []
                return FieldChange(
                    pointer: change.pointer, from: change.from,
                    to: change.to?.numbered(numbers, JSONPointer(), &ignored), isSecret: change.isSecret)
            }
        }
        return operation
    }

    /// What needs something that nobody makes (it was excepted, or can't be made) keeps the target's value there; what
    /// lives in such a thing is left out.
    private mutating func dropWhatHasNoHome() {
        while true {
            let homeless = drafts.values.filter { draft in
                draft.pathReferences.values.contains { drafts[$0] == nil }
            }
            if homeless.isEmpty { break }
            for draft in homeless { drafts[draft.address] = nil }
        }
        plan.settlements.removeAll { settlement in
            settlement.path.references.contains { drafts[$0] == nil }
        }
        let incomplete = drafts.filter { $0.value.needs.contains { drafts[$0] == nil } }.map(\.key)
        for address in incomplete.sorted(by: { $0.precedesByBytes($1) }) {
            guard let draft = drafts[address] else { continue }
            let gone = draft.needs.filter { drafts[$0] == nil }
            var changed = draft
            for need in gone.sorted(by: { $0.precedesByBytes($1) }) { giveUp(need, in: &changed) }
            drafts[address] = changed.operation.action == .update && changed.operation.fields.isEmpty ? nil : changed
        }
    }

    private mutating func giveUp(_ need: String, in draft: inout Draft) {
        draft.needs.remove(need)
        guard let body = draft.operation.body else { return }
        let place = body.pointer(to: need) ?? JSONPointer()
        draft.operation.body = body.replacingPlaceholder(
            of: need, by: draft.operation.before?.value(at: place))
        draft.operation.fields.removeAll { change in
            change.to.map { $0.pointer(to: need) != nil } ?? false
        }
        draft.operation.unresolved.append(place)
        plan.unresolved.append(
            .init(
                address: draft.operation.address, pointer: place, kind: need.firstSegment,
                value: .string(need), reason: "\(need) is not on the target and is left out of this plan"))
    }

    /// A name that one resource gives up and another one takes is free only after the first has changed.
    private mutating func keepOrderOfNames() {
        var freed: [String: String] = [:]
        for (address, draft) in drafts {
            if let key = draft.freedKey { freed[draft.nameKey(key)] = address }
        }
        if freed.isEmpty { return }
        for address in drafts.keys.sorted(by: { $0.precedesByBytes($1) }) {
            guard let draft = drafts[address], let key = draft.wantedKey, let other = freed[draft.nameKey(key)],
                other != address,
                !reaches(from: other, to: address)
            else { continue }
            drafts[address]?.needs.insert(other)
        }
    }

    private func reaches(from start: String, to goal: String) -> Bool {
        var stack = [start]
        var seen: Set<String> = []
        while let address = stack.popLast() {
            if address.isIdentical(to: goal) { return true }
            guard seen.insert(address).inserted else { continue }
            stack += drafts[address]?.needs ?? []
        }
        return false
    }

    /// Things that refer to each other: one is made without the reference and gets it by a second write.
    private mutating func breakCycles() {
        // Something on a way round needs something besides its parent that is made too.
        let suspects = drafts.filter { _, draft in
            draft.operation.action == .create && draft.needs.count > draft.pathReferences.count
        }.map(\.key)
        for address in suspects.sorted(by: { $0.precedesByBytes($1) }) {
            guard let draft = drafts[address] else { continue }
            let parents = Set(draft.pathReferences.values)
            let circular = draft.needs.subtracting(parents).filter { reaches(from: $0, to: address) }
            if circular.isEmpty { continue }
            var first = draft
            first.needs.subtract(circular)
            for need in circular {
                first.operation.body = first.operation.body?.replacingPlaceholder(of: need, by: nil)
                first.operation.fields.removeAll { $0.to.map { $0.pointer(to: need) != nil } ?? false }
            }
            var second = draft
            second.operation.action = .update
            second.operation.adoption = nil
            second.operation.isLaidOverLive = true
            second.operation.matchedBy = .created
            second.operation.path.segments.append(.reference(address))
            second.operation.fields = draft.operation.fields.filter { change in
                circular.contains { need in change.to.map { $0.pointer(to: need) != nil } ?? false }
            }
            second.wantedKey = nil
            second.needs = draft.needs.union([address])
            second = Draft(renaming: second, to: "\u{1}" + address)
            drafts[address] = first
            drafts[second.address] = second
        }
    }

    /// What is deleted goes after all that refers to it and is deleted too.
    private mutating func linkDeletions() {
        let deletions = drafts.filter { $0.value.operation.action == .delete }
        var byID: [String: String] = [:]
        for (address, draft) in deletions {
            if let id = draft.operation.before.flatMap({ Resource.id(of: $0) }) {
                byID[draft.kind.name + "\u{0}" + id.lowercased()] = address
            }
        }
        for (address, draft) in deletions {
            guard let body = draft.operation.before else { continue }
            for reference in draft.kind.references {
                for (_, value) in reference.at.values(in: body) {
                    guard let id = value.referenceText else { continue }
                    for target in reference.targets {
                        guard let other = byID[target.kind + "\u{0}" + id.lowercased()], other != address else {
                            continue
                        }
                        drafts[other]?.needs.insert(address)
                    }
                }
            }
        }
    }
}

extension Draft {
    init(renaming draft: Draft, to address: String) {
        self.init(
            operation: draft.operation, kind: draft.kind, address: address, scope: draft.scope, needs: draft.needs,
            pathReferences: draft.pathReferences, freedKey: draft.freedKey, wantedKey: draft.wantedKey)
    }

    /// A natural key within the collection that it has to be unique in.
    fileprivate func nameKey(_ key: String) -> String {
        let segments = operation.action == .create ? operation.path.segments : operation.path.segments.dropLast()
        return kind.name + "\u{0}" + OperationPath(segments: segments).description + "\u{0}" + key
    }
}

extension OperationPath {
    init(segments: ArraySlice<Segment>) { self.init(segments: Array(segments)) }

    /// Addresses replaced by the numbers of the operations.
    fileprivate func numbered(_ numbers: [String: String]) -> OperationPath {
        OperationPath(
            segments: segments.map {
                if case .reference(let address) = $0 { .reference(numbers[address] ?? address) } else { $0 }
            })
    }
}

extension String {
    fileprivate var firstSegment: String { utf8.firstIndex(of: UInt8(ascii: "/")).map { String(self[..<$0]) } ?? self }
}
