import Catalog
import Wire

/// Two parts of states that somebody wants taken for one: a campaign and another campaign, a form and that of another campaign.
/// The wanted one is moved to where the present one is, as a copy, so that all else goes as with whole states.
struct PartPair {
    /// Where both are.
    let place: Address
    let present: any State
    /// The wanted state with its part in that place.
    let wanted: any State

    /// - Throws: `JobRefusal.selector` for an address that is not there; `JobRefusal.parts` for two that are of different kinds.
    init(
        _ parts: (from: Address, to: Address), in present: any State, _ wanted: any State, _ catalog: Catalog
    ) throws {
        let first = try present.address(meant: parts.from)
        let second = try wanted.address(meant: parts.to)
        try SelectorSearch.check(part: first, in: present)
        try SelectorSearch.check(part: second, in: wanted)
        let (own, other) = (first.steps, second.steps)
        guard own.count == other.count else { throw JobRefusal.parts(.unlike(first, second)) }
        var state = wanted
        var above = Address.site
        for (step, otherStep) in zip(own, other) {
            let (here, there) = (above.child(step), above.child(otherStep))
            above = here
            if step.isIdentical(to: otherStep) { continue }
            guard let kind = try present.resource(at: here)?.itemKind,
                try state.resource(at: there)?.itemKind?.isIdentical(to: kind) == true
            else { throw JobRefusal.parts(.unlike(first, second)) }
            state = try SubtreeCopy(state, of: there, at: here, label: wanted.origin.label, catalog)
        }
        place = first
        self.present = NamedState(present, "\(present.origin.label):\(first)")
        self.wanted = NamedState(state, "\(wanted.origin.label):\(second)")
    }
}

extension StoredResource {
    /// Its kind, if it is an item with an id.
    fileprivate var itemKind: String? { id == nil ? nil : kind }
}

/// A state under another name.
private struct NamedState: State {
    let base: any State
    let origin: Origin

    init(_ base: any State, _ label: String) {
        self.base = base
        let origin = base.origin
        self.origin = Origin(label: label, site: origin.site, url: origin.url, snapshot: origin.snapshot)
    }

    var coverage: [Coverage] { base.coverage }
    var isPartial: Bool { base.isPartial }

    func lookups(_ kind: String) -> [JSONValue] { base.lookups(kind) }

    func cursor(below address: Address?, withBodies: Bool) throws -> any ResourceCursor {
        try base.cursor(below: address, withBodies: withBodies)
    }
}
