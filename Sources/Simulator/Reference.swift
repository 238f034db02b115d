import Wire

/// A member that names an object of some kind. The service refuses a write that names none, and adds the object itself to
/// an answer if the request's `include` asks for it.
struct Reference: Sendable {
    /// Names joined by dots; `[]` after a name goes through its elements: `departmentAutoDistributions[].departmentId`.
    let path: String
    let kind: String
    var key = Key.id
    /// The reference counts only if the member beside it has one of those values.
    var condition: Condition?
    var include: Include?

    enum Key: Sendable {
        case id, name, idOrName
    }

    struct Condition: Sendable {
        let member: String
        let values: [String]
    }

    struct Include: Sendable {
        /// What the request says: `agent`.
        let name: String
        /// The member that is added beside the reference: `routeToAgent`.
        let member: String
        var dialects: [Dialect] = Dialect.allCases
    }
}

extension Reference {
    /// The steps of the path, the last one apart: it is the reference itself, or a list of references.
    var steps: (to: [Step], last: Step) {
        var steps = path.split(separator: ".").map { part in
            part.hasSuffix("[]")
                ? Step(name: String(part.dropLast(2)), isList: true) : Step(name: String(part), isList: false)
        }
        let last = steps.popLast() ?? Step(name: path, isList: false)
        return (steps, last)
    }

    struct Step: Sendable {
        let name: String
        let isList: Bool
    }

    /// Goes to every object of `value` that holds the reference, and puts what `change` makes of it in its place.
    func map(_ value: JSONValue, _ change: (JSONValue) throws(Refusal) -> JSONValue) throws(Refusal) -> JSONValue {
        try Self.map(value, steps.to[...]) { holder throws(Refusal) in
            if let condition {
                let actual = (holder[condition.member]?.text ?? "").lowercased()
                guard condition.values.contains(where: { $0.lowercased() == actual }) else { return holder }
            }
            return try change(holder)
        }
    }

    private static func map(
        _ value: JSONValue, _ steps: ArraySlice<Step>, _ change: (JSONValue) throws(Refusal) -> JSONValue
    ) throws(Refusal) -> JSONValue {
        guard let step = steps.first else { return value.members == nil ? value : try change(value) }
        guard let inner = value[step.name] else { return value }
        let rest = steps.dropFirst()
        if step.isList {
            guard let elements = inner.elements else { return value }
            var changed: [JSONValue] = []
            for element in elements { changed.append(try map(element, rest, change)) }
            return value.with(step.name, .array(changed))
        }
        return value.with(step.name, try map(inner, rest, change))
    }

    /// The value without the reference to that object: a member that names it says null, and of a list goes the element that
    /// names it.
    func lettingGo(of id: String, in value: JSONValue) -> JSONValue {
        let (way, last) = steps
        guard let list = way.first else {
            return value[last.name]?.reference == id ? value.with(last.name, nil) : value
        }
        guard let elements = value[list.name]?.elements else { return value }
        return value.with(list.name, .array(elements.filter { $0[last.name]?.reference != id }))
    }

    /// What the holder's member names: several for a list.
    func targets(in holder: JSONValue) -> [JSONValue] {
        guard let value = holder[steps.last.name] else { return [] }
        return steps.last.isList ? value.elements ?? [] : [value]
    }
}
