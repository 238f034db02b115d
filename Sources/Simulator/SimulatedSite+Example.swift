package import Wire

extension SimulatedSite {
    /// A body that such a request takes, made of the row of its kind: what is mandatory, with the first of the words that are
    /// allowed; nil where a PUT takes what a GET answered, and for what is no path of the site.
    /// - Parameter path: after `/api/v3/livechat/`, or after `/api/v4/` for a site of version 4.
    package func example(_ method: HTTPMethod, _ path: String) -> JSONValue? {
        if let version4 { return version4.example(method, path) }
        let table = RouteTable.tables[options.dialect] ?? RouteTable(options.dialect)
        let segments = RouteTable.base + ["livechat"] + path.split(separator: "/").map(String.init)
        guard let (route, _) = try? table.find(method, segments, isStrict: false) else { return nil }
        let kind = route.kind
        if let example = kind.example { return example }
        if method != .post { return Optional.none }
        return .object(kind.mandatory.map { JSONMember(spelled($0, kind), example(of: $0, kind)) })
    }

    private func example(of name: String, _ kind: Kind) -> JSONValue {
        if let choice = kind.choices.first(where: { $0.member.isIdentical(to: name) }) {
            let words = options.dialect == .draft ? choice.draft ?? choice.values : choice.values
            return .string(words.first ?? "")
        }
        let usual = kind.defaults[name] ?? ""
        return usual == "" ? "new" : usual
    }
}
