// A row as JSON, as `kinds --json` prints it. What a row does not say has its default: `null` counts as not said.

extension Kind: Codable {
    /// - Throws: `RowFlaw`, which names the row and the member.
    package init(from decoder: any Decoder) throws {
        let name = try? decoder.container(keyedBy: RowKey.self).decode(String.self, forKey: RowKey("name"))
        do {
            self = try Self.read(from: decoder)
        } catch let error as DecodingError {
            throw RowFlaw(error).found(in: name, below: decoder.codingPath.count)
        } catch let flaw as RowFlaw {
            throw flaw.found(in: name, below: decoder.codingPath.count)
        }
    }

    private static func read(from decoder: any Decoder) throws -> Kind {
        try decoder.refuseMembers(among: memberNames) { name in !RowMember.all.contains { $0.name == name } }
        let row = try decoder.container(keyedBy: RowKey.self)
        let name = try row.decode(String.self, forKey: RowKey("name"))
        let shape = try row.decode(Shape.self, forKey: RowKey("shape"))
        // Some kinds that are made elsewhere no request lists.
        let paths =
            shape == .lookup
            ? try row.decodeIfPresent([PathTemplate].self, forKey: RowKey("paths")) ?? []
            : try row.decode([PathTemplate].self, forKey: RowKey("paths"))
        var kind = Kind(name, shape, at: paths)
        for member in RowMember.all { try member.read(row, &kind) }
        return kind
    }

    /// What members a row may have.
    static var memberNames: [String] { RowMember.all.map(\.name) }

    package func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: RowKey.self)
        for member in RowMember.all { try member.write(self, &row) }
    }
}

/// A member of a row in JSON: one list for reading and writing, so that neither can know one that the other does not.
private struct RowMember: Sendable {
    let name: String
    /// Lays the member over the row's default, if it is there.
    let read: @Sendable (KeyedDecodingContainer<RowKey>, inout Kind) throws -> Void
    let write: @Sendable (Kind, inout KeyedEncodingContainer<RowKey>) throws -> Void

    init(
        _ name: String, read: @escaping @Sendable (KeyedDecodingContainer<RowKey>, inout Kind) throws -> Void,
        write: @escaping @Sendable (Kind, inout KeyedEncodingContainer<RowKey>) throws -> Void
    ) {
        self.name = name
        self.read = read
        self.write = write
    }

    init<Value: Codable & Sendable>(_ name: String, _ path: any WritableKeyPath<Kind, Value> & Sendable) {
        self.init(name) { row, kind in
            if let value = try row.decodeIfPresent(Value.self, forKey: RowKey(name)) { kind[keyPath: path] = value }
        } write: { kind, row in
            try row.encode(kind[keyPath: path], forKey: RowKey(name))
        }
    }

    init<Value: Codable & Sendable>(optional name: String, _ path: any WritableKeyPath<Kind, Value?> & Sendable) {
        self.init(name) { row, kind in
            if let value = try row.decodeIfPresent(Value.self, forKey: RowKey(name)) { kind[keyPath: path] = value }
        } write: { kind, row in
            try row.encodeIfPresent(kind[keyPath: path], forKey: RowKey(name))
        }
    }

    /// Printed only where a row has some, so that the fingerprints of other tables are what they were before rows could say it.
    init<Element: Codable & Sendable>(
        anyOf name: String, _ path: any WritableKeyPath<Kind, [Element]> & Sendable
    ) {
        self.init(name) { row, kind in
            if let said = try row.decodeIfPresent([Element].self, forKey: RowKey(name)) { kind[keyPath: path] = said }
        } write: { kind, row in
            if !kind[keyPath: path].isEmpty { try row.encode(kind[keyPath: path], forKey: RowKey(name)) }
        }
    }

    /// Printed only where it is not as usual.
    private static let concern = Self("concern") { row, kind in
        if let said = try row.decodeIfPresent(Concern.self, forKey: RowKey("concern")) { kind.concern = said }
    } write: { kind, row in
        if kind.concern != .usual { try row.encode(kind.concern, forKey: RowKey("concern")) }
    }

    static let all = [
        Self("name", \.name), Self("shape", \.shape), Self("base", \.base), Self("paths", \.paths),
        Self("itemPaths", \.itemPaths), Self("otherPaths", \.otherPaths), Self("asked", \.asked),
        Self(optional: "namesParent", \.namesParent), Self("operations", \.operations),
        Self("actions", \.actions), Self(optional: "pageSize", \.pageSize), Self(optional: "listing", \.listing),
        Self("mayBeText", \.mayBeText),
        Self("canBeOff", \.canBeOff), Self("embedded", \.embedded), Self(optional: "asSingleton", \.asSingleton),
        Self("contents", \.contents), Self("keeps", \.keeps), Self(optional: "accountNumber", \.accountNumber),
        Self("key", \.key), Self("references", \.references), Self("unordered", \.unordered),
        Self("aliases", \.aliases), Self("valueAliases", \.valueAliases), Self("editions", \.editions),
        Self("joined", \.joined), Self("images", \.images), Self(anyOf: "conditional", \.conditional),
        Self(anyOf: "corresponds", \.corresponds),
        Self("readOnly", \.readOnly), Self(optional: "switch", \.toggle), Self("putTakesOnly", \.putTakesOnly),
        Self("after", \.after),
        Self(optional: "system", \.system), Self("caveats", \.caveats), Self("calls", \.calls),
        Self("label", \.label), Self("secrets", \.secrets), concern, Self(anyOf: "weighty", \.weighty),
        Self("isRowOfTable", \.isRowOfTable),
        Self(optional: "permission", \.permission), Self(optional: "evidence", \.evidence), comesWithParent,
    ]

    /// Printed for whoever reads the table; it follows from the shape, and a row can't say otherwise.
    private static let comesWithParent = Self("comesWithParent") { row, kind in
        let key = RowKey("comesWithParent")
        guard let said = try row.decodeIfPresent(Bool.self, forKey: key) else { return }
        if said != (kind.shape == .singleton) {
            throw RowFlaw(at: row.codingPath + [key], reason: "true for a singleton and for nothing else")
        }
    } write: { kind, row in
        try row.encode(kind.shape == .singleton, forKey: RowKey("comesWithParent"))
    }
}
