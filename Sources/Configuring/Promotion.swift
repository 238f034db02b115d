import Wire

/// A way between two sites that is gone again and again: `"routes": {"weekly": {"from": "staging", "to": "prod", ...}}`.
package struct Promotion: Hashable, Sendable {
    package let name: String
    /// A state as it is written on the command line.
    package let from: String
    /// The site that is written to.
    package let to: String
    package let only: [String]
    package let except: [String]
    package let isMirror: Bool

    init(_ node: ConfigurationNode) throws(ConfigurationError) {
        try node.allow(only: ["from", "to", "only", "except", "mirror"])
        name = node.place.last ?? ""
        from = try node.required("from").text()
        to = try node.required("to").text()
        only = try node.member("only").map { node throws(ConfigurationError) in try node.texts() } ?? []
        except = try node.member("except").map { node throws(ConfigurationError) in try node.texts() } ?? []
        isMirror = try node.member("mirror").map { node throws(ConfigurationError) in try node.truth() } ?? false
    }
}

extension Configuration {
    /// - Throws: with those that there are.
    package func promotion(_ name: String) throws(ConfigurationError) -> Promotion {
        if let found = promotions.first(where: { $0.name.isIdentical(to: name) }) { return found }
        try requireFile()
        let known =
            promotions.isEmpty
            ? "\"routes\" in the configuration names none"
            : "there are \(promotions.map(\.name).joined(separator: ", "))"
        throw .file(
            "there is no route '\(name)': \(known)",
            hint:
                "a route is written like \"routes\": {\"weekly\": {\"from\": \"staging\", \"to\": \"prod\", \"only\": [\"campaigns\"]}}"
        )
    }
}
