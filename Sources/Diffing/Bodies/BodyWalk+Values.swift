import Catalog
import Wire

// Values.
extension BodyWalk {
    func meaning(
        of value: JSONValue, _ reference: Reference, _ side: Side, _ siblings: [JSONMember]
    ) -> Meaning? {
        let targets = reference.targets(beside: siblings)
        if targets.isEmpty {
            // No kind is chosen: text stays text, an id means nothing on another site.
            return reference.by == .id && !reader.isOneSite ? nil : value.referenceText.map(Meaning.text)
        }
        return reader.meaning(of: value, reference, targets: targets, side: side)
    }

    mutating func compareReferences(
        _ present: JSONValue?, _ wanted: JSONValue?, _ rule: BodyRules.Node, _ pointer: JSONPointer,
        _ siblings: Siblings
    ) {
        guard let index = rule.reference else { return }
        let reference = rules.kind.references[index]
        let presentMeaning = present.flatMap { meaning(of: $0, reference, .present, siblings.present) }
        let wantedMeaning = wanted.flatMap { meaning(of: $0, reference, .wanted, siblings.wanted) }
        if !Self.isSame(presentMeaning, wantedMeaning) { note(pointer, present, wanted) }
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

    /// An image that stands as name and URL is content like any other; a key names a file that no request carries.
    mutating func compareImages(
        _ present: JSONValue?, _ wanted: JSONValue?, _ rule: BodyRules.Node, _ pointer: JSONPointer
    ) {
        let (presentValue, wantedValue) = (present ?? .null, wanted ?? .null)
        if presentValue.imageForm == nil, wantedValue.imageForm == nil { return }
        if presentValue.isSameImageVersion(as: wantedValue) { return }
        if isCarried(wantedValue, over: presentValue, rule) {
            if !presentValue.image.isNamed(as: wantedValue.image) { note(pointer, present, wanted) }
        } else if reader.isOneSite, isSameThing {
            if !presentValue.image.isSame(as: wantedValue.image) { note(pointer, present, wanted) }
        } else if presentValue.image != wantedValue.image {
            let isOnOneSide = presentValue.imageForm == nil || wantedValue.imageForm == nil
            incomparable.append(
                Incomparable(
                    pointer: pointer,
                    reason: isOnOneSide
                        ? "an image file that only one of the two has; no request brings it over"
                        : "an image file: both have one, and their ids do not tell whether it is the same"))
        }
    }

    /// Does a write bring the wanted image over? Where it stands as an object, and the target shows nothing else.
    func isCarried(_ wanted: JSONValue, over present: JSONValue, _ rule: BodyRules.Node) -> Bool {
        if present.imageForm == .short || wanted.imageForm == .short { return false }
        return (wanted.isImageObject || present.isImageObject) && !translation.hasImageKeys(at: rule.path)
    }

    static func isSame(_ left: Meaning?, _ right: Meaning?) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (let a?, let b?): a.isIdentical(to: b)
        default: false
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
    var url: String?

    /// Of one thing at two moments. One side may have both forms.
    func isSame(as other: Image) -> Bool {
        if let place = url ?? name, let otherPlace = other.url ?? other.name { return place == otherPlace }
        return id == other.id
    }

    /// What a write carries of it.
    func isNamed(as other: Image) -> Bool { name == other.name && url == other.url }
}

extension JSONValue {
    fileprivate var image: Image {
        guard members != nil else { return Image(id: saysSomething ? referenceText : nil) }
        func text(_ name: String) -> String? { self[anyCase: name]?.text.flatMap { $0.isEmpty ? nil : $0 } }
        return Image(id: self[anyCase: "id"]?.referenceText, name: text("name"), url: text("url"))
    }

    var isHiddenSecret: Bool { !saysSomething || isMasked }
}
