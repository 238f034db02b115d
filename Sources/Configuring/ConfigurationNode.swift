import Wire

/// A value of the configuration file and the place where it stands, which every complaint about it names.
struct ConfigurationNode {
    let value: JSONValue
    /// The names on the way to it: `sites`, `prod`, `url`.
    let place: [String]
    /// The file as the person wrote it.
    let file: String

    /// `livechat-sync.json: sites.prod.url`
    var description: String { place.isEmpty ? file : "\(file): \(place.joined(separator: "."))" }

    /// The member of that name; nil where it is missing.
    func member(_ name: String) -> ConfigurationNode? {
        value[name].map { ConfigurationNode(value: $0, place: place + [name], file: file) }
    }

    func required(_ name: String) throws(ConfigurationError) -> ConfigurationNode {
        if let member = member(name) { return member }
        throw .file("\(description) has no \"\(name)\"")
    }

    /// The members of an object, each name once.
    func members() throws(ConfigurationError) -> [ConfigurationNode] {
        guard let members = value.members else { throw mistyped("an object") }
        var seen: Set<[UInt8]> = []
        for member in members where !seen.insert(Array(member.name.utf8)).inserted {
            throw .file("\(file): '\((place + [member.name]).joined(separator: "."))' is there twice")
        }
        return members.map { ConfigurationNode(value: $0.value, place: place + [$0.name], file: file) }
    }

    /// Refuses an object with a member that nobody would read.
    func allow(only known: [String]) throws(ConfigurationError) {
        for member in try members() {
            guard let name = member.place.last, !known.contains(where: { $0.isIdentical(to: name) }) else { continue }
            throw .unknownKey(member.place.joined(separator: "."), file: file, among: known)
        }
    }

    func text() throws(ConfigurationError) -> String {
        guard let text = value.text else { throw mistyped("text in quotes") }
        if text.isEmpty { throw .file("\(description) is empty") }
        if text.utf8.contains(0) { throw .file("\(description) has a zero byte in it") }
        return text
    }

    /// A text, or a list of texts.
    func texts() throws(ConfigurationError) -> [String] {
        guard let elements = value.elements else { return [try text()] }
        var texts: [String] = []
        for (index, element) in elements.enumerated() {
            texts.append(try ConfigurationNode(value: element, place: place + [String(index)], file: file).text())
        }
        return texts
    }

    func truth() throws(ConfigurationError) -> Bool {
        guard case .bool(let truth) = value else { throw mistyped("true or false") }
        return truth
    }

    func number(in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        if case .number(let text) = value, let number = Int(digits: text), range.contains(number) {
            return number
        }
        throw mistyped("a whole number, \(range.lowerBound) to \(range.upperBound)")
    }

    /// Says what is there only by its type: it may be a secret in the wrong place.
    private func mistyped(_ wanted: String) -> ConfigurationError {
        let found =
            switch value {
            case .null: "null"
            case .bool: "true or false"
            case .number: "this number"
            case .string: "text"
            case .array: "a list"
            case .object: "an object"
            }
        return .file("\(description) must be \(wanted), not \(found)")
    }
}
