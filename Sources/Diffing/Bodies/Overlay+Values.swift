import Catalog
import Wire

// Values.
extension Overlay {
    /// Nil leaves the member out.
    mutating func value(
        _ present: JSONValue, _ wanted: JSONValue, _ node: Int, _ pointer: JSONPointer, _ siblings: BodyWalk.Siblings
    ) -> JSONValue? {
        let rule = rules[node]
        if rule.isImage { return image(present, wanted, node, pointer) }
        if rule.isSecret { return wanted.isHiddenSecret ? cleaned(present, node) : wanted }
        var walk = walk
        walk.compare(present, wanted, node, pointer, siblings)
        if walk.changes.isEmpty { return cleaned(present, node) }
        if let index = rule.reference {
            return referred(wanted, rules.kind.references[index], pointer, siblings: siblings.wanted)
                ?? cleaned(present, node)
        }
        switch (present, wanted) {
        case (.object(let present), .object(let wanted)): return object(present, wanted, node, pointer)
        case (.array(let present), .array(let wanted)): return list(present, wanted, rule, pointer)
        default: break
        }
        if rule.isJoined, let parts = wanted.joinedParts { return joined(parts, wanted, over: present, rule) }
        return translated(wanted, node, pointer, siblings: siblings.wanted) ?? cleaned(present, node)
    }

    mutating func list(
        _ present: [JSONValue], _ wanted: [JSONValue], _ rule: BodyRules.Node, _ pointer: JSONPointer
    ) -> JSONValue {
        if rule.key == nil, present.count != wanted.count {
            return .array(
                wanted.enumerated().compactMap { index, element in
                    translated(element, rule.element, pointer.appending(index), siblings: [])
                })
        }
        let pairs =
            rule.key.map { walk.pairs(present, wanted, key: $0, rule.element) }
            ?? present.indices.map { BodyWalk.ElementPair(present: $0, wanted: $0) }
        var out: [JSONValue] = []
        let problems = unresolved.count
        for pair in pairs {
            guard let wantedIndex = pair.wanted else { continue }
            let place = pointer.appending(out.count)
            if let presentIndex = pair.present {
                let laid = value(present[presentIndex], wanted[wantedIndex], rule.element, place, .none)
                if let laid { out.append(laid) }
            } else if let new = translated(wanted[wantedIndex], rule.element, place, siblings: []) {
                out.append(new)
            }
        }
        // A set that can't be had whole stays as the target has it, and of a list with keys nothing goes.
        if unresolved.count > problems {
            if rule.key?.isEmpty == true { return .array(present) }
            for pair in pairs where pair.wanted == nil {
                if let kept = pair.present.flatMap({ cleaned(present[$0], rule.element) }) { out.append(kept) }
            }
        }
        return .array(out)
    }

    func joined(
        _ parts: [JSONValue], _ wanted: JSONValue, over present: JSONValue?, _ rule: BodyRules.Node
    ) -> JSONValue {
        let asText: Bool
        switch present {
        case .array?: asText = false
        case .string?: asText = true
        default: asText = translation.isJoined(at: rule.path, like: wanted)
        }
        return asText ? .string(parts.compactMap(\.text).joined(separator: ",")) : .array(parts)
    }

    /// An image over the target's own: name and URL go over, a file key stays what it is.
    mutating func image(_ present: JSONValue, _ wanted: JSONValue, _ node: Int, _ pointer: JSONPointer) -> JSONValue? {
        guard walk.isCarried(wanted, over: present, rules[node]) else { return cleaned(present, node) }
        var walk = walk
        walk.compare(present, wanted, node, pointer, .none)
        if walk.changes.isEmpty { return cleaned(present, node) }
        return imageObject(wanted, node, pointer) ?? .null
    }

    private mutating func imageObject(_ wanted: JSONValue, _ node: Int, _ pointer: JSONPointer) -> JSONValue? {
        guard wanted.isImageObject, let members = wanted.members else { return Optional.none }
        images.append((pointer, wanted[anyCase: "url"]?.text ?? ""))
        return fresh(members, node, pointer)
    }

    /// A wanted value that the target has nothing for.
    mutating func translated(
        _ wanted: JSONValue, _ node: Int, _ pointer: JSONPointer, siblings: [JSONMember]
    ) -> JSONValue? {
        let rule = rules[node]
        if rule.isSecret && wanted.isHiddenSecret { return nil }
        if rule.isImage {
            if !wanted.isImageObject { return nil }
            if translation.hasImageKeys(at: rule.path) {
                keptBack.append(pointer)
                return nil
            }
            return imageObject(wanted, node, pointer)
        }
        if let index = rule.reference {
            return referred(wanted, rules.kind.references[index], pointer, siblings: siblings)
        }
        if rule.isJoined, let parts = wanted.joinedParts { return joined(parts, wanted, over: nil, rule) }
        switch wanted {
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
        default: return wanted
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
        _ wanted: JSONValue, _ reference: Reference, _ pointer: JSONPointer, siblings: [JSONMember]
    ) -> JSONValue? {
        let text = reference.by == .id ? wanted.referenceText : wanted.text
        guard let text, !text.isEmpty else { return wanted }
        let targets = reference.targets(beside: siblings)
        if targets.isEmpty {
            if reference.by == .id, !reader.isOneSite { return Optional.none }
            return wanted
        }
        switch reader.partner(of: text, reference, targets: targets) {
        case nil: return wanted
        case .there(let id): return reference.by == .id ? id.asID(like: wanted) : named(wanted, text, id)
        case .missing(let address):
            needs.append(address)
            return reference.by == .id || text.isGuid ? Placeholder.resource(address: address).value : wanted
        case .unresolved(let reason):
            unresolved.append(Unresolved(pointer: pointer, kind: targets[0], value: wanted, reason: reason))
            return nil
        }
    }

    /// A name stays a name; an id in place of one becomes the target's.
    func named(_ wanted: JSONValue, _ text: String, _ id: String) -> JSONValue {
        text.isGuid && id.isGuid ? .string(id) : wanted
    }

    /// The target's own value as it may be sent back; nil for what may not.
    func cleaned(_ present: JSONValue, _ node: Int) -> JSONValue? {
        let rule = rules[node]
        if rule.isSecret, present.isHiddenSecret { return nil }
        switch present {
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
        default: return present
        }
    }
}

extension String {
    /// An id in the JSON type that the source writes such ids in.
    fileprivate func asID(like wanted: JSONValue) -> JSONValue {
        if case .number = wanted, !utf8.isEmpty, utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return .number(self)
        }
        return .string(self)
    }
}
