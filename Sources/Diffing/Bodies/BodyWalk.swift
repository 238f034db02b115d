import Catalog
import Wire

/// Goes through two bodies side by side.
struct BodyWalk {
    var changes: [FieldChange] = []
    var incomparable: [Incomparable] = []
    /// Members whose absence on one side says nothing, since the two sides spell the kind differently.
    var uncountable: [FieldChange] = []
    let rules: BodyRules
    let reader: any ReferenceReader
    let translation: Translation
    var isSameThing = true

    init(_ rules: BodyRules, _ reader: any ReferenceReader, _ translation: Translation? = nil) {
        self.rules = rules
        self.reader = reader
        self.translation = translation ?? Translation(rules.kind)
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
        if rule.isContent, (present == nil) != (wanted == nil) {
            uncountable.append(FieldChange(pointer: pointer(), from: present, to: wanted))
            return
        }
        if rule.isOfOneEdition, (present == nil) != (wanted == nil),
            translation.isUncountable(rule.name, isMissingInSource: wanted == nil)
        {
            if !(present ?? wanted ?? .null).isNull {
                uncountable.append(FieldChange(pointer: pointer(), from: present, to: wanted))
            }
            return
        }
        if rule.condition != nil, (present == nil) != (wanted == nil) {
            let siblings = siblings()
            let lacking = present == nil ? siblings.present : siblings.wanted
            if let condition = rules.condition(of: node, against: lacking) {
                return note(pointer(), present, wanted, cause: condition.words)
            }
        }
        if rule.reference != nil, !rule.isIgnored {
            return compareReferences(present, wanted, rule, pointer(), siblings())
        }
        if rule.isSecret { return compareSecrets(present ?? .null, wanted ?? .null, pointer()) }
        if rule.isImage { return compareImages(present, wanted, rule, pointer()) }
        switch (present ?? .null, wanted ?? .null) {
        case (.object(let present), .object(let wanted)): compareObjects(present, wanted, node, pointer())
        case (.array(let present), .array(let wanted)): compareLists(present, wanted, rule, pointer())
        case (let presentValue, let wantedValue):
            if rule.isJoined, compareJoined(presentValue, wantedValue, rule, pointer()) { return }
            if !Self.isSame(presentValue, wantedValue, rule) { note(pointer(), present, wanted) }
        }
    }

    /// Keeps a difference. A whole object that comes or goes may have secrets in it, which are masked where they stand.
    mutating func note(
        _ pointer: JSONPointer, _ from: JSONValue?, _ to: JSONValue?, isSecret: Bool = false, cause: String? = nil
    ) {
        func shown(_ value: JSONValue?) -> JSONValue? {
            isSecret ? value : value.map { rules.kind.masking($0, at: pointer, by: FieldChange.mask) }
        }
        changes.append(
            FieldChange(pointer: pointer, from: shown(from), to: shown(to), isSecret: isSecret, cause: cause))
    }
}

// Objects.
extension BodyWalk {
    mutating func compareObjects(
        _ present: [JSONMember], _ wanted: [JSONMember], _ node: Int, _ pointer: JSONPointer
    ) {
        if Self.haveSameNames(present, wanted) {
            for (presentMember, wantedMember) in zip(present, wanted) {
                guard let child = rules.child(presentMember.name, of: node).node else { continue }
                compare(
                    presentMember.value, wantedMember.value, child, pointer.appending(presentMember.name),
                    Siblings(present: present, wanted: wanted))
            }
        } else {
            compareUnlikeObjects(present, wanted, node, pointer)
        }
        for object in rules[node].objects { compareObjectReferences(object, present, wanted, pointer) }
    }

    mutating func compareUnlikeObjects(
        _ present: [JSONMember], _ wanted: [JSONMember], _ node: Int, _ pointer: JSONPointer
    ) {
        var isUsed = Array(repeating: false, count: wanted.count)
        func siblings() -> Siblings { Siblings(present: present, wanted: wanted) }
        for member in present {
            guard let child = rules.child(member.name, of: node).node else { continue }
            let twin = rules.twin(of: member.name, in: node, among: wanted, besides: present, isUsed)
            if let twin { isUsed[twin] = true }
            // Nothing is lost with what says nothing; the other way round it is sent.
            if twin == nil, member.value.isBlank || translation.partial == .wanted { continue }
            compare(member.value, twin.map { wanted[$0].value }, child, pointer.appending(member.name), siblings())
        }
        for (index, member) in wanted.enumerated() where !isUsed[index] && translation.partial != .present {
            guard let child = rules.child(member.name, of: node).node else { continue }
            compare(nil, member.value, child, pointer.appending(member.name), siblings())
        }
    }

    static func haveSameNames(_ left: [JSONMember], _ right: [JSONMember]) -> Bool {
        guard left.count == right.count else { return false }
        for index in left.indices where !left[index].name.isIdentical(to: right[index].name) { return false }
        return true
    }

    mutating func compareObjectReferences(
        _ object: BodyRules.ObjectReference, _ present: [JSONMember], _ wanted: [JSONMember], _ pointer: JSONPointer
    ) {
        let (presentValue, wantedValue) = (object.value(in: present), object.value(in: wanted))
        if translation.partial == .wanted && wantedValue == nil
            || translation.partial == .present && presentValue == nil
        {
            return
        }
        let reference = rules.kind.references[object.reference]
        let a = presentValue.flatMap { meaning(of: $0, reference, .present, present) }
        let b = wantedValue.flatMap { meaning(of: $0, reference, .wanted, wanted) }
        if !Self.isSame(a, b) { note(pointer.appending(object.member), presentValue, wantedValue) }
    }
}

extension BodyRules {
    /// The place of the member that stands for the one of that name on the other side: the one of the same name, else one
    /// under another spelling. A body that has two spellings of a group side by side has two members.
    /// - Parameters:
    ///   - node: of the object that has the member.
    ///   - own: the members beside the one that is asked for.
    func twin(
        of name: String, in node: Int, among others: [JSONMember], besides own: [JSONMember], _ isUsed: [Bool]
    ) -> Int? {
        let same = others.indices.first { !isUsed[$0] && others[$0].name.isSameName(as: name) }
        if same != nil { return same }
        let child = child(name, of: node)
        guard case .mentioned = child else { return nil }
        return others.indices.first { index in
            !isUsed[index] && self.child(others[index].name, of: node) == child
                && !own.contains { $0.name.isSameName(as: others[index].name) }
        }
    }
}

extension JSONValue {
    /// Null, an empty text, an empty list or object. False and 0 say something.
    var isBlank: Bool {
        switch self {
        case .null: true
        case .string(let text): text.isEmpty
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        default: false
        }
    }
}
