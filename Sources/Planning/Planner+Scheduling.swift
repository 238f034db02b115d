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
        let numbers = Numbers(schedule.order)
        for key in schedule.order {
            guard let draft = drafts[key] else { continue }
            plan.operations.append(operation(of: draft, numbers, level: schedule.levels[key] ?? 1))
        }
        plan.settlements = plan.settlements.map { settlement in
            var settled = settlement
            settled.path = settlement.path.numbered(numbers.made)
            settled.after = settlement.after.compactMap { numbers.made[Address($0)] }
            return settled
        }
    }

    private func operation(of draft: Draft, _ numbers: Numbers, level: Int) -> Operation {
        var operation = draft.operation
        operation.id = numbers.all[draft.key] ?? ""
        operation.level = level
        operation.dependsOn = draft.needs.compactMap { numbers.all[$0] }.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }
        operation.path = operation.path.numbered(numbers.made)
        if draft.needs.isEmpty { return operation }
        operation.write.editContent { content in
            var pointers: [JSONPointer] = []
            content.body = content.body.numbered(numbers.made, JSONPointer(), &pointers)
            content.references = pointers
        }
        operation.write.editFields { fields in
            fields = fields.map { change in
                var ignored: [JSONPointer] = []
                return FieldChange(
                    pointer: change.pointer, from: change.from,
                    to: change.to?.numbered(numbers.made, JSONPointer(), &ignored), isSecret: change.isSecret,
                    cause: change.cause)
            }
        }
        return operation
    }

    /// What needs something that nobody makes (it was excepted, or can't be made) keeps the target's value there; what
    /// lives in such a thing is left out.
    private mutating func dropWhatHasNoHome() {
        while true {
            let homeless = drafts.values.filter { draft in
                draft.pathReferences.values.contains { drafts[.made($0)] == nil }
            }
            if homeless.isEmpty { break }
            for draft in homeless { drafts[draft.key] = nil }
        }
        plan.settlements.removeAll { settlement in
            settlement.path.references.contains { drafts[.made(Address($0))] == nil }
        }
        let incomplete = drafts.filter { $0.value.needs.contains { drafts[$0] == nil } }.map(\.key)
        for key in incomplete.sorted(by: { $0.precedes($1) }) {
            guard let draft = drafts[key] else { continue }
            let gone = draft.needs.filter { drafts[$0] == nil }
            var changed = draft
            for need in gone.sorted(by: { $0.precedes($1) }) { giveUp(need, in: &changed) }
            drafts[key] = changed.operation.write.changesNothing ? nil : changed
        }
    }

    private mutating func giveUp(_ key: DraftKey, in draft: inout Draft) {
        draft.needs.remove(key)
        let need = key.address
        guard let body = draft.operation.body else { return }
        let place = body.pointer(to: need) ?? JSONPointer()
        let before = draft.operation.before?.value(at: place)
        draft.operation.write.editContent { content in
            content.body = body.replacingPlaceholder(of: need, by: before)
            content.unresolved.append(place)
        }
        draft.operation.write.editFields { fields in
            fields.removeAll { change in change.to.map { $0.pointer(to: need) != nil } ?? false }
        }
        plan.unresolved.append(
            .init(
                address: draft.operation.address, pointer: place, kind: need.firstStep,
                value: .string(need.text), reason: "\(need) is not on the target and is left out of this plan"))
    }

    /// A name that one resource gives up and another one takes is free only after the first has changed.
    private mutating func keepOrderOfNames() {
        var freed: [String: DraftKey] = [:]
        for (key, draft) in drafts {
            if let name = draft.freedKey { freed[draft.nameKey(name)] = key }
        }
        if freed.isEmpty { return }
        for key in drafts.keys.sorted(by: { $0.precedes($1) }) {
            guard let draft = drafts[key], let name = draft.wantedKey, let other = freed[draft.nameKey(name)],
                other != key, !reaches(from: other, to: key)
            else { continue }
            drafts[key]?.needs.insert(other)
        }
    }

    private func reaches(from start: DraftKey, to goal: DraftKey) -> Bool {
        var stack = [start]
        var seen: Set<DraftKey> = []
        while let key = stack.popLast() {
            if key == goal { return true }
            guard seen.insert(key).inserted else { continue }
            stack += drafts[key]?.needs ?? []
        }
        return false
    }

    /// Things that refer to each other: one is made without the reference and gets it by a second write.
    private mutating func breakCycles() {
        // Only a creation that depends on another draft besides its parent can be part of a circle.
        let suspects = drafts.filter { _, draft in draft.needs.count > draft.pathReferences.count }.map(\.key)
        for key in suspects.sorted(by: { $0.precedes($1) }) {
            guard let draft = drafts[key], let completion = draft.operation.write.completion else { continue }
            let parents = Set(draft.pathReferences.values.map { DraftKey.made($0) })
            let circular = draft.needs.subtracting(parents).filter { reaches(from: $0, to: key) }
            if circular.isEmpty { continue }
            var first = draft
            first.needs.subtract(circular)
            first.operation.write.editContent { content in
                for need in circular { content.body = content.body.replacingPlaceholder(of: need.address, by: nil) }
            }
            var second = draft
            second.key = .completed(key.address)
            second.operation.write = .completion(completion)
            second.operation.path.segments.append(.reference(key.address.text))
            second.wantedKey = nil
            second.needs.insert(key)
            drafts[first.key] = first
            drafts[second.key] = second
        }
    }

    /// What is deleted goes after all that refers to it and is deleted too.
    private mutating func linkDeletions() {
        let deletions = drafts.filter { $0.value.operation.action == .delete }
        var byID: [String: DraftKey] = [:]
        for (key, draft) in deletions {
            if let id = draft.operation.before.flatMap({ Resource.id(of: $0) }) {
                byID[draft.kind.name + "\u{0}" + id.lowercased()] = key
            }
        }
        for (key, draft) in deletions {
            guard let body = draft.operation.before else { continue }
            for reference in draft.kind.references {
                for (_, value) in reference.at.values(in: body) {
                    guard let id = value.referenceText else { continue }
                    for target in reference.targets {
                        guard let other = byID[target.kind + "\u{0}" + id.lowercased()], other != key else {
                            continue
                        }
                        drafts[other]?.needs.insert(key)
                    }
                }
            }
        }
    }
}

/// The ids that operations get.
private struct Numbers {
    let all: [DraftKey: String]
    /// Of what is made or changed, by address, as paths and bodies refer to it.
    let made: [Address: String]

    init(_ order: [DraftKey]) {
        var (all, made): ([DraftKey: String], [Address: String]) = ([:], [:])
        for (index, key) in order.enumerated() {
            all[key] = String(index + 1)
            if case .made(let address) = key { made[address] = String(index + 1) }
        }
        self.all = all
        self.made = made
    }
}

extension Draft {
    /// A natural key within the collection that it has to be unique in.
    fileprivate func nameKey(_ key: String) -> String {
        let segments = operation.write.bringsItem ? operation.path.segments : operation.path.segments.dropLast()
        return kind.name + "\u{0}" + OperationPath(segments: segments).description + "\u{0}" + key
    }
}

extension OperationPath {
    init(segments: ArraySlice<Segment>) { self.init(segments: Array(segments)) }

    /// Addresses replaced by the numbers of the operations.
    fileprivate func numbered(_ numbers: [Address: String]) -> OperationPath {
        OperationPath(
            segments: segments.map {
                if case .reference(let address) = $0 { .reference(numbers[Address(address)] ?? address) } else { $0 }
            })
    }
}
