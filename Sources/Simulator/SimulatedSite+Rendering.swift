import Wire

extension SimulatedSite {
    /// An object as the dialect shows it: spelled its way, without secrets, with its children and what `includes` asks for.
    func render(_ value: JSONValue, _ kind: Kind, owner: String, includes: Set<String>) -> JSONValue {
        var value = value
        for secret in kind.secrets { value = Self.masked(value, secret) }
        value = included(value, kind, includes)
        var members: [JSONMember] = []
        for member in value.members ?? [] where !isForeign(member.name, kind) {
            if let shown = rendered(member, kind, includes) { members.append(shown) }
        }
        for child in kind.children {
            let name = spelled(child.member, kind)
            members.append(JSONMember(name, children(child, of: value, owner: owner, includes: includes)))
        }
        return .object(members)
    }

    /// Whether only the other dialect has that member.
    func isForeign(_ name: String, _ kind: Kind) -> Bool {
        kind.members.contains { $0.key != options.dialect && $0.value.contains { $0.isIdentical(to: name) } }
    }

    func spelled(_ name: String, _ kind: Kind) -> String {
        guard options.dialect == .draft else { return name }
        return kind.spellings.first { $0.final.isIdentical(to: name) }?.draft ?? name
    }

    private func rendered(_ member: JSONMember, _ kind: Kind, _ includes: Set<String>) -> JSONMember? {
        var value = member.value
        let isDraft = options.dialect == .draft
        if let object = kind.objects.first(where: { $0.member.isIdentical(to: member.name) }), isDraft {
            guard !object.needsInclude else { return nil }
            return JSONMember(object.draft, state.target(value, of: object.kind, key: .id) ?? nil)
        }
        if let choice = kind.choices.first(where: { $0.member.isIdentical(to: member.name) }), let draft = choice.draft,
            isDraft, let index = choice.values.firstIndex(of: value.text ?? ""), draft.indices.contains(index)
        {
            value = .string(draft[index])
        }
        if kind.images.contains(where: { $0.isIdentical(to: member.name) }), !isDraft { value = value["id"] ?? nil }
        if kind.joined.contains(where: { $0.isIdentical(to: member.name) }), isDraft, let parts = value.elements {
            value = .string(parts.compactMap { $0.text }.joined(separator: ","))
        }
        if kind.records.contains(where: { $0.member.isIdentical(to: member.name) }), !isDraft {
            value = .array((value.elements ?? []).map { $0.without(["id"]) })
        }
        return JSONMember(spelled(member.name, kind), value)
    }

    private static func masked(_ value: JSONValue, _ secret: Kind.Secret) -> JSONValue {
        let names = secret.path.split(separator: ".").map { String($0) }
        guard let first = names.first, let inner = value[first] else { return value }
        if names.count == 2 { return value.with(first, masked(inner, .init(path: names[1], mask: secret.mask))) }
        return inner.text?.isEmpty == false ? value.with(first, .string(secret.mask)) : value
    }

    private func children(_ child: Kind.Child, of value: JSONValue, owner: String, includes: Set<String>) -> JSONValue {
        guard let kind = Kind.named[child.kind] else { return nil }
        let place = childPlace(child, of: value, owner: owner)
        if child.isSingle {
            let single = state.singletons[place].map { render($0, kind, owner: place.owner, includes: includes) } ?? nil
            return options.dialect == .draft ? [single] : single
        }
        guard !options.hollow.contains(child.kind) else { return [] }
        let items = state.collections[place] ?? []
        return .array(items.map { render($0, kind, owner: place.owner, includes: includes) })
    }

    /// Children of an item belong to its id, those of a singleton to the singleton's owner.
    func childPlace(_ child: Kind.Child, of value: JSONValue, owner: String) -> Place {
        let base = owner.isEmpty ? value["id"]?.reference ?? "" : owner
        return Place(kind: child.kind, owner: child.scope.isEmpty ? base : "\(base)/\(child.scope)")
    }

    /// Adds the objects that the request wants to see beside their ids.
    private func included(_ value: JSONValue, _ kind: Kind, _ includes: Set<String>) -> JSONValue {
        var result = value
        for reference in kind.references {
            guard let include = reference.include, includes.contains(include.name.lowercased()),
                include.dialects.contains(options.dialect)
            else { continue }
            let changed: JSONValue? = try? reference.map(result) { holder throws(Refusal) in
                let found = reference.targets(in: holder).compactMap { target in
                    state.target(target, of: reference.kind, key: reference.key).map {
                        projected($0, reference.kind)
                    }
                }
                if reference.steps.last.isList { return holder.with(include.member, .array(found)) }
                return found.first.map { holder.with(include.member, $0) } ?? holder
            }
            result = changed ?? result
        }
        return result
    }

    private func projected(_ value: JSONValue, _ kind: String) -> JSONValue {
        guard let kind = Kind.named[kind] else { return value }
        return .object((value.members ?? []).filter { !isForeign($0.name, kind) })
    }
}
