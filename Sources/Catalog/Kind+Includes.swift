package import Wire

extension Kind {
    /// References of a singleton that the service may leave out of a body unless `include` names them.
    package var includes: [Reference] { shape == .singleton ? references.filter { $0.include != nil } : [] }

    /// Is a reference that only `include` may bring missing from this body, in every spelling?
    package func lacksReference(in body: JSONValue) -> Bool {
        includes.contains { reference in
            reference.at.first(in: body) == nil && reference.object?.first(in: body) == nil
        }
    }

    /// What to ask for so that every reference of this kind shows.
    package var includeValue: String { includes.compactMap(\.include).joined(separator: ",") }

    /// A body read with `include`, its included objects cut down to what names them: whole ones hold personal data.
    package func cuttingReferences(in body: JSONValue) -> JSONValue {
        let objects = references.compactMap(\.object) + references.map(\.at) + readOnly
        return objects.reduce(body) { body, path in path.replacing(in: body) { $0.namesOnly } }
    }
}

extension JSONValue {
    fileprivate var namesOnly: JSONValue {
        guard case .object(let members) = self else { return self }
        let kept = ["id", "name", "email", "displayName"]
        return .object(members.filter { member in kept.contains { member.name.isSameName(as: $0) } })
    }
}
