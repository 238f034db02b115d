import Wire

/// Reads a request's body the way the service binds it: names without regard to letter case, the dialect's own spelling,
/// lenient about texts that stand for booleans and numbers. What it doesn't know it keeps as it came.
struct BodyBinder {
    let dialect: Dialect
    let kind: Kind

    /// The body as an object in the final dialect's members; without read-only members, included objects and what only
    /// the other dialect has.
    func bind(_ body: JSONValue) throws(Refusal) -> JSONValue {
        guard let members = body.members else { throw Refusal(400, "the body must be a JSON object") }
        var bound: JSONValue = [:]
        for member in members {
            guard let name = canonical(member.name) else { continue }
            bound = bound.with(name, try converted(member.value, name))
        }
        return bound
    }

    /// The final dialect's name for a member of a body, nil if the member is to be ignored.
    private func canonical(_ name: String) -> String? {
        let lower = name.lowercased()
        func same(_ other: String) -> Bool { other.lowercased() == lower }
        if let spelling = kind.spellings.first(where: { same(dialect == .draft ? $0.draft : $0.final) }) {
            return spelling.final
        }
        if kind.spellings.contains(where: { same(dialect == .draft ? $0.final : $0.draft) }) { return nil }
        if let object = kind.objects.first(where: { same($0.draft) }) { return dialect == .draft ? object.member : nil }
        if dialect == .draft, kind.objects.contains(where: { same($0.member) }) { return nil }
        if kind.readOnly.contains(where: same) { return nil }
        if kind.members.contains(where: { $0.key != dialect && $0.value.contains(where: same) }) { return nil }
        if kind.references.contains(where: { $0.include.map { same($0.member) } ?? false }) { return nil }
        if dialect == .final, kind.images.contains(where: same) { return nil }
        return (kind.defaults.members ?? []).first { same($0.name) }?.name ?? name
    }

    private func converted(_ value: JSONValue, _ name: String) throws(Refusal) -> JSONValue {
        if kind.objects.contains(where: { $0.member.isIdentical(to: name) }), dialect == .draft {
            return value["id"] ?? (value.members == nil ? value : nil)
        }
        if let choice = kind.choices.first(where: { $0.member.isIdentical(to: name) }), !value.isNull {
            return try chosen(value, choice)
        }
        if kind.joined.contains(where: { $0.isIdentical(to: name) }) {
            guard let text = value.text else { return value }
            return .array(text.split(separator: ",").map { .string(Self.trimmed($0)) })
        }
        guard let standard = kind.defaults[name], !value.isNull else { return value }
        switch (standard, value) {
        case (.bool, _):
            guard let truth = value.truth else { throw Refusal(400, "member '\(name)' must be true or false") }
            return .bool(truth)
        case (.number, .number): return value
        case (.number, .string(let text)):
            guard Double(text) != nil else { throw Refusal(400, "member '\(name)' must be a number") }
            return .number(text)
        case (.number, _): throw Refusal(400, "member '\(name)' must be a number")
        case (.array, .array), (.object, .object): return value
        case (.array, _): throw Refusal(400, "member '\(name)' must be a list")
        case (.object, _): throw Refusal(400, "member '\(name)' must be an object")
        case (.string, .array), (.string, .object): throw Refusal(400, "member '\(name)' must be a text")
        default: return value
        }
    }

    private func chosen(_ value: JSONValue, _ choice: Kind.Choice) throws(Refusal) -> JSONValue {
        let spellings = dialect == .draft ? choice.draft ?? choice.values : choice.values
        let text = value.text?.lowercased() ?? ""
        guard let index = spellings.firstIndex(where: { $0.lowercased() == text }) else {
            let known = spellings.joined(separator: ", ")
            throw Refusal(400, "member '\(choice.member)' must be one of \(known)")
        }
        return .string(choice.values[index])
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    /// The body of a request: JSON, or a form as old samples have it.
    static func body(of request: HTTPRequest) throws(Refusal) -> JSONValue {
        let type = request.headers[header: "Content-Type"]?.lowercased() ?? ""
        if type.hasPrefix("application/x-www-form-urlencoded") { return form(of: request) }
        do {
            return try JSONValue(parsing: request.body)
        } catch {
            throw Refusal(400, "the body is \(error)")
        }
    }

    /// The body as a form: an object of texts.
    static func form(of request: HTTPRequest) -> JSONValue {
        let text = String(decoding: request.body, as: UTF8.self)
        return .object(RequestTarget.pairs(text).map { JSONMember($0.name, .string($0.value)) })
    }
}
