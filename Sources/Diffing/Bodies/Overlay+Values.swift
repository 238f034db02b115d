import Catalog
import Wire

// Values.
extension Overlay {
    /// Nil leaves the member out.
    mutating func value(
        _ mine: JSONValue, _ theirs: JSONValue, _ node: Int, _ pointer: JSONPointer, _ siblings: BodyWalk.Siblings
    ) -> JSONValue? {
        let rule = rules[node]
        if rule.isImage { return image(mine, theirs, node, pointer) }
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
        if rule.isJoined, let parts = theirs.joinedParts { return joined(parts, theirs, over: mine, rule) }
        return translated(theirs, node, pointer, siblings: siblings.wanted) ?? cleaned(mine, node)
    }

    mutating func list(
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

    func joined(
        _ parts: [JSONValue], _ theirs: JSONValue, over mine: JSONValue?, _ rule: BodyRules.Node
    ) -> JSONValue {
        let asText: Bool
        switch mine {
        case .array?: asText = false
        case .string?: asText = true
        default: asText = translation.isJoined(at: rule.path, like: theirs)
        }
        return asText ? .string(parts.compactMap(\.text).joined(separator: ",")) : .array(parts)
    }

    /// An image over the target's own: name and URL go over, a file key stays what it is.
    mutating func image(_ mine: JSONValue, _ theirs: JSONValue, _ node: Int, _ pointer: JSONPointer) -> JSONValue? {
        guard walk.isCarried(theirs, over: mine, rules[node]) else { return cleaned(mine, node) }
        var walk = walk
        walk.compare(mine, theirs, node, pointer, .none)
        if walk.changes.isEmpty { return cleaned(mine, node) }
        return imageObject(theirs, node, pointer) ?? .null
    }

    private mutating func imageObject(_ theirs: JSONValue, _ node: Int, _ pointer: JSONPointer) -> JSONValue? {
        guard theirs.isImageObject, let members = theirs.members else { return Optional.none }
        images.append((pointer, theirs[anyCase: "url"]?.text ?? ""))
        return fresh(members, node, pointer)
    }

    /// A wanted value that the target has nothing for.
    mutating func translated(
        _ theirs: JSONValue, _ node: Int, _ pointer: JSONPointer, siblings: [JSONMember]
    ) -> JSONValue? {
        let rule = rules[node]
        if rule.isSecret && theirs.isHiddenSecret { return nil }
        if rule.isImage {
            if !theirs.isImageObject || translation.hasImageKeys(at: rule.path) { return nil }
            return imageObject(theirs, node, pointer)
        }
        if let index = rule.reference {
            return referred(theirs, rules.kind.references[index], pointer, siblings: siblings)
        }
        if rule.isJoined, let parts = theirs.joinedParts { return joined(parts, theirs, over: nil, rule) }
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
        case .string(let text) where !rule.values.isEmpty:
            let (value, isShown) = translation.value(text, rule.values)
            if !value.isSameName(as: text) {
                translations.append(.init(pointer: pointer, from: text, to: value, isShown: isShown))
            }
            return .string(value)
        default: return theirs
        }
    }

    /// Is that pointer a member that keys the elements of the list that `node` is the element of?
    func isKey(_ pointer: JSONPointer, below element: JSONPointer, _ node: Int) -> Bool {
        guard pointer.tokens.count == element.tokens.count + 1, let name = pointer.tokens.last else { return false }
        return rules.nodes.contains { list in
            list.element == node && node != BodyRules.plain && list.key?.contains { $0.isSameName(as: name) } == true
        }
    }

    /// What to write for a wanted reference; nil if nothing stands for it on the target.
    mutating func referred(
        _ theirs: JSONValue, _ reference: Reference, _ pointer: JSONPointer, siblings: [JSONMember]
    ) -> JSONValue? {
        let text = reference.by == .id ? theirs.referenceText : theirs.text
        guard let text, !text.isEmpty else { return theirs }
        let targets = reference.targets(beside: siblings)
        if targets.isEmpty {
            if reference.by == .id, !reader.isOneSite { return Optional.none }
            return theirs
        }
        switch reader.partner(of: text, reference, targets: targets) {
        case nil: return theirs
        case .there(let id): return reference.by == .id ? id.asID(like: theirs) : named(theirs, text, id)
        case .missing(let address):
            needs.append(address)
            return reference.by == .id || text.isGuid ? Placeholder.resource(address: address).value : theirs
        case .unresolved(let reason):
            unresolved.append(Unresolved(pointer: pointer, kind: targets[0], value: theirs, reason: reason))
            return nil
        }
    }

    /// A name stays a name; an id in place of one becomes the target's.
    func named(_ theirs: JSONValue, _ text: String, _ id: String) -> JSONValue {
        text.isGuid && id.isGuid ? .string(id) : theirs
    }

    /// The target's own value as it may be sent back; nil for what may not.
    func cleaned(_ mine: JSONValue, _ node: Int) -> JSONValue? {
        let rule = rules[node]
        if rule.isSecret, mine.isHiddenSecret { return nil }
        switch mine {
        case .object(let members):
            return .object(
                members.compactMap { member in
                    guard let child = rules.child(member.name, of: node).node else { return keptID(member, node) }
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
