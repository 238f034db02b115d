import Wire

/// Reads who is told what out of the configuration.
struct RecipientParser {
    /// Makes a path from the file absolute.
    private let absolute: (String) -> String
    private let defaultRoute: Route

    init(_ absolute: @escaping (String) -> String, _ defaultRoute: Route) {
        self.absolute = absolute
        self.defaultRoute = defaultRoute
    }

    /// `"notify"`: a list, or what would be its one element.
    func recipients(_ node: ConfigurationNode) throws(ConfigurationError) -> [Recipient] {
        guard let elements = node.elements else { return [try recipient(node)] }
        var all: [Recipient] = []
        for element in elements { all.append(try recipient(element)) }
        return all
    }

    /// `"ping"`: the address that watches `backup`, or an object with one a command.
    func pings(_ node: ConfigurationNode) throws(ConfigurationError) -> [String: AddressSource] {
        if node.value.members == nil { return ["backup": try AddressSource(node, absolute)] }
        try node.allow(only: ["backup", "drift"])
        var pings: [String: AddressSource] = [:]
        for member in try node.members() {
            pings[member.place.last ?? ""] = try AddressSource(member, absolute)
        }
        return pings
    }

    /// An object, or an address alone.
    private func recipient(_ node: ConfigurationNode) throws(ConfigurationError) -> Recipient {
        let name = node.place.joined(separator: ".")
        if node.value.members == nil {
            let source = try AddressSource(node, absolute)
            return Recipient(
                name: name, way: .address(source, Self.form(of: source)), events: Recipient.usualEvents, route: nil)
        }
        try node.allow(only: ["url", "form", "command", "on", "ca", "proxy"])
        let saysRoute = node.member("ca") != nil || node.member("proxy") != nil
        return Recipient(
            name: name, way: try way(node), events: try node.member("on").map(events) ?? Recipient.usualEvents,
            route: saysRoute ? try RouteParser(absolute).route(node, default: defaultRoute) : nil)
    }

    private func way(_ node: ConfigurationNode) throws(ConfigurationError) -> Recipient.Way {
        switch (node.member("url"), node.member("command")) {
        case (let url?, nil):
            let source = try AddressSource(url, absolute)
            return .address(source, try node.member("form").map(Self.form) ?? Self.form(of: source))
        case (nil, let command?):
            if node.member("form") != nil {
                throw .file("\(node.description) has a \"form\", and a command always gets that of json")
            }
            return .command(try command.text())
        case (nil, nil): throw .file("\(node.description) has neither \"url\" nor \"command\"")
        case (_?, _?): throw .file("\(node.description) has both \"url\" and \"command\", and needs one of them")
        }
    }

    private static func form(_ node: ConfigurationNode) throws(ConfigurationError) -> Recipient.Form {
        if let form = Recipient.Form(rawValue: try node.text()) { return form }
        throw .file("\(node.description) must be \(Wording.list(Recipient.Form.allCases.map(\.rawValue), "or"))")
    }

    /// The form that a host is known to take, where nobody says one.
    private static func form(of source: AddressSource) -> Recipient.Form {
        guard case .literal(let address) = source else { return .json }
        if address.origin.isIdentical(to: "https://hooks.slack.com") { return .slack }
        let isTeams = [".webhook.office.com", ".logic.azure.com", ".powerplatform.com"].contains(
            where: address.origin.hasSuffix)
        return isTeams ? .teams : .json
    }

    private func events(_ node: ConfigurationNode) throws(ConfigurationError) -> Set<Recipient.Event> {
        guard let elements = node.elements else { throw .file("\(node.description) must be a list") }
        var events: Set<Recipient.Event> = []
        for element in elements {
            guard let event = Recipient.Event(rawValue: try element.text()) else {
                throw .file(
                    "\(element.description) must be "
                        + Wording.list(Recipient.Event.allCases.map(\.rawValue), "or"))
            }
            events.insert(event)
        }
        return events
    }
}

extension ConfigurationNode {
    /// The elements of a list, each named by its place; nil for what is none.
    fileprivate var elements: [ConfigurationNode]? {
        value.elements?.enumerated().map { index, value in
            ConfigurationNode(
                value: value, place: place.dropLast() + ["\(place.last ?? "")[\(index)]"], file: file)
        }
    }
}
