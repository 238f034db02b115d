package import Catalog
package import Wire

/// Lays the values of a wanted body over a present one: the document that a PUT carries, or a POST where there is nothing
/// yet. It is whole, it speaks the target's dialect and names the target's ids; nothing that the service sets, no included
/// object, no empty or masked secret is in it.
package struct Overlay {
    /// A reference for which nothing stands on the target. The target's own value was left in its place.
    package struct Unresolved: Hashable, Sendable {
        package let pointer: JSONPointer
        package let kind: String
        package let value: JSONValue
        package let reason: String
    }

    package internal(set) var unresolved: [Unresolved] = []
    /// Members in which the body stays otherwise than the wanted one.
    package internal(set) var notCarried: [NotCarried] = []
    /// Names and values that are written otherwise than the wanted body has them.
    package internal(set) var translations: [Translation.Step] = []
    /// Images that go over as name and URL, with the URL.
    package internal(set) var images: [(pointer: JSONPointer, url: String)] = []
    /// Images that stay away, since the target shows files under keys, which no request carries.
    package internal(set) var keptBack: [JSONPointer] = []
    /// Wanted addresses of resources that must be there before this body can be sent.
    package internal(set) var needs: [Address] = []
    let rules: BodyRules
    let reader: any ReferenceReader
    let translation: Translation
    let walk: BodyWalk
    /// The present resource's address, or the one that the new one will have.
    let address: Address
    /// Whether what only the present body has is left out.
    let isMirror: Bool
    /// What is carried at all: all else stays as the present body has it.
    let fields: FieldChoice

    package init(
        _ rules: BodyRules, reader: any ReferenceReader = OneSite(), translation: Translation, address: Address,
        isMirror: Bool = false, fields: FieldChoice = .all
    ) {
        self.rules = rules
        self.reader = reader
        self.translation = translation
        self.address = address
        self.isMirror = isMirror
        self.fields = fields
        walk = BodyWalk(rules, reader, translation)
    }

    /// - Parameter present: nil for what is to be made.
    package mutating func laid(_ wanted: JSONValue, over present: JSONValue?) -> JSONValue {
        guard let wantedMembers = wanted.members else { return wanted }
        var body: JSONValue
        if let presentMembers = present?.members {
            body = object(presentMembers, wantedMembers, rules.root, JSONPointer())
            // A switch is turned by a request of its own.
            body = rules.kind.withoutSwitch(body)
        } else {
            body = fresh(wantedMembers, rules.root, JSONPointer())
        }
        if rules.kind.putTakesOnly.isEmpty { return body }
        return .object(
            (body.members ?? []).filter { member in
                rules.kind.putTakesOnly.contains { $0.description.isSameName(as: member.name) }
            })
    }
}

// Objects.
extension Overlay {
    mutating func object(
        _ present: [JSONMember], _ wanted: [JSONMember], _ node: Int, _ pointer: JSONPointer
    ) -> JSONValue {
        var out: [JSONMember] = []
        var isUsed = Array(repeating: false, count: wanted.count)
        for member in present {
            guard let child = rules.child(member.name, of: node).node else {
                if let kept = keptID(member, node) { out.append(kept) }
                continue
            }
            let twin = rules.twin(of: member.name, in: node, among: wanted, besides: present, isUsed)
            if let twin { isUsed[twin] = true }
            let place = pointer.appending(member.name)
            let laid: JSONValue?
            if !fields.takes(place) {
                laid = cleaned(member.value, child)
            } else if let twin, member.value.isNull, isRefused(wanted[twin].value, place) {
                laid = member.value
            } else if let twin {
                laid = value(
                    member.value, wanted[twin].value, child, place, .init(present: present, wanted: wanted))
            } else {
                laid = isTakenAway(member, child, place, beside: wanted) ? nil : cleaned(member.value, child)
            }
            if let laid { out.append(JSONMember(member.name, laid)) }
        }
        for (index, member) in wanted.enumerated() where !isUsed[index] {
            guard let child = rules.child(member.name, of: node).node, !rules[child].isContent else { continue }
            append(member, child, node, siblings: wanted, pointer, to: &out)
        }
        for object in rules[node].objects { lay(object, present, wanted, pointer, into: &out) }
        return .object(out)
    }

    /// Is it known that nothing would come of sending that value? Then it is said that it stays away.
    mutating func isRefused(_ value: JSONValue, _ place: JSONPointer) -> Bool {
        guard let found = translation.refusal(at: place, of: address) else { return false }
        if !value.isNull { notCarried.append(NotCarried(found, address: address, pointer: place)) }
        return true
    }

