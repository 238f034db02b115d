import Wire

/// Reads a body the way the service binds it: names without regard to letter case, `"true"` for a boolean, members that it
/// doesn't know accepted and dropped (section three) unless so little is known of the kind that dropping them would be a guess.
struct V4Binder {
    /// Known members, and what type each has.
    let defaults: JSONValue
    /// Members that a stored object has beyond those.
    var known: [String] = []
    var ignored: [String] = []
    var fixed: [String] = []
    var choices: [String: [String]] = [:]
    var isOpen = false

    static let zero = "00000000-0000-0000-0000-000000000000"

    func bind(_ body: JSONValue) throws(V4Problem) -> JSONValue {
        guard let members = body.members else {
            throw V4Problem(400, "ParameterInvalid", "The body must be an object.")
        }
        let names = (defaults.members ?? []).map(\.name) + known
        var bound: JSONValue = [:]
        for member in members {
            let lower = member.name.lowercased()
            if fixed.contains(where: { $0.lowercased() == lower }) {
                throw V4Problem(400, "ParameterIsNotEditable", "\"\(member.name)\" is not editable.")
            }
            if ignored.contains(where: { $0.lowercased() == lower }) { continue }
            guard let name = names.first(where: { $0.lowercased() == lower }) ?? (isOpen ? member.name : nil) else {
                continue
            }
            bound = bound.with(name, try converted(member.value, name))
        }
        return bound
    }

    private func converted(_ value: JSONValue, _ name: String) throws(V4Problem) -> JSONValue {
        if let words = choices[name], !value.isNull, !words.contains(where: { $0.isIdentical(to: value.text ?? "") }) {
            throw .invalid(name, "one of " + words.joined(separator: ", "))
        }
        guard let standard = defaults[name] else { return value }
        // No reference is written as null or as an empty text, and kept as the guid of zeros.
        if standard.text == Self.zero, value.isNull || value.text == "" { return standard }
        if value.isNull { return value }
        switch (standard, value) {
        case (.bool, _):
            guard let truth = value.truth else { throw .invalid(name, "true or false") }
            return .bool(truth)
        case (.number, .number): return value
        case (.number, .string(let text)) where Double(text) != nil: return .number(text)
        case (.number, _): throw .invalid(name, "a number")
        case (.string, .string), (.array, .array), (.object, .object), (.null, _): return value
        case (.string, _): throw .invalid(name, "a string")
        case (.array, _): throw .invalid(name, "an array")
        case (.object, _): throw .invalid(name, "an object")
        }
    }
}
