package import Wire

/// What of a resource can't be written back to a site, found by looking at its body.
package struct Restorability: Hashable, Sendable {
    package let address: Address
    /// The field, or nil for the whole resource.
    package let field: String?
    package let reason: String

    package static func problems(of resource: Resource, kind: Kind, concerning concern: Kind.Caveat.Concern)
        -> [Restorability]
    {
        let caveats = kind.caveats.filter { caveat in
            caveat.concern == concern && caveat.applies(to: resource.body)
                && !kind.images.contains { $0 == caveat.at && $0.first(in: resource.body)?.isImageObject == true }
        }
        var problems = caveats.map {
            Restorability(address: resource.address, field: $0.at?.description, reason: $0.reason)
        }
        guard concern == .restore else { return problems }
        for secret in kind.secrets where !problems.contains(where: { $0.field == secret.description }) {
            if secret.values(in: resource.body).contains(where: { $0.value.isMasked }) {
                problems.append(
                    Restorability(
                        address: resource.address, field: secret.description,
                        reason: "the service shows this secret masked only; enter it again by hand"))
            }
        }
        return problems
    }
}

extension Kind.Caveat {
    package func applies(to body: JSONValue) -> Bool {
        if let when, !(when.first(in: body)?.saysSomething ?? false) { return false }
        guard let at else { return true }
        return at.values(in: body).contains { _, found in
            if let value { return found.text.map { $0.isSameName(as: value) } ?? false }
            if ifHidden { return !found.saysSomething || found.isMasked }
            return found.saysSomething
        }
    }
}

extension JSONValue {
    /// Neither null, false, empty nor one of the service's ways to say "no reference".
    package var saysSomething: Bool {
        switch self {
        case .null, .bool(false): false
        case .bool(true): true
        case .number(let text): text != "0"
        case .string(let text): !text.isEmpty && text != "00000000-0000-0000-0000-000000000000"
        case .array(let elements): !elements.isEmpty
        case .object(let members): members.contains { $0.value.saysSomething }
        }
    }

    /// An image as the draft document has it, with a name and a URL that a request can carry; the final document has the key
    /// of a file, which none can.
    package var isImageObject: Bool {
        self[anyCase: "url"]?.text?.isEmpty == false || self[anyCase: "name"]?.text?.isEmpty == false
    }

    /// A string of stars or dots in place of a secret.
    package var isMasked: Bool {
        guard let text, !text.isEmpty else { return false }
        return text.unicodeScalars.allSatisfy { $0 == "*" || $0 == "•" || $0 == "●" }
    }
}