    /// Is a member that only the present body has left out, since a PUT is the whole object? Where it stays that is said.
    mutating func isTakenAway(
        _ member: JSONMember, _ child: Int, _ place: JSONPointer, beside wanted: [JSONMember]
    ) -> Bool {
        let rule = rules[child]
        // It goes with what is written beside it.
        if rules.condition(of: child, against: wanted) != nil { return true }
        if rule.isContent || translation.partial == .wanted { return false }
        if rule.isSecret || rule.isImage && !member.value.isImageObject || member.value.isBlank { return false }
        if rule.isOfOneEdition, translation.isUncountable(rule.name, isMissingInSource: true) { return false }
        if let found = translation.persistence(at: place, of: address) {
            notCarried.append(NotCarried(found, address: address, pointer: place))
            return false
        }
        if !isMirror {
            notCarried.append(
                NotCarried(
                    address: address, pointer: place,
                    reason: "only the target has it, so it stays; --mirror takes it away"))
        }
        return isMirror
    }

    /// An embedded thing keeps the id that the target knows it by.
    func keptID(_ member: JSONMember, _ node: Int) -> JSONMember? {
        guard node != rules.root, member.name.isSameName(as: "id") else { return nil }
        let isReadOnly = rules.mentioned(member.name, of: node).map { rules[$0].isIgnored } ?? false
        return isReadOnly ? nil : member
    }

    /// A body for something new, or an element that the target's list lacks.
    mutating func fresh(_ wanted: [JSONMember], _ node: Int, _ pointer: JSONPointer) -> JSONValue {
        var out: [JSONMember] = []
        for member in wanted {
            guard let child = rules.child(member.name, of: node).node else { continue }
            append(member, child, node, siblings: wanted, pointer, to: &out)
        }
        for object in rules[node].objects { lay(object, [], wanted, pointer, into: &out) }
        return .object(out)
    }

    mutating func append(
        _ member: JSONMember, _ child: Int, _ node: Int, siblings: [JSONMember], _ pointer: JSONPointer,
        to out: inout [JSONMember]
    ) {
        let (name, isShown) = node == rules.root ? translation.name(member.name) : (member.name, true)
        let place = pointer.appending(name)
        if !fields.takes(place) { return }
        if isRefused(member.value, place) || rules.condition(of: child, against: siblings) != nil { return }
        guard let value = translated(member.value, child, place, siblings: siblings) else { return }
        if !name.isSameName(as: member.name) {
            translations.append(.init(pointer: place, from: member.name, to: name, isShown: isShown))
        }
        out.append(JSONMember(name, value))
    }

    /// A reference that stands as an id in one dialect and as an object in the other.
    mutating func lay(
        _ object: BodyRules.ObjectReference, _ present: [JSONMember], _ wanted: [JSONMember], _ pointer: JSONPointer,
        into out: inout [JSONMember]
    ) {
        let reference = rules.kind.references[object.reference]
        let own = present.first { $0.name.isSameName(as: object.member) }
        let whole = present.first { $0.name.isSameName(as: object.object) }
        let isObject =
            own == nil
            && (whole != nil
                || translation.isObject(
                    reference, hasOwnID: wanted.contains { $0.name.isSameName(as: object.member) },
                    hasObject: wanted.contains {
                        $0.name.isSameName(as: object.object) && $0.value.members != nil
                    }))
        let (presentValue, wantedValue) = (object.value(in: present), object.value(in: wanted))
        let before = presentValue.flatMap { walk.meaning(of: $0, reference, .present, present) }
        let after = wantedValue.flatMap { walk.meaning(of: $0, reference, .wanted, wanted) }
        let isTaken =
            fields.takes(pointer.appending(object.member)) && fields.takes(pointer.appending(object.object))
        if let kept = own ?? whole, BodyWalk.isSame(before, after) || wantedValue == nil || !isTaken {
            out.append(kept)
            return
        }
        guard let wantedValue, isTaken else { return }
        let name = isObject ? whole?.name ?? object.object : own?.name ?? object.member
        let place = pointer.appending(name)
        guard let id = referred(wantedValue, reference, place, siblings: wanted) else {
            if let kept = own ?? whole { out.append(kept) }
            return
        }
        let value: JSONValue = isObject && !id.isNull ? .object([JSONMember("id", id)]) : id
        out.append(JSONMember(name, value))
    }
}
