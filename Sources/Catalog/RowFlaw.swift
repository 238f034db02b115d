/// Why a row of the table can't be read from JSON, or fits into no table.
package struct RowFlaw: Error, Hashable, Sendable, CustomStringConvertible {
    /// A name or a word that nobody knows, and those that could be meant.
    package struct Stranger: Hashable, Sendable {
        package let name: String
        package let known: [String]
    }

    /// The row's name; nil where it has none.
    package private(set) var row: String?
    package let reason: String
    package private(set) var stranger: Stranger?
    /// The way into the row, a name or a position a step.
    private var steps: [String]
    /// It is the file that is wrong, in no row of a name; `member` leads from its beginning.
    private var isOfFile = false

    /// Where in the row: `references[0].targets`; empty for the row itself.
    package var member: String {
        steps.reduce(into: "") { text, step in text += (text.isEmpty || step.hasPrefix("[") ? "" : ".") + step }
    }

    package var description: String {
        if isOfFile { return member.isEmpty ? reason : "'\(member)': \(reason)" }
        let name = row.map { "row '\($0)'" } ?? "a row without a name"
        return member.isEmpty ? "\(name): \(reason)" : "\(name), '\(member)': \(reason)"
    }

    init(at path: [any CodingKey], reason: String, stranger: Stranger? = nil) {
        steps = path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
        self.reason = reason
        self.stranger = stranger
    }

    /// - Parameter steps: the way into the row: `references`, `[0]`.
    init(_ row: String, _ steps: [String], _ reason: String, stranger: Stranger? = nil) {
        self.row = row.isEmpty ? nil : row
        self.steps = steps
        self.reason = reason
        self.stranger = stranger
    }

    /// Of the row as a whole.
    init(_ row: String, _ reason: String, stranger: Stranger? = nil) {
        self.init(row, [], reason, stranger: stranger)
    }

    /// Of a file of rows, outside every row that has a name.
    init(ofFile steps: [String], _ reason: String, stranger: Stranger? = nil) {
        self.init("", steps, reason, stranger: stranger)
        isOfFile = true
    }

    /// The same, said of the row that it was found in.
    /// - Parameter depth: how many steps of the decoder's path lead to the row.
    func found(in row: String?, below depth: Int) -> RowFlaw {
        var flaw = self
        flaw.row = row
        flaw.steps.removeFirst(min(depth, steps.count))
        return flaw
    }

    /// The same, with what leads to the row's member before it.
    func found(below step: String) -> RowFlaw {
        var flaw = self
        flaw.steps.insert(step, at: 0)
        return flaw
    }

    /// What a decoder says, in plain words.
    init(_ error: DecodingError) {
        switch error {
        case .typeMismatch(let type, let context):
            self.init(at: context.codingPath, reason: "\(Self.words(for: type)) expected")
        case .valueNotFound(let type, let context):
            self.init(at: context.codingPath, reason: "\(Self.words(for: type)) expected, not null")
        case .keyNotFound(let key, let context): self.init(at: context.codingPath + [key], reason: "missing")
        case .dataCorrupted(let context): self.init(at: context.codingPath, reason: context.debugDescription)
        @unknown default: self.init(at: [], reason: "\(error)")
        }
    }

    private static func words(for type: any Any.Type) -> String {
        if type == String.self { return "a text" }
        if type == Bool.self { return "true or false" }
        if type == Int.self { return "a whole number" }
        return type is [String: Any].Type ? "an object" : "a list"
    }
}

/// A word of a row that has to be one of a few.
package protocol RowWord: RawRepresentable<String>, CaseIterable, Hashable, Sendable, Codable {}

extension RowWord {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let word = Self(rawValue: text) else {
            let words = Self.allCases.map(\.rawValue)
            throw RowFlaw(
                at: decoder.codingPath, reason: "'\(text)' is none of \(words.joined(separator: ", "))",
                stranger: .init(name: text, known: words))
        }
        self = word
    }
}

extension Decoder {
    /// The members of an object, of which each has to be one of those keys: a slip of the pen must not pass for a member that
    /// was left out.
    func members<Key: CodingKey>(_ keys: Key.Type) throws -> KeyedDecodingContainer<Key> {
        // Keys can be asked but not listed: the words of the table that they take are those that could be meant.
        try refuseMembers(among: Catalog.memberNames.filter { Key(stringValue: $0) != nil }) {
            Key(stringValue: $0) == nil
        }
        return try container(keyedBy: keys)
    }

    /// - Parameter known: asked only where there is one to refuse.
    func refuseMembers(among known: @autoclosure () -> [String], _ isUnknown: (String) -> Bool) throws {
        let all = try container(keyedBy: RowKey.self)
        guard let name = all.allKeys.map(\.stringValue).filter(isUnknown).min() else { return }
        throw RowFlaw(
            at: codingPath + [RowKey(name)], reason: "there is no such member",
            stranger: .init(name: name, known: known()))
    }
}

/// The name of a member of a row.
struct RowKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}
