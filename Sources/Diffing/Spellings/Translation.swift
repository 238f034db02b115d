package import Catalog
package import Wire

/// How bodies of one kind are carried from one state to another, by what both show of it.
///
/// Where both spell it alike, or the target shows nothing of it, names and values go over as the source spells them. Only
/// another spelling that the target shows leads to a translation, and only a finding of an earlier write to leaving a
/// member out: no document has the last word.
package struct Translation: Hashable, Sendable {
    /// A name or a value that is written otherwise than the source has it.
    package struct Step: Hashable, Sendable {
        package let pointer: JSONPointer
        package let from: String
        package let to: String
        /// The target shows this spelling in a body of the kind; else only the documents say that the two are one.
        package let isShown: Bool

        package init(pointer: JSONPointer, from: String, to: String, isShown: Bool) {
            self.pointer = pointer
            self.from = from
            self.to = to
            self.isShown = isShown
        }
    }

    private enum Edition { case draft, final }

    let kind: Kind
    private let source: ShownSpellings
    private let target: ShownSpellings
    private let evidence: [TargetEvidence.Item]
    /// The side whose bodies are known in part: that it lacks a member says nothing.
    var partial: Side?
    /// Is nothing to be seen that the two sides spell differently?
    package let isAlike: Bool
    /// Do both write a thing in the same one of several ways?
    private let isSharedSpelling: Bool
    /// The edition of the documents that the target follows in this kind, where it spells something otherwise than the
    /// source and is of one mind.
    private let edition: Edition?

    package init(
        _ kind: Kind, from source: ShownSpellings = ShownSpellings(), to target: ShownSpellings = ShownSpellings(),
        evidence: [TargetEvidence.Item] = []
    ) {
        self.kind = kind
        self.source = source
        self.target = target
        self.evidence = evidence
        var editions: [Edition] = []
        var isShared = false
        let names = kind.aliases.map { ($0, source.spelling(ofName:), target.spelling(ofName:)) }
        let values = kind.valueAliases.flatMap(\.groups).map {
            ($0, source.spelling(ofValue:), target.spelling(ofValue:))
        }
        for (group, ownSpelling, otherSpelling) in names + values where group.count > 1 {
            let own = group.indices.filter { ownSpelling(group[$0]) != nil }
            let others = group.indices.filter { otherSpelling(group[$0]) != nil }
            guard !own.isEmpty, !others.isEmpty else { continue }
            if own.contains(where: others.contains) {
                isShared = true
                continue
            }
            editions.append(others.contains(0) ? .final : .draft)
        }
        if editions.isEmpty, let own = Self.edition(of: source, kind), let other = Self.edition(of: target, kind),
            own != other
        {
            editions.append(other)
        }
        isAlike = editions.isEmpty
        isSharedSpelling = isShared
        edition = Set(editions).count == 1 ? editions.first : nil
    }

    /// The edition whose own members a side shows, if it shows those of one only.
    private static func edition(of side: ShownSpellings, _ kind: Kind) -> Edition? {
        let draft = kind.editions.draft.contains { side.spelling(ofName: $0) != nil }
        let final = kind.editions.final.contains { side.spelling(ofName: $0) != nil }
        return draft == final ? nil : draft ? .draft : .final
    }

    /// The target's name for a member, and whether the target shows it.
    func name(_ name: String) -> (name: String, isShown: Bool) {
        if let shown = target.spelling(ofName: name) { return (shown.isSameName(as: name) ? name : shown, true) }
        let group = kind.aliases(of: name)
        if group.count == 1 { return (name, false) }
        if let shown = group.lazy.compactMap(target.spelling(ofName:)).first { return (shown, true) }
        let told =
            switch edition {
            case .draft: group.first { kind.editions.draft.contains($0) }
            case .final: group.first
            case nil: String?.none
            }
        return (told ?? name, false)
    }

    /// The target's spelling of a value.
    func value(_ text: String, _ groups: [[String]]) -> (text: String, isShown: Bool) {
        guard let group = groups.first(where: { group in group.contains { $0.isSameName(as: text) } }),
            group.count > 1
        else { return (text, true) }
        if target.spelling(ofValue: text) != nil { return (text, true) }
        if let shown = group.lazy.compactMap(target.spelling(ofValue:)).first { return (shown, true) }
        let told =
            switch edition {
            case .draft: group.last
            case .final: group.first
            case nil: String?.none
            }
        return (told ?? text, false)
    }

    /// Does a reference stand as the whole object where the target's own body has neither form?
    func isObject(_ reference: Reference, hasOwnID: Bool, hasObject: Bool) -> Bool {
        let forms = target.forms(at: reference.at)
        if forms.contains(.short) { return false }
        if forms.contains(.whole) { return true }
        if edition == .draft, reference.isObjectInDraft { return true }
        if edition == .final { return false }
        return !hasOwnID && hasObject
    }

    /// Is a list written as one text with commas where the target's own body has none?
    func isJoined(at path: FieldPath?, like wanted: JSONValue) -> Bool {
        let forms = path.map(target.forms(at:)) ?? []
        if forms.contains(.whole) { return false }
        if forms.contains(.short) { return true }
        return edition.map { $0 == .draft } ?? (wanted.text != nil)
    }

    /// Does the target show image files as keys, which no request carries?
    func hasImageKeys(at path: FieldPath?) -> Bool {
        guard let path else { return false }
        return target.forms(at: path) == [.short]
    }

    /// Can nobody tell whether the side that lacks a member of one edition would have it if it knew it? What the source lacks
    /// in all bodies of the kind counts only if it is seen to spell as that edition does: a setting must not be lost because
    /// the source never knew it. What the target lacks is sent to find out.
    /// - Parameter isMissingInSource: whether the target has it; else the source.
    func isUncountable(_ name: String, isMissingInSource: Bool) -> Bool {
        func has(_ names: [String]) -> Bool { names.contains { $0.isSameName(as: name) } }
        guard has(kind.editions.draft) || has(kind.editions.final) else { return false }
        if !isAlike { return true }
        return isMissingInSource && !source.isEmpty && !isSharedSpelling
            && Self.edition(of: source, kind) != (has(kind.editions.draft) ? .draft : .final)
    }

    /// Why a member is not sent, if it is not: an earlier write of it was read back without it, and no body of the kind shows
    /// it. What happened to the very resource counts even if others show it.
    func refusal(at pointer: JSONPointer, of address: Address) -> TargetEvidence.Item? {
        finding(.dropped, at: pointer, of: address) { !target.hasPlace($0) }
    }

    /// Why a member is not taken away, if it is not.
    func persistence(at pointer: JSONPointer, of address: Address) -> TargetEvidence.Item? {
        finding(.kept, at: pointer, of: address) { _ in true }
    }

    /// What speaks against a change that a comparison found: nothing would come of it.
    func finding(against change: FieldChange, of address: Address) -> TargetEvidence.Item? {
        // A member that says null is none.
        let isMissing = change.from?.isNull ?? true
        if isMissing, change.to != nil { return refusal(at: change.pointer, of: address) }
        return !isMissing && change.to == nil ? persistence(at: change.pointer, of: address) : nil
    }

    private func finding(
        _ finding: TargetEvidence.Finding, at pointer: JSONPointer, of address: Address, _ holds: (MemberPlace) -> Bool
    ) -> TargetEvidence.Item? {
        guard !evidence.isEmpty else { return nil }
        let place = MemberPlace(pointer)
        let found = evidence.filter { $0.finding == finding && $0.place == place }
        return found.first(where: { $0.address == address }) ?? found.first { holds($0.place) }
    }
}
