import Catalog
import Wire

/// A body of one version's table, made of bodies of another's.
struct BodyConversion {
    private(set) var body: JSONValue = [:]
    /// What keeps it from being made: a word without a counterpart.
    private(set) var obstacles: [String] = []
    /// Members that were left out: of lists, as `conditions[].unit`, or since they say what only one can say.
    private(set) var left: Set<String> = []
    private var disputed: Set<String> = []
    /// Ids by the kind of the other table and the name.
    private let ids: [String: [String: String]]

    init(ids: [String: [String: String]]) { self.ids = ids }

    /// Lays over it what a body says.
    /// - Parameter kind: of the other table, which the body is of.
    mutating func lay(_ source: JSONValue, by members: [Correspondence.Member], of kind: Kind) {
        for member in members {
            for value in values(at: member.from, in: source, of: kind) {
                guard let converted = converted(value, by: member, of: kind) else { continue }
                put(converted, by: member)
            }
        }
    }

    private func values(at path: FieldPath, in source: JSONValue, of kind: Kind) -> [JSONValue] {
        kind.spellings(of: path).lazy.map { $0.values(in: source).map(\.value) }.first { !$0.isEmpty } ?? []
    }

    private mutating func put(_ value: JSONValue, by member: Correspondence.Member) {
        guard case .member(let name)? = member.to.steps.first else { return }
        if member.to.steps.last == .everyElement {
            body.set(name, .array((body[name]?.elements ?? []) + [value]))
        } else if member.says != nil, disputed.contains(name) || body[name].map({ $0 != value }) ?? false {
            // It would have to be two things at once.
            disputed.insert(name)
            body = .object((body.members ?? []).filter { !$0.name.isIdentical(to: name) })
            left.insert("\(member.from)")
        } else {
            body.set(name, value)
        }
    }

    /// Nil where there is nothing to say.
    private mutating func converted(
        _ value: JSONValue, by member: Correspondence.Member, of kind: Kind
    ) -> JSONValue? {
        if let word = member.says { return value.saysSomething ? .string(word) : Optional.none }
        if !member.elements.isEmpty {
            return .array((value.elements ?? []).map { element($0, by: member, of: kind) })
        }
        guard let text = value.text else { return value }
        if let named = member.names {
            if text.isEmpty { return Optional.none }
            if let id = ids[named]?[text] { return .string(id) }
            note("'\(member.from)' names '\(text)', which is not there")
            return Optional.none
        }
        if let token = member.token, ids[token.kind]?[text] != nil {
            return .string(token.before + text + token.after)
        }
        if !member.values.isEmpty { return word(text, by: member, of: kind) }
        let isMarked = member.prefix.isEmpty || text.isEmpty || text.hasPrefix(member.prefix)
        return .string(isMarked ? text : member.prefix + text)
    }

    private mutating func word(_ text: String, by member: Correspondence.Member, of kind: Kind) -> JSONValue? {
        let groups = kind.valueAliases.first { $0.at == member.from }?.groups ?? []
        let known = groups.first { group in group.contains { $0.isSameName(as: text) } }?.first ?? text
        if let word = member.values.first(where: { $0.key.isSameName(as: known) }) { return .string(word.value) }
        note("'\(member.from)' says '\(text)', for which no word is known")
        return Optional.none
    }

    private mutating func note(_ obstacle: String) {
        if !obstacles.contains(where: { $0.isIdentical(to: obstacle) }) { obstacles.append(obstacle) }
    }

    private mutating func element(_ value: JSONValue, by member: Correspondence.Member, of kind: Kind) -> JSONValue {
        var inner = BodyConversion(ids: ids)
        inner.lay(value, by: member.elements, of: kind)
        for obstacle in inner.obstacles { note(obstacle) }
        for other in value.members ?? [] where other.value.saysSomething && !other.name.isSameName(as: "id") {
            if !member.elements.contains(where: { $0.takes(other.name) }) {
                left.insert("\(member.from)[].\(other.name)")
            }
        }
        return inner.body
    }
}

extension Correspondence.Member {
    /// Does it begin with the member of that name?
    func takes(_ name: String) -> Bool {
        guard case .member(let first)? = from.steps.first else { return false }
        return first.isSameName(as: name)
    }
}
