import Catalog

/// Fields as they stand in a query or in the body of a form.
enum FormText {
    typealias Field = (name: String, value: String)

    static func encoded(_ fields: [Field]) -> String {
        fields.map { Percent.encoded($0.name) + "=" + Percent.encoded($0.value) }.joined(separator: "&")
    }

    static func fields(in text: some StringProtocol) -> [Field] {
        text.split(separator: "&").map { part in
            let name = part.prefix { $0 != "=" }
            return (decoded(name), decoded(part.dropFirst(name.count + 1)))
        }
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        Percent.decoded(String(text.map { $0 == "+" ? " " : $0 }))
    }
}
