/// Why a row of the table can't be read from JSON.
package struct RowFlaw: Error, Hashable, Sendable, CustomStringConvertible {
    /// The row's name; nil where it has none.
    package private(set) var row: String?
    package let reason: String
    /// The way into the row, a name or a position a step.
    private var steps: [String]

    /// Where in the row: `references[0].targets`; empty for the row itself.
    package var member: String {
        steps.reduce(into: "") { text, step in text += (text.isEmpty || step.hasPrefix("[") ? "" : ".") + step }
    }

    package var description: String {
        let name = row.map { "row '\($0)'" } ?? "a row without a name"
        return member.isEmpty ? "\(name): \(reason)" : "\(name), '\(member)': \(reason)"
    }

    init(at path: [any CodingKey], reason: String) {
        steps = path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
        self.reason = reason
    }

    /// The same, said of the row that it was found in.
    /// - Parameter depth: how many steps of the decoder's path lead to the row.
    func found(in row: String?, below depth: Int) -> RowFlaw {
        var flaw = self
        flaw.row = row
        flaw.steps.removeFirst(min(depth, steps.count))
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
            let words = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw RowFlaw(at: decoder.codingPath, reason: "'\(text)' is none of \(words)")
        }
        self = word
    }
}

extension Decoder {
    /// The members of an object, of which each has to be one of those keys: a slip of the pen must not pass for a member that
    /// was left out.
    func members<Key: CodingKey>(_ keys: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try refuseMembers { Key(stringValue: $0) == nil }
        return try container(keyedBy: keys)
    }

    func refuseMembers(_ isUnknown: (String) -> Bool) throws {
        let all = try container(keyedBy: RowKey.self)
        guard let name = all.allKeys.map(\.stringValue).filter(isUnknown).min() else { return }
        throw RowFlaw(at: codingPath + [RowKey(name)], reason: "there is no such member")
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
