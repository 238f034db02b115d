package import Wire

extension Kind {
    /// Do the dialects spell a part of the natural key differently?
    package var hasSpelledKey: Bool { valueAliases.contains { aliases in key.contains(aliases.at) } }

    /// The natural key of a body in the final document's spelling; nil if nothing of it is there.
    package func naturalKey(of body: JSONValue) -> String? {
        let parts = key.map { path -> String in
            guard let value = self.value(at: path, in: body), value.saysSomething else { return "" }
            let text = value.text ?? value.written()
            let groups = valueAliases.first { $0.at == path }?.groups ?? []
            let group = groups.first { group in group.contains { $0.isSameName(as: text) } }
            return (group?.first ?? text).foldedGuid
        }
        return parts.allSatisfy(\.isEmpty) ? nil : parts.joined(separator: "\u{0}")
    }
}
