import Catalog
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

    package private(set) var unresolved: [Unresolved] = []
    /// Wanted addresses of resources that must be there before this body can be sent.
    package private(set) var needs: [String] = []
    let rules: BodyRules
    let reader: any ReferenceReader
    let idiom: Idiom
    private let walk: BodyWalk

    package init(_ rules: BodyRules, reader: any ReferenceReader = OneSite(), idiom: Idiom) {
        self.rules = rules
        self.reader = reader
        self.idiom = idiom
        walk = BodyWalk(rules, reader)
    }

    /// - Parameter present: nil for what is to be made.
    package mutating func laid(_ wanted: JSONValue, over present: JSONValue?) -> JSONValue {
        guard let theirs = wanted.members else { return wanted }
        let body: JSONValue
        if let mine = present?.members {
            body = object(mine, theirs, rules.root, JSONPointer())
        } else {
            body = fresh(theirs, rules.root, JSONPointer())
        }
        if rules.kind.putTakesOnly.isEmpty { return body }
        return .object(
            (body.members ?? []).filter { member in
                rules.kind.putTakesOnly.contains { $0.description.isSameName(as: member.name) }
            })
    }

    /// Stands for the id of something that is yet to be made, until the plan knows the operation that makes it.
    package static func placeholder(_ address: String) -> JSONValue {
        .object([JSONMember("$ref", .string("\u{0}" + address))])
    }

    /// The address in a placeholder.
    package static func address(in value: JSONValue) -> String? {
        guard let members = value.members, members.count == 1, members[0].name == "$ref",
            let text = members[0].value.text, text.utf8.first == 0
        else { return nil }
        return String(decoding: text.utf8.dropFirst(), as: UTF8.self)
    }
}

// Objects.
extension Overlay {
    private mutating func object(
        _ mine: [JSONMember], _ theirs: [JSONMember], _ node: Int, _ pointer: JSONPointer
    ) -> JSONValue {
        var out: [JSONMember] = []
        var isUsed = Array(repeating: false, count: theirs.count)
        for member in mine {
            let child = rules.child(member.name, of: node)
            let twin = child.flatMap { child in
                theirs.indices.first { !isUsed[$0] && rules.isSame(theirs[$0].name, member.name, child, of: node) }
            }
            if let twin { isUsed[twin] = true }
            guard let child else {
                if let kept = keptID(member, node) { out.append(kept) }
                continue
            }
            let place = pointer.appending(member.name)
            let laid: JSONValue?
            if let twin {
                laid = value(
                    member.value, theirs[twin].value, child, place, .init(present: mine, wanted: theirs))
            } else {
                laid = cleaned(member.value, child)
            }
            if let laid { out.append(JSONMember(member.name, laid)) }
        }
        for (index, member) in theirs.enumerated() where !isUsed[index] {
            guard let child = rules.child(member.name, of: node), !rules[child].isOfOneEdition else { continue }
            append(member, child, node, siblings: theirs, pointer, to: &out)
        }
        for object in rules[node].objects { lay(object, mine, theirs, pointer, into: &out) }
        return .object(out)
    }

    /// An embedded thing keeps the id that the target knows it by.
    private func keptID(_ member: JSONMember, _ node: Int) -> JSONMember? {
        guard node != rules.root, member.name.isSameName(as: "id") else { return nil }
        let isReadOnly = rules.mentioned(member.name, of: node).map { rules[$0].isIgnored } ?? false
        return isReadOnly ? nil : member
    }

    /// A body for something new, or an element that the target's list lacks.
    private mutating func fresh(_ theirs: [JSONMember], _ node: Int, _ pointer: JSONPointer) -> JSONValue {
        var out: [JSONMember] = []
        for member in theirs {
            guard let child = rules.child(member.name, of: node) else { continue }
            append(member, child, node, siblings: theirs, pointer, to: &out)
        }
        for object in rules[node].objects { lay(object, [], theirs, pointer, into: &out) }
        return .object(out)
    }

    private mutating func append(
        _ member: JSONMember, _ child: Int, _ node: Int, siblings: [JSONMember], _ pointer: JSONPointer,
        to out: inout [JSONMember]
    ) {
        let isTop = node == rules.root
        if isTop, !idiom.knows(idiom.name(member.name, rules.kind), rules.kind) { return }
        let name = isTop ? idiom.name(member.name, rules.kind) : member.name
        guard let value = translated(member.value, child, pointer.appending(name), siblings: siblings) else { return }
        out.append(JSONMember(name, value))
    }

