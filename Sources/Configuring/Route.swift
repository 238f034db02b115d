import Wire

/// A way between two sites that is gone again and again: `"routes": {"weekly": {"from": "staging", "to": "prod", ...}}`.
package struct Route: Hashable, Sendable {
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
    package func route(_ name: String) throws(ConfigurationError) -> Route {
        if let route = routes.first(where: { $0.name.isIdentical(to: name) }) { return route }
        try requireFile()
        let known =
            routes.isEmpty
            ? "\"routes\" in the configuration names none" : "there are \(routes.map(\.name).joined(separator: ", "))"
        throw .file(
            "there is no route '\(name)': \(known)",
            hint:
                "a route is written like \"routes\": {\"weekly\": {\"from\": \"staging\", \"to\": \"prod\", \"only\": [\"campaigns\"]}}"
        )
    }
}
