package import Catalog
package import Wire

/// What the bodies of one kind show of the ways to spell it: on one side of a comparison, whatever document the site may
/// follow. What no body shows is not known; it is not known to be absent either.
package struct ShownSpellings: Hashable, Sendable {
    /// In what form a thing stands in a body.
    enum Form: Hashable, Sendable {
        /// An image as an object with name and URL, a reference as the whole object, a list as a list.
        case whole
        /// An image as the key of a file, a reference as an id, a list as one text with commas.
        case short
    }

    /// No body of the kind has been seen.
    private(set) var isEmpty = true
    /// Members of the bodies as they are spelt.
    private var names: Set<String> = []
    /// Texts of the fields whose values have several spellings.
    private var values: Set<String> = []
    private var forms: [FieldPath: Set<Form>] = [:]
    /// Those of the places asked about that at least one body has.
    private var places: Set<MemberPlace> = []
    private let asked: [MemberPlace]

    /// - Parameter asked: places of which it is to be known whether any body shows them.
    package init(_ bodies: [JSONValue] = [], of kind: Kind? = nil, asking asked: [MemberPlace] = []) {
        self.asked = asked
        guard let kind else { return }
        for body in bodies { learn(body, kind) }
    }

    mutating func learn(_ body: JSONValue, _ kind: Kind) {
        isEmpty = false
        for member in body.members ?? [] { names.insert(member.name) }
        for aliases in kind.valueAliases {
            if let text = kind.value(at: aliases.at, in: body)?.text { values.insert(text) }
        }
        for image in kind.images {
            for found in image.values(in: body) { note(found.value.imageForm, at: image) }
        }
        for list in kind.joined {
            for found in list.values(in: body) { note(found.value.listForm, at: list) }
        }
        for reference in kind.references {
            guard let object = reference.object else { continue }
            if !reference.at.values(in: body).isEmpty { note(.short, at: reference.at) }
            if object.values(in: body).contains(where: { $0.value.members != nil }) { note(.whole, at: reference.at) }
        }
        for place in asked where place.isIn(body) { places.insert(place) }
    }

    private mutating func note(_ form: Form?, at path: FieldPath) {
        if let form { forms[path, default: []].insert(form) }
    }

    /// The name as a body has it, whatever letter case is asked for; nil if none has it.
    func spelling(ofName name: String) -> String? {
        names.contains(name) ? name : names.first { $0.isSameName(as: name) }
    }

    func spelling(ofValue text: String) -> String? {
        values.contains(text) ? text : values.first { $0.isSameName(as: text) }
    }

    /// Empty where nothing of that field was seen that would tell.
    func forms(at path: FieldPath) -> Set<Form> { forms[path] ?? [] }

    func hasPlace(_ place: MemberPlace) -> Bool { places.contains(place) }
}

extension JSONValue {
    /// Nil for what tells nothing: null, an empty text or object.
    var imageForm: ShownSpellings.Form? {
        if members != nil { return isImageObject ? .whole : nil }
        return saysSomething && referenceText != nil ? .short : nil
    }

    fileprivate var listForm: ShownSpellings.Form? {
        if elements != nil { return .whole }
        return text != nil ? .short : nil
    }
}
