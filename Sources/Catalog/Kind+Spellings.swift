package import Wire

// The dialects spell some members differently.
extension Kind {
    /// All spellings of a member, itself included.
    package func aliases(of name: String) -> [String] {
        aliases.first { group in group.contains { $0.isSameName(as: name) } } ?? [name]
    }

    /// A path under every spelling of its first member.
    package func spellings(of path: FieldPath) -> [FieldPath] {
        guard case .member(let name)? = path.steps.first else { return [path] }
        return aliases(of: name).map { FieldPath(steps: [.member($0)] + path.steps.dropFirst()) }
    }

    /// A place under every spelling of its first member.
    package func spellings(of pointer: JSONPointer) -> [JSONPointer] {
        guard let name = pointer.tokens.first else { return [pointer] }
        return aliases(of: name).map { JSONPointer([$0] + pointer.tokens.dropFirst()) }
    }

    /// The first value at a path, under any of the spellings that the dialects use for its first member.
    package func value(at path: FieldPath, in body: JSONValue) -> JSONValue? {
        if let value = path.first(in: body) { return value }
        for spelling in spellings(of: path) {
            if let value = spelling.first(in: body) { return value }
        }
        return nil
    }
}