    /// A reference that stands as an id in one dialect and as an object in the other.
    private mutating func lay(
        _ object: BodyRules.ObjectReference, _ mine: [JSONMember], _ theirs: [JSONMember], _ pointer: JSONPointer,
        into out: inout [JSONMember]
    ) {
        let reference = rules.kind.references[object.reference]
        let own = mine.first { $0.name.isSameName(as: object.member) }
        let whole = mine.first { $0.name.isSameName(as: object.object) }
        let isObject = own == nil && (whole != nil || idiom.edition == .draft)
        let (present, wanted) = (object.value(in: mine), object.value(in: theirs))
        let before = present.flatMap { walk.meaning(of: $0, reference, .present, mine) }
        let after = wanted.flatMap { walk.meaning(of: $0, reference, .wanted, theirs) }
        if let kept = own ?? whole, BodyWalk.isSame(before, after) || wanted == nil {
            out.append(kept)
            return
        }
        guard let wanted else { return }
        let name = isObject ? whole?.name ?? object.object : own?.name ?? object.member
        let place = pointer.appending(name)
        guard let id = referred(wanted, reference, place, siblings: theirs) else {
            if let kept = own ?? whole { out.append(kept) }
            return
        }
        let value: JSONValue = isObject && !id.isNull ? .object([JSONMember("id", id)]) : id
        out.append(JSONMember(name, value))
    }
}

// Values.
extension Overlay {
    /// Nil leaves the member out.
    private mutating func value(
        _ mine: JSONValue, _ theirs: JSONValue, _ node: Int, _ pointer: JSONPointer, _ siblings: BodyWalk.Siblings
    ) -> JSONValue? {
        let rule = rules[node]
        if rule.isImage { return cleaned(mine, node) }
        if rule.isSecret { return theirs.isHiddenSecret ? cleaned(mine, node) : theirs }
        var walk = walk
        walk.compare(mine, theirs, node, pointer, siblings)
        if walk.changes.isEmpty { return cleaned(mine, node) }
        if let index = rule.reference {
            return referred(theirs, rules.kind.references[index], pointer, siblings: siblings.wanted)
                ?? cleaned(mine, node)
        }
        switch (mine, theirs) {
        case (.object(let mine), .object(let theirs)): return object(mine, theirs, node, pointer)
        case (.array(let mine), .array(let theirs)): return list(mine, theirs, rule, pointer)
        default: break
        }
        if rule.isJoined, let parts = theirs.joinedParts { return joined(parts, like: mine) }
        return translated(theirs, node, pointer, siblings: siblings.wanted) ?? cleaned(mine, node)
    }

    private mutating func list(
        _ mine: [JSONValue], _ theirs: [JSONValue], _ rule: BodyRules.Node, _ pointer: JSONPointer
    ) -> JSONValue {
        if rule.key == nil, mine.count != theirs.count {
            return .array(
                theirs.enumerated().compactMap { index, element in
                    translated(element, rule.element, pointer.appending(index), siblings: [])
                })
        }
        let pairs =
            rule.key.map { walk.pairs(mine, theirs, key: $0, rule.element) }
            ?? mine.indices.map { BodyWalk.ElementPair(present: $0, wanted: $0) }
        var out: [JSONValue] = []
        let problems = unresolved.count
        for pair in pairs {
            guard let wanted = pair.wanted else { continue }
            let place = pointer.appending(out.count)
            if let present = pair.present {
                if let laid = value(mine[present], theirs[wanted], rule.element, place, .none) { out.append(laid) }
            } else if let new = translated(theirs[wanted], rule.element, place, siblings: []) {
                out.append(new)
            }
        }
        // A set that can't be had whole stays as the target has it, and of a list with keys nothing goes.
        if unresolved.count > problems {
            if rule.key?.isEmpty == true { return .array(mine) }
            for pair in pairs where pair.wanted == nil {
                if let kept = pair.present.flatMap({ cleaned(mine[$0], rule.element) }) { out.append(kept) }
            }
        }
        return .array(out)
    }

