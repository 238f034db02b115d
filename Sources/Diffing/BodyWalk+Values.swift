import Catalog
import Wire

// Values.
extension BodyWalk {
    func meaning(
        of value: JSONValue, _ reference: Reference, _ side: Side, _ siblings: [JSONMember]
    ) -> String? {
        let targets = reference.targets(in: siblings)
        if targets.isEmpty {
            // No kind is chosen: text stays text, an id means nothing on another site.
            return reference.by == .id && !reader.isOneSite ? nil : value.referenceText
        }
        return reader.meaning(of: value, reference, targets: targets, side: side)
    }

    mutating func compareReferences(
        _ present: JSONValue?, _ wanted: JSONValue?, _ rule: BodyRules.Node, _ pointer: JSONPointer,
        _ siblings: Siblings
    ) {
        guard let index = rule.reference else { return }
        let reference = rules.kind.references[index]
        let mine = present.flatMap { meaning(of: $0, reference, .present, siblings.present) }
        let theirs = wanted.flatMap { meaning(of: $0, reference, .wanted, siblings.wanted) }
        if !Self.isSame(mine, theirs) { note(pointer, present, wanted) }
    }

    /// The service shows secrets masked, empty or not at all; a hidden one can't be compared, and nothing is ever taken
    /// for a wish to empty one.
    mutating func compareSecrets(_ present: JSONValue, _ wanted: JSONValue, _ pointer: JSONPointer) {
        if !wanted.isHiddenSecret, !present.isMasked {
            if present != wanted { note(pointer, present, wanted, isSecret: true) }
        } else if present.isMasked != wanted.isMasked || present.saysSomething != wanted.saysSomething {
            incomparable.append(Incomparable(pointer: pointer, reason: "a secret that the service does not show"))
        }
    }

    mutating func compareImages(_ present: JSONValue, _ wanted: JSONValue, _ pointer: JSONPointer) {
        let (mine, theirs) = (present.image, wanted.image)
        if mine == theirs { return }
        if reader.isOneSite, isSameThing {
            if mine.isSame(as: theirs) { return }
            note(pointer, present, wanted)
        } else {
            incomparable.append(
                Incomparable(pointer: pointer, reason: "an image file, which can't be compared between sites"))
        }
    }

    static func isSame(_ left: String?, _ right: String?) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (let a?, let b?): a.isIdentical(to: b)
        default: false
        }
    }

    static func isSame(_ left: JSONValue, _ right: JSONValue, _ rule: BodyRules.Node) -> Bool {
        switch (left, right) {
        case (.null, .null): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.number(let a), .number(let b)): return JSONNumber.isSameValue(a, b)
        case (.bool(let truth), .string(let text)), (.string(let text), .bool(let truth)):
            return text.isSameName(as: truth ? "true" : "false") || text.isSameName(as: truth ? "yes" : "no")
        case (.string(let a), .string(let b)):
            if a.isIdentical(to: b) { return true }
            if a.utf8.count == 36, b.utf8.count == 36, a.isGuid, b.isGuid { return a.isSameName(as: b) }
            return rule.values.contains { group in
                group.contains { $0.isSameName(as: a) } && group.contains { $0.isSameName(as: b) }
            }
        default: return false
        }
    }
}

/// What is known of a stored image: the draft shows name and URL, the final document a key.
private struct Image: Equatable {
    var id: String?
    var name: String?

    var isNamed: Bool { name != nil }

    func isSame(as other: Image) -> Bool {
        if let name, let theirs = other.name { return name == theirs }
        return id == other.id
    }
}

extension JSONValue {
    fileprivate var image: Image {
        guard members != nil else { return Image(id: referenceText, name: nil) }
        let name = self[anyCase: "url"]?.text ?? self[anyCase: "name"]?.text
        return Image(id: self[anyCase: "id"]?.referenceText, name: name)
    }

    var isHiddenSecret: Bool { !saysSomething || isMasked }
}
