package import Wire

/// Addresses: the names that people use for resources, made from paths by putting names in place of ids.
package enum Addresses {
    /// The address of a singleton below its parent's address (empty for the site itself).
    package static func singleton(_ segment: String, in parent: String) -> String {
        parent.isEmpty ? segment : parent + "/" + segment
    }

    /// The addresses of all items of one collection, in the items' order. Two with one name get `~` and the start of
    /// their ids appended, as much of it as tells them apart.
    package static func items(
        _ items: [(id: String, body: JSONValue)], of kind: Kind, in collection: String
    ) -> [String] {
        let names = items.map { Percent.encoded(name(of: $0.body, kind: kind) ?? $0.id) }
        var twins: [String: [Int]] = [:]
        for (index, name) in names.enumerated() { twins[name, default: []].append(index) }
        return names.indices.map { index in
            let own = names[index]
            guard let group = twins[own], group.count > 1 || own.isEmpty || own == "." || own == ".." else {
                return collection + "/" + own
            }
            let start = items[index].id.prefix(8)
            let isAmbiguous = group.contains { $0 != index && items[$0].id.prefix(8) == start }
            return collection + "/" + own + "~" + Percent.encoded(isAmbiguous ? items[index].id : String(start))
        }
    }

    /// The name of an item as its row says, or nil if the fields are not there.
    package static func name(of body: JSONValue, kind: Kind) -> String? {
        let parts = kind.labelPaths.compactMap { path in kind.value(at: path, in: body).flatMap(Self.text) }
        return parts.isEmpty ? nil : parts.joined(separator: "-")
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text) where !text.isEmpty: text
        case .number(let text): text
        default: nil
        }
    }
}

extension Kind {
    /// The first value at a path, under any of the spellings that the dialects use for its first member.
    package func value(at path: FieldPath, in body: JSONValue) -> JSONValue? {
        if let value = path.first(in: body) { return value }
        guard case .member(let name)? = path.steps.first else { return nil }
        for group in aliases where group.contains(where: { $0.isSameName(as: name) }) {
            for other in group {
                if let value = path.replacingFirst(with: other).first(in: body) { return value }
            }
        }
        return nil
    }
}

extension FieldPath {
    func replacingFirst(with name: String) -> FieldPath {
        FieldPath(steps: [.member(name)] + steps.dropFirst())
    }
}
