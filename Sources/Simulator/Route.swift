import Wire

/// One method on one path, and what it does there.
struct Route: Sendable {
    let method: HTTPMethod
    let segments: [Segment]
    let operation: Kind.Operation
    let kind: Kind
    let address: Kind.Address

    /// The values of the placeholders if the path fits.
    /// - Parameters:
    ///   - path: the parts as they came.
    ///   - folded: the same in lower case; nil if letter case counts.
    func match(_ path: [String], folded: [String]?) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        for (index, segment) in segments.enumerated() where !segment.isPlaceholder {
            guard segment.text(isFolded: folded != nil).isIdentical(to: (folded ?? path)[index]) else { return nil }
        }
        var values: [String: String] = [:]
        for (segment, part) in zip(segments, path) where segment.isPlaceholder { values[segment.name] = part }
        return values
    }

    /// A part of a path: a word, or a placeholder for any.
    struct Segment: Sendable {
        /// The word, or the placeholder's name without braces.
        let name: String
        let folded: String
        let isPlaceholder: Bool

        init(_ text: some StringProtocol) {
            isPlaceholder = text.hasPrefix("{")
            name = isPlaceholder ? String(text.dropFirst().dropLast()) : String(text)
            folded = name.lowercased()
        }

        func text(isFolded: Bool) -> String { isFolded ? folded : name }
    }
}

/// The routes of one dialect, derived from the kinds.
struct RouteTable: Sendable {
    /// Everything the service answers lies under this path.
    static let base = ["api", "v3"]

    static let tables = Dictionary(uniqueKeysWithValues: Dialect.allCases.map { ($0, RouteTable($0)) })

    let routes: [Route]

    init(_ dialect: Dialect) {
        var routes: [Route] = []
        for kind in Kind.all {
            for address in kind.addresses where address.dialects.contains(dialect) {
                let segments = (Self.base + address.path.split(separator: "/").map { String($0) }).map {
                    Route.Segment($0)
                }
                for operation in Self.operations(of: kind, at: address) {
                    routes.append(
                        Route(
                            method: Self.method(of: operation), segments: segments, operation: operation, kind: kind,
                            address: address))
                }
            }
        }
        // Words before placeholders: `agents/me` is not the agent of id "me".
        self.routes = routes.enumerated().sorted { left, right in
            let (a, b) = (Self.blanks(left.element), Self.blanks(right.element))
            return a == b ? left.offset < right.offset : a < b
        }.map { $0.element }
    }

    private static func blanks(_ route: Route) -> Int { route.segments.count { $0.isPlaceholder } }

    private static func operations(of kind: Kind, at address: Kind.Address) -> [Kind.Operation] {
        let fitting: Set<Kind.Operation> =
            switch kind.shape {
            case .singleton: [.get, .put]
            case .collection: address.path.hasSuffix("{id}") ? [.get, .put, .delete] : [.list, .post, .deleteMany]
            }
        let wanted = address.operations ?? fitting
        return Kind.Operation.allCases.filter { wanted.contains($0) && kind.operations.contains($0) }
    }

    private static func method(of operation: Kind.Operation) -> HTTPMethod {
        switch operation {
        case .list, .get: .get
        case .post: .post
        case .put: .put
        case .delete, .deleteMany: .delete
        }
    }

    /// - Throws: 404 if nothing lives at that path, 405 if something does but not with that method.
    func find(_ method: HTTPMethod, _ path: [String], isStrict: Bool) throws(Refusal) -> (Route, [String: String]) {
        var others: [String] = []
        let folded = isStrict ? nil : path.map { $0.lowercased() }
        for route in routes {
            guard let values = route.match(path, folded: folded) else { continue }
            if route.method == method { return (route, values) }
            others.append(route.method.rawValue)
        }
        guard !others.isEmpty else { throw Refusal(404, "nothing lives at this path") }
        throw Refusal(
            405, "\(method.rawValue) can't be done here", headers: [HTTPHeader("Allow", others.joined(separator: ", "))]
        )
    }
}
