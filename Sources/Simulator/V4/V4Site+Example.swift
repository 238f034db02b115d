import Wire

extension V4Site {
    /// A body that a POST there takes: what is mandatory, with ids of objects that exist; nil where nothing is made.
    /// - Parameter path: after `/api/v4/`.
    func example(_ method: HTTPMethod, _ path: String) -> JSONValue? {
        let segments = table.base + path.split(separator: "/").map(String.init)
        guard let route = try? table.route(method, segments) else { return Optional.none }
        let kind = route.kind
        switch route.operation {
        case .search: return ["filters": .array(kind.neededFilters.map { filter($0) })]
        case .post: return .object(kind.mandatory.map { JSONMember($0, example(of: $0, kind)) })
        default: return Optional.none
        }
    }

    private func filter(_ name: String) -> JSONValue {
        let isTime = name == "time"
        return [
            "name": .string(name), "operator": isTime ? "is" : "ignored",
            "value": isTime ? ["2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"] : [""],
        ]
    }

    private func example(of name: String, _ kind: V4Kind) -> JSONValue {
        if let words = kind.choices[name] { return .string(words.first ?? "") }
        if kind.addresses.contains(name) { return "https://example.com/new" }
        let target = kind.references.first { $0.path.path.isIdentical(to: name) }?.kind
        let parent = kind.parent.flatMap { $0.member.isIdentical(to: name) ? $0.kind : Optional.none }
        if let id = (target ?? parent).flatMap({ all($0).first?["id"] }) { return id }
        if kind.defaults[name]?.text == V4Binder.zero { return .string(guids.guid(for: "example")) }
        return name.hasPrefix("ipRange") ? "203.0.113.200" : "new"
    }
}
