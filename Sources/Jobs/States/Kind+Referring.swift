import Catalog
import Wire

extension Kind {
    /// A body with what it refers to changed, whether an id, a name or an object stands for it.
    /// - Parameter change: gets the id or the name, and the kinds of what it may mean; none where nothing decides. Nil leaves
    ///   the value as it is.
    func referring(
        _ body: JSONValue, _ change: (_ value: JSONValue, _ reference: Reference, _ targets: [String]) -> JSONValue?
    ) -> JSONValue {
        references.reduce(body) { body, reference in
            var body = body
            for path in spellings(of: reference.at) {
                body = path.changing(in: body) { value, siblings in
                    change(value, reference, reference.targets(beside: siblings)) ?? value
                }
            }
            for path in reference.object.map({ spellings(of: $0) }) ?? [] {
                body = path.changing(in: body) { object, _ in
                    guard let id = object[anyCase: "id"],
                        let changed = change(id, reference, reference.targets.map(\.kind))
                    else { return object }
                    return FieldPath(steps: [.member("id")]).replacing(in: object) { _ in changed }
                }
            }
            return body
        }
    }
}

extension String {
    /// The id in the JSON type of another one: agents have numbers, most things have texts.
    func asID(like value: JSONValue) -> JSONValue {
        if case .number = value, !utf8.isEmpty, utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return .number(self)
        }
        return .string(self)
    }
}
