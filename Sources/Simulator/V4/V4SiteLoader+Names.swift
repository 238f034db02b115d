import Wire

extension V4SiteLoader {
    /// In a file that people write a reference may hold the name of what it means, or an agent's e-mail address.
    mutating func resolveNames() {
        for kind in site.table.kinds where kind.view == nil && !kind.references.isEmpty {
            for place in site.state.singletons.keys where place.kind == kind.name {
                site.state.singletons[place] = site.state.singletons[place].map { resolved($0, kind) }
            }
            for place in site.state.collections.keys where place.kind == kind.name {
                site.state.collections[place] = site.state.collections[place]?.map { resolved($0, kind) }
            }
        }
    }

    private func resolved(_ value: JSONValue, _ kind: V4Kind) -> JSONValue {
        kind.references.reduce(value) { result, reference in
            let last = reference.path.steps.last
            let changed = try? reference.path.map(result) { holder in
                guard let held = holder[last.name] else { return holder }
                guard let elements = held.elements else { return holder.with(last.name, id(held, of: reference.kind)) }
                return holder.with(last.name, .array(elements.map { id($0, of: reference.kind) }))
            }
            return changed ?? result
        }
    }

    private func id(_ value: JSONValue, of kind: String) -> JSONValue {
        let twin = site.all(kind).first { item in
            ["name", "email"].contains { name in
                item[name]?.text.map { $0.isIdentical(to: value.text ?? "") } ?? false
            }
        }
        return twin?["id"] ?? value
    }
}