    private func joined(_ parts: [JSONValue], like mine: JSONValue?) -> JSONValue {
        let asText = mine.map { $0.text != nil } ?? (idiom.edition == .draft)
        return asText ? .string(parts.compactMap(\.text).joined(separator: ",")) : .array(parts)
    }

    /// A wanted value that the target has nothing for.
    private mutating func translated(
        _ theirs: JSONValue, _ node: Int, _ pointer: JSONPointer, siblings: [JSONMember]
    ) -> JSONValue? {
        let rule = rules[node]
        if rule.isImage || rule.isSecret && theirs.isHiddenSecret { return nil }
        if let index = rule.reference {
            return referred(theirs, rules.kind.references[index], pointer, siblings: siblings)
        }
        if rule.isJoined, let parts = theirs.joinedParts { return joined(parts, like: nil) }
        switch theirs {
        case .object(let members):
            let problems = unresolved.count
            let object = fresh(members, node, pointer)
            // A row of a list that nothing names is no row.
            let isNameless = unresolved[problems...].contains { isKey($0.pointer, below: pointer, node) }
            // A literal nil beside a value would be JSON's null.
            if isNameless { return Optional.none }
            return object
        case .array(let elements):
            var out: [JSONValue] = []
            for element in elements {
                let new = translated(element, rule.element, pointer.appending(out.count), siblings: [])
                if let new { out.append(new) }
            }
            return .array(out)
        case .string(let text) where !rule.values.isEmpty: return .string(idiom.value(text, rule.values))
        default: return theirs
        }
    }

    /// Is that pointer a member that keys the elements of the list that `node` is the element of?
    private func isKey(_ pointer: JSONPointer, below element: JSONPointer, _ node: Int) -> Bool {
        guard pointer.tokens.count == element.tokens.count + 1, let name = pointer.tokens.last else { return false }
        return rules.nodes.contains { list in
            list.element == node && node != 0 && list.key?.contains { $0.isSameName(as: name) } == true
        }
    }

    /// What to write for a wanted reference; nil if nothing stands for it on the target.
    private mutating func referred(
        _ theirs: JSONValue, _ reference: Reference, _ pointer: JSONPointer, siblings: [JSONMember]
    ) -> JSONValue? {
        let text = reference.by == .id ? theirs.referenceText : theirs.text
        guard let text, !text.isEmpty else { return theirs }
        let targets = reference.targets(in: siblings)
        if targets.isEmpty {
            if reference.by == .id, !reader.isOneSite { return Optional.none }
            return theirs
        }
        switch reader.partner(of: text, reference, targets: targets) {
        case nil: return theirs
        case .there(let id): return reference.by == .id ? id.asID(like: theirs) : named(theirs, text, id)
        case .missing(let address):
            needs.append(address)
            return reference.by == .id || text.isGuid ? Self.placeholder(address) : theirs
        case .unresolved(let reason):
            unresolved.append(Unresolved(pointer: pointer, kind: targets[0], value: theirs, reason: reason))
            return nil
        }
    }

    /// A name stays a name; an id in place of one becomes the target's.
    private func named(_ theirs: JSONValue, _ text: String, _ id: String) -> JSONValue {
        text.isGuid && id.isGuid ? .string(id) : theirs
    }

    /// The target's own value as it may be sent back; nil for what may not.
    private func cleaned(_ mine: JSONValue, _ node: Int) -> JSONValue? {
        let rule = rules[node]
        if rule.isSecret, mine.isHiddenSecret { return nil }
        switch mine {
        case .object(let members):
            return .object(
                members.compactMap { member in
                    guard let child = rules.child(member.name, of: node) else { return keptID(member, node) }
                    return cleaned(member.value, child).map { JSONMember(member.name, $0) }
                }
                    + rules[node].objects.compactMap { object in
                        members.first { $0.name.isSameName(as: object.member) }
                            ?? members.first { $0.name.isSameName(as: object.object) }
                    })
        case .array(let elements): return .array(elements.compactMap { cleaned($0, rule.element) })
        default: return mine
        }
    }
}

extension String {
    /// An id in the JSON type that the source writes such ids in.
    fileprivate func asID(like theirs: JSONValue) -> JSONValue {
        if case .number = theirs, !utf8.isEmpty, utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return .number(self)
        }
        return .string(self)
    }
}
