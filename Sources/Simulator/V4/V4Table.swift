import Wire

/// The kinds of one site of version 4, each at the path that it answers there.
struct V4Table: Sendable {
    private(set) var kinds: [V4Kind]
    private(set) var named: [String: V4Kind]
    /// Everything lies under this path.
    let base: [String]

    static let base = ["api", "v4"]

    /// - Parameters:
    ///   - modules: for a kind that has several paths, the module whose path answers; without a word the first.
    ///   - taught: rows that a user wrote.
    init(modules: [String: String] = [:], taught: [TaughtKind] = []) {
        var kinds: [V4Kind] = []
        for kind in V4Kind.all where !kinds.contains(where: { $0.name == kind.name }) {
            let designs = V4Kind.all.filter { $0.name == kind.name }
            kinds.append(designs.first { $0.module == modules[kind.name] } ?? kind)
        }
        let paths = Set(kinds.map(\.path))
        kinds.removeAll { kind in kind.onlyWith.map { !paths.contains($0) } ?? false }
        for row in taught { row.teach(&kinds) }
        self.init(kinds, base: Self.base)
    }

    /// Kinds that a user wrote rows of, beside those of version 3.
    init(besideVersion3 taught: [TaughtKind]) {
        var kinds: [V4Kind] = []
        for row in taught { row.teach(&kinds) }
        self.init(kinds, base: RouteTable.base)
    }

    private init(_ kinds: [V4Kind], base: [String]) {
        self.kinds = kinds
        self.base = base
        named = Dictionary(kinds.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The singletons that an object of that kind has from the start.
    func parts(of kind: String) -> [V4Kind] { kinds.filter { $0.owner == kind && $0.shape == .singleton } }

    func with(_ rule: V4Kind.Rule) -> [V4Kind] { kinds.filter { $0.rules.contains(rule) } }
}

/// What a request's method and path mean.
struct V4Route: Sendable {
    let kind: V4Kind
    let operation: V4Kind.Operation
    /// The id in the brace before the object's own.
    var owner = ""
    var id = ""
}

extension V4Table {
    func knows(_ segments: [String]) -> Bool {
        guard segments.map({ $0.lowercased() }).starts(with: base) else { return false }
        return kinds.contains { Self.match(Array(segments.dropFirst(base.count)), $0) != nil }
    }

    /// Letter case doesn't matter in paths (section three).
    /// - Throws: 404 without a body if nothing lives there, 405 if something does but not by that method.
    func route(_ method: HTTPMethod, _ segments: [String]) throws(V4Problem) -> V4Route {
        guard segments.map({ $0.lowercased() }).starts(with: base) else { throw .noRoute }
        var words = Array(segments.dropFirst(base.count))
        var verb = ""
        if let last = words.last, let colon = last.lastIndex(of: ":") {
            verb = last[last.index(after: colon)...].lowercased()
            words[words.count - 1] = String(last[..<colon])
        }
        var isKnown = false
        for kind in kinds {
            guard let (owner, id) = Self.match(words, kind) else { continue }
            isKnown = true
            guard let operation = Self.operation(method, verb, isItem: id != nil, kind) else { continue }
            return V4Route(kind: kind, operation: operation, owner: owner, id: id ?? "")
        }
        guard isKnown, verb.isEmpty || V4Kind.Operation(rawValue: verb) != nil else { throw .noRoute }
        throw V4Problem(405, "MethodNotSupported", "\(method.rawValue) is not supported here.")
    }

    private static func match(_ words: [String], _ kind: V4Kind) -> (owner: String, id: String?)? {
        let pattern = kind.path.split(separator: "/").map { String($0) }
        let isItem = kind.shape != .singleton && words.count == pattern.count + 1
        guard words.count == pattern.count || isItem else { return nil }
        var owner = ""
        for (part, word) in zip(pattern, words) {
            if part.hasPrefix("{") {
                owner = word
            } else if part.lowercased() != word.lowercased() {
                return nil
            }
        }
        return (owner, isItem ? words[pattern.count] : nil)
    }

    private static func operation(_ method: HTTPMethod, _ verb: String, isItem: Bool, _ kind: V4Kind)
        -> V4Kind.Operation?
    {
        let isSingle = isItem || kind.shape == .singleton
        let wanted: V4Kind.Operation?
        switch (method, verb) {
        case (.get, ""): wanted = isSingle ? .get : .list
        case (.put, ""): wanted = isSingle ? .put : nil
        case (.delete, ""): wanted = isSingle ? .delete : .deleteMany
        case (.post, ""): wanted = isSingle ? nil : .post
        case (.post, "enable"): wanted = isSingle ? .enable : nil
        case (.post, "disable"): wanted = isSingle ? .disable : nil
        case (.post, "search"): wanted = isSingle ? nil : .search
        default: wanted = nil
        }
        return wanted.flatMap { kind.operations.contains($0) ? $0 : nil }
    }
}
