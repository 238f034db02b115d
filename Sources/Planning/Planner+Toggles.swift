import Catalog
import Diffing
import Wire

// Switches, which no PUT turns.
extension Planner {
    /// Plans the turning of a switch that stands otherwise.
    /// - Parameter changes: whether the plan changes the same thing by a PUT, which comes first.
    /// - Returns: whether there is something to turn.
    mutating func planToggle(_ pairing: Difference.Pairing, _ kind: Kind, changes: Bool) -> Bool {
        guard let toggle = kind.toggle, let (_, place, _) = book.places.locate(pairing.present.path),
            case .bool(let isOn)? = pairing.wantedBody[anyCase: toggle.member],
            let present = pairing.presentBody[anyCase: toggle.member], present != .bool(isOn),
            writtenFields(of: pairing, kind).takes(JSONPointer([toggle.member]))
        else { return false }
        let field = FieldChange(pointer: JSONPointer([toggle.member]), from: present, to: .bool(isOn))
        let operation = Operation(
            .toggle(
                .init(
                    isOn, toggle.verb(isOn), field, before: pairing.presentBody,
                    expect: changes ? nil : Fingerprint.of(pairing.presentBody, kind))),
            kind: kind.name, path: OperationPath(literal: pairing.present.path), address: pairing.present.address)
        let address = pairing.wanted.address
        drafts[.toggled(address)] = Draft(
            operation, kind, .toggled(address), scope: Draft.scope(of: pairing.present.path, place),
            needs: changes ? [.made(address)] : [])
        return true
    }

    /// Plans the turning of a switch of what comes along with something new: how it will stand then nobody knows.
    mutating func planToggle(of body: JSONValue, after draft: Draft, isItem: Bool) {
        guard let toggle = draft.kind.toggle, case .bool(let isOn)? = body[anyCase: toggle.member] else { return }
        let field = FieldChange(pointer: JSONPointer([toggle.member]), from: Optional.none, to: .bool(isOn))
        let address = draft.key.address
        var second = Draft(
            Operation(
                .toggle(.init(isOn, toggle.verb(isOn), field, before: Optional.none, expect: nil)),
                kind: draft.kind.name, path: draft.operation.path, address: draft.operation.address), draft.kind,
            .toggled(address), scope: draft.scope, needs: draft.needs.union([.made(address)]))
        second.pathReferences = draft.pathReferences
        if isItem { second.operation.path.segments.append(.reference(address.text)) }
        second.operation.isNeeded = draft.operation.isNeeded
        drafts[second.key] = second
    }
}
