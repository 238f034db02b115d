import Catalog
package import Wire

/// In what two bodies of one kind differ.
package struct BodyComparison: Hashable, Sendable {
    /// In the order of the present body's members, then what only the wanted one has.
    package let changes: [FieldChange]
    /// Fields that may differ, though nobody can tell.
    package let incomparable: [Incomparable]

    /// Compares them by what they mean, field by field.
    package init(present: JSONValue, wanted: JSONValue, rules: BodyRules, reader: any ReferenceReader = OneSite()) {
        var walk = BodyWalk(rules, reader)
        let (present, wanted) = rules.kind.mayBeText ? (present.loneText, wanted.loneText) : (present, wanted)
        walk.compare(present, wanted, rules.root, JSONPointer(), .none)
        changes = walk.changes
        incomparable = walk.incomparable
    }
}

/// Goes through two bodies side by side.
struct BodyWalk {
    private(set) var changes: [FieldChange] = []
    private(set) var incomparable: [Incomparable] = []
    let rules: BodyRules
    let reader: any ReferenceReader

    init(_ rules: BodyRules, _ reader: any ReferenceReader) {
        self.rules = rules
        self.reader = reader
    }

    /// The members beside a value, on both sides: some of them decide what it means.
    struct Siblings {
        let present: [JSONMember]
        let wanted: [JSONMember]

        static let none = Siblings(present: [], wanted: [])
    }

    mutating func compare(
        _ present: JSONValue?, _ wanted: JSONValue?, _ node: Int, _ pointer: @autoclosure () -> JSONPointer,
        _ siblings: @autoclosure () -> Siblings
    ) {
        let rule = rules[node]
        if rule.isOfOneEdition, present == nil || wanted == nil { return }
        if rule.reference != nil, !rule.isIgnored {
            return compareReferences(present, wanted, rule, pointer(), siblings())
        }
        if rule.isSecret { return compareSecrets(present ?? .null, wanted ?? .null, pointer()) }
        if rule.isImage { return compareImages(present ?? .null, wanted ?? .null, pointer()) }
        switch (present ?? .null, wanted ?? .null) {
        case (.object(let mine), .object(let theirs)): compareObjects(mine, theirs, node, pointer())
        case (.array(let mine), .array(let theirs)): compareLists(mine, theirs, rule, pointer())
        case (let mine, let theirs):
            if rule.isJoined, compareJoined(mine, theirs, rule, pointer()) { return }
            if !Self.isSame(mine, theirs, rule) { note(pointer(), present, wanted) }
        }
    }

    private mutating func note(_ pointer: JSONPointer, _ from: JSONValue?, _ to: JSONValue?, isSecret: Bool = false) {
        changes.append(FieldChange(pointer: pointer, from: from, to: to, isSecret: isSecret))
    }
}

// Objects.
extension BodyWalk {
    private mutating func compareObjects(
        _ present: [JSONMember], _ wanted: [JSONMember], _ node: Int, _ pointer: JSONPointer
    ) {
        if Self.haveSameNames(present, wanted) {
            for (mine, theirs) in zip(present, wanted) {
                guard let child = rules.child(mine.name, of: node) else { continue }
                compare(
                    mine.value, theirs.value, child, pointer.appending(mine.name),
                    Siblings(present: present, wanted: wanted))
            }
        } else {
            compareUnlikeObjects(present, wanted, node, pointer)
        }
        for object in rules[node].objects { compareObjectReferences(object, present, wanted, pointer) }
    }

    private mutating func compareUnlikeObjects(
        _ present: [JSONMember], _ wanted: [JSONMember], _ node: Int, _ pointer: JSONPointer
    ) {
        var isUsed = Array(repeating: false, count: wanted.count)
        func siblings() -> Siblings { Siblings(present: present, wanted: wanted) }
        for mine in present {
            guard let child = rules.child(mine.name, of: node) else { continue }
            let twin = wanted.indices.first { index in
                !isUsed[index] && rules.isSame(wanted[index].name, mine.name, child, of: node)
            }
            if let twin { isUsed[twin] = true }
            compare(mine.value, twin.map { wanted[$0].value }, child, pointer.appending(mine.name), siblings())
        }
        for (index, theirs) in wanted.enumerated() where !isUsed[index] {
            guard let child = rules.child(theirs.name, of: node) else { continue }
            compare(nil, theirs.value, child, pointer.appending(theirs.name), siblings())
        }
    }

    private static func haveSameNames(_ left: [JSONMember], _ right: [JSONMember]) -> Bool {
        guard left.count == right.count else { return false }
        for index in left.indices where !left[index].name.isIdentical(to: right[index].name) { return false }
        return true
    }

    private mutating func compareObjectReferences(
        _ object: BodyRules.ObjectReference, _ present: [JSONMember], _ wanted: [JSONMember], _ pointer: JSONPointer
    ) {
        let (mine, theirs) = (object.value(in: present), object.value(in: wanted))
        let reference = rules.kind.references[object.reference]
        let a = mine.flatMap { meaning(of: $0, reference, .present, present) }
        let b = theirs.flatMap { meaning(of: $0, reference, .wanted, wanted) }
        if !Self.isSame(a, b) { note(pointer.appending(object.member), mine, theirs) }
    }
}

