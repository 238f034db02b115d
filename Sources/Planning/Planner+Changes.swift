import Catalog
import Diffing
import Wire

// What both have, and what the target has too much.
extension Planner {
    mutating func planChange(_ pairing: Difference.Pairing) throws {
        guard let rules = book[pairing.present.kind], let (_, place, _) = book.places.locate(pairing.present.path)
        else {
            return
        }
        let kind = rules.kind
        // What there is one of is carried by its changes; of a list, only what is made is carried.
        if kind.shape == .singleton, isBarred(pairing.present.address, pairing.wantedBody, kind) { return }
        var overlay = Overlay(
            rules, reader: differ.meaning, translation: try differ.translation(of: kind),
            address: pairing.present.address, isMirror: options.isMirror, fields: writtenFields(of: pairing, kind))
        let body = overlay.laid(pairing.wantedBody, over: pairing.presentBody)
        let changes = BodyComparison(
            present: kind.whatPutTakes(of: pairing.presentBody), wanted: body, rules: rules
        ).changes
        noteUnwritable(pairing, kind)
        let barrier = changes.isEmpty ? nil : try barrier(to: body, pairing.present.address, rules)
        if let barrier { plan.notRestorable.append(barrier) }
        let isSent = !changes.isEmpty && barrier == nil
        let isToggled = planToggle(pairing, kind, changes: kind.operations.contains(.update) && isSent)
        guard isSent, kind.operations.contains(.update) || kind.asSingleton != nil else {
            if overlay.notCarried.isEmpty, !isToggled, barrier == nil { alike += 1 }
            plan.notCarried += overlay.notCarried
            noteUnresolved(overlay, pairing)
            return
        }
        let update = Operation.Update(
            .init(body: body, sourceID: pairing.wanted.id), matchedBy: pairing.how, before: pairing.presentBody,
            fields: changes, expect: Fingerprint.of(pairing.presentBody, rules), carries: kind.carried)
        let operation = Operation(
            .update(update), kind: kind.name, path: OperationPath(literal: pairing.present.path),
            address: pairing.present.address)
        let keys = (kind.naturalKey(of: pairing.presentBody), kind.naturalKey(of: pairing.wantedBody))
        if !kind.calls.isEmpty { noteCalls(of: pairing.wantedBody, pairing.present.address, kind) }
        var draft = Draft(
            operation, kind, .made(pairing.wanted.address), scope: Draft.scope(of: pairing.present.path, place))
        if keys.0 != keys.1 { (draft.freedKey, draft.wantedKey) = keys }
        try finish(draft, overlay)
    }

    /// What a write may change of it.
    func writtenFields(of pairing: Difference.Pairing, _ kind: Kind) -> FieldChoice {
        let (present, wanted) = (pairing.present.address, pairing.wanted.address)
        var fields = options.selection.fields(of: present, wanted, as: kind)
        fields.except += options.selection.ignored(of: present, wanted).flatMap { kind.spellings(of: $0.pointer) }
        return fields
    }

    /// A resource in which nothing but what can't be resolved differs is no operation, yet a person must know.
    private mutating func noteUnresolved(_ overlay: Overlay, _ pairing: Difference.Pairing) {
        for problem in overlay.unresolved {
            plan.unresolved.append(
                .init(
                    address: pairing.present.address, pointer: problem.pointer, kind: problem.kind,
                    value: problem.value, reason: problem.reason))
        }
    }

    private mutating func noteUnwritable(_ pairing: Difference.Pairing, _ kind: Kind) {
        for change in pairing.comparison.changes {
            guard let name = change.pointer.tokens.first else { continue }
            let caveat = kind.caveats.first { caveat in
                caveat.concern == .restore && kind.images.contains { $0.description.isSameName(as: name) }
                    && caveat.at?.description.isSameName(as: name) == true && !isCarried(change)
            }
            let isTaken =
                kind.putTakesOnly.isEmpty || kind.putTakesOnly.contains { $0.description.isSameName(as: name) }
            let reason = caveat?.reason ?? (isTaken ? nil : "a PUT takes only \(kind.putTakesOnly.map(\.description))")
            guard let reason else { continue }
            plan.notRestorable.append(.init(address: pairing.present.address, field: name, reason: reason))
        }
        guard !differ.meaning.isOneSite else { return }
        for field in pairing.comparison.incomparable {
            plan.notRestorable.append(
                .init(
                    address: pairing.present.address, field: field.pointer.tokens.joined(separator: "."),
                    reason: field.reason))
        }
    }

    /// An image that goes over as name and URL, or goes away as such.
    private func isCarried(_ change: FieldChange) -> Bool {
        [change.from, change.to].allSatisfy { $0.map { $0.isImageObject || !$0.saysSomething } ?? true }
    }

    mutating func planRemovals(of removed: [StoredResource]) throws {
        let roots = Set(removed.filter { $0.id != nil && isDeletable($0) }.map { $0.address })
        for resource in removed.sorted(by: { $0.address < $1.address }) {
            guard let kind = book.catalog[resource.kind], kind.isWritable else { continue }
            if resource.address.isBelow(oneOf: roots) {
                cascades.append(resource.address)
                continue
            }
            guard kind.shape == .collection, let (_, place, _) = book.places.locate(resource.path) else { continue }
            let body = try resource.body()
            let isSystem = kind.system?.first(in: body)?.isTrue ?? false
            if isSystem || !kind.operations.contains(.delete) {
                let caveat = kind.caveats.first { $0.concern == .delete }
                plan.notRestorable.append(
                    .init(
                        address: resource.address, field: nil,
                        reason: caveat?.reason ?? "the service's own ones can't be deleted"))
                continue
            }
            let operation = Operation(
                .deletion(.init(before: body, expect: Fingerprint.of(body, kind))), kind: kind.name,
                path: OperationPath(literal: resource.path), address: resource.address)
            deleted[kind.name, default: 0] += 1
            let draft = Draft(
                operation, kind, .deleted(resource.address), scope: Draft.scope(of: resource.path, place))
            drafts[draft.key] = draft
        }
    }

    private func isDeletable(_ resource: StoredResource) -> Bool {
        book.catalog[resource.kind]?.operations.contains(.delete) ?? false
    }

}

extension Kind {
    /// The part of a body that a PUT may carry.
    fileprivate func whatPutTakes(of body: JSONValue) -> JSONValue {
        let body = withoutSwitch(body)
        guard !putTakesOnly.isEmpty, let members = body.members else { return body }
        return .object(
            members.filter { member in putTakesOnly.contains { $0.description.isSameName(as: member.name) } })
    }
}

extension OperationPath {
    init(literal path: String) {
        self.init(
            segments: path.utf8.split(separator: UInt8(ascii: "/")).map {
                .text(String(decoding: $0, as: UTF8.self))
            })
    }
}