extension BodyRules {
    /// Do two names stand for one member?
    func isSame(_ name: String, _ other: String, _ child: Int, of node: Int) -> Bool {
        if name.isSameName(as: other) { return true }
        return child != 0 && self.child(name, of: node) == child
    }
}

// Lists.
extension BodyWalk {
    private mutating func compareLists(
        _ present: [JSONValue], _ wanted: [JSONValue], _ rule: BodyRules.Node, _ pointer: JSONPointer
    ) {
        guard let key = rule.key else {
            for index in 0..<max(present.count, wanted.count) {
                compare(
                    present.indices.contains(index) ? .some(present[index]) : .none,
                    wanted.indices.contains(index) ? .some(wanted[index]) : .none,
                    rule.element, pointer.appending(index), Siblings.none)
            }
            return
        }
        let pairs = pairs(present, wanted, key: key, rule.element)
        if key.isEmpty {
            let isSame = pairs.allSatisfy { $0.present != nil && $0.wanted != nil }
            if !isSame { note(pointer, .array(present), .array(wanted)) }
            return
        }
        for pair in pairs {
            switch (pair.present, pair.wanted) {
            case (let mine?, let theirs?):
                compare(
                    present[mine], wanted[theirs], rule.element, pointer.appending(mine),
                    Siblings.none)
            case (let mine?, nil): note(pointer.appending(mine), present[mine], nil)
            case (nil, let theirs?): note(pointer.appending(theirs), nil, wanted[theirs])
            case (nil, nil): break
            }
        }
    }

    private mutating func compareJoined(
        _ present: JSONValue, _ wanted: JSONValue, _ rule: BodyRules.Node, _ pointer: JSONPointer
    ) -> Bool {
        guard let mine = present.joinedParts, let theirs = wanted.joinedParts else { return false }
        let pairs = pairs(mine, theirs, key: [], rule.element)
        if !pairs.allSatisfy({ $0.present != nil && $0.wanted != nil }) { note(pointer, present, wanted) }
        return true
    }

    struct ElementPair {
        var present: Int?
        var wanted: Int?
    }

    /// Elements of two lists that mean the same thing, in the order of the present list; what only the wanted one has
    /// comes last.
    func pairs(_ present: [JSONValue], _ wanted: [JSONValue], key: [String], _ element: Int) -> [ElementPair] {
        var waiting: [String: [Int]] = [:]
        for index in wanted.indices.reversed() {
            waiting[identity(of: wanted[index], key: key, element, .wanted), default: []].append(index)
        }
        var pairs: [ElementPair] = []
        var used: Set<Int> = []
        for index in present.indices {
            let twin = waiting[identity(of: present[index], key: key, element, .present)]?.popLast()
            if let twin { used.insert(twin) }
            pairs.append(ElementPair(present: index, wanted: twin))
        }
        for index in wanted.indices where !used.contains(index) {
            pairs.append(ElementPair(present: nil, wanted: index))
        }
        return pairs
    }

    /// What tells an element from the others of its list.
    private func identity(of element: JSONValue, key: [String], _ node: Int, _ side: Side) -> String {
        guard let members = element.members, !key.isEmpty else { return text(of: element, node, side, siblings: []) }
        var parts: [String] = []
        for name in key {
            guard let child = rules.child(name, of: node),
                let value = members.first(where: { $0.name.isSameName(as: name) })?.value
            else { continue }
            parts.append(text(of: value, child, side, siblings: members))
        }
        return parts.isEmpty ? text(of: element, node, side, siblings: []) : parts.joined(separator: "\u{0}")
    }

    private func text(of value: JSONValue, _ node: Int, _ side: Side, siblings: [JSONMember]) -> String {
        if let index = rules[node].reference {
            return meaning(of: value, rules.kind.references[index], side, siblings) ?? ""
        }
        return CanonicalBody(rules).canonical(value, node, siblings: siblings).written(.sorted)
    }
}

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

    private mutating func compareReferences(
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
    private mutating func compareSecrets(_ present: JSONValue, _ wanted: JSONValue, _ pointer: JSONPointer) {
        if !wanted.isHiddenSecret, !present.isMasked {
            if present != wanted { note(pointer, present, wanted, isSecret: true) }
        } else if present.isMasked != wanted.isMasked || present.saysSomething != wanted.saysSomething {
            incomparable.append(Incomparable(pointer: pointer, reason: "a secret that the service does not show"))
        }
    }

    private mutating func compareImages(_ present: JSONValue, _ wanted: JSONValue, _ pointer: JSONPointer) {
        let (mine, theirs) = (present.image, wanted.image)
        if mine == theirs { return }
        if reader.isOneSite || mine.isNamed && theirs.isNamed {
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

    /// The elements of a list that may be written as one text with commas.
    package var joinedParts: [JSONValue]? {
        switch self {
        case .array(let elements): elements
        case .string(let text): CanonicalBody.parts(of: text).map { .string($0) }
        case .null: []
        default: nil
        }
    }

    /// An object with a single text in it is that text.
    fileprivate var loneText: JSONValue {
        if case .object(let members) = self, members.count == 1, members[0].value.text != nil {
            return members[0].value
        }
        return self
    }
}
