package import Diffing
package import Wire

/// One write to the target, as a person reviews it and as it is carried out.
package struct Operation: Hashable, Sendable {
    package enum Action: String, Hashable, Sendable, CaseIterable {
        case create, update, delete

        package var method: String {
            switch self {
            case .create: "POST"
            case .update: "PUT"
            case .delete: "DELETE"
            }
        }
    }

    /// What to do where the service itself may have made the thing by the time of the write.
    package enum Adoption: String, Hashable, Sendable, CaseIterable {
        /// Look for one of the same natural key: change it if it is there, else make it.
        case orCreate
        /// It is there; only the service makes such ones.
        case only
    }

    package var id = ""
    package var action: Action
    package var kind: String
    /// Create: the collection. Update and delete: the resource's place in the hierarchy, whatever path the request takes.
    package var path: OperationPath
    package var address: String
    /// How the target's resource was found; nil for what is made.
    package var matchedBy: Matching?
    /// Operations that must have succeeded.
    package var dependsOn: [String] = []
    /// Operations of one level don't wait for each other; levels go one after the other, 1 first.
    package var level = 0
    /// The target's body as reviewed; nil where there is none yet.
    package var before: JSONValue?
    /// What to send; nil for a delete.
    package var body: JSONValue?
    /// What a write changes; none for what is made, of which the body says all.
    package var fields: [FieldChange] = []
    /// Fingerprint of the target as reviewed; nil where there is nothing yet.
    package var expect: String?
    /// Only what the body says is known: lay it over the live document and send that. So it is with what the service has
    /// made along with its parent.
    package var isLaidOverLive = false
    /// With `isLaidOverLive`: leave out what only the live document has, but for the places in `stays`.
    package var isMirror = false
    package var stays: [MemberPlace] = []
    /// Names and values in the body that the source spells otherwise.
    package var translations: [Translation.Step] = []
    package var adoption: Adoption?
    /// Members of the live document that have to be in the request as they stand: the service deletes children that are
    /// left out. Spellings of one member each.
    package var carries: [[String]] = []
    /// The id that the thing has in the source, to be remembered beside the target's.
    package var sourceID: String?
    /// Ids of those that bore this name already when the target was read, for what is made beside them: only one more than
    /// these has come since. None in a plan of an earlier version.
    package var seen: [String] = []
    /// Not asked for, but something that was asked for refers to it.
    package var isNeeded = false
    /// Places in the body where `{"$ref": "<operation>"}` stands for an id.
    package var references: [JSONPointer] = []
    /// Places in the wanted body for which nothing stands on the target; the body has the target's own values there.
    package var unresolved: [JSONPointer] = []

    /// What it will be in the end: what only the service makes is changed, never made.
    package var shownAction: Action { adoption == .only ? .update : action }

    package init(action: Action, kind: String, path: OperationPath, address: String) {
        self.action = action
        self.kind = kind
        self.path = path
        self.address = address
    }
}

extension Operation {
    /// The body with the ids that earlier operations have brought; nil if one is missing, or for a delete.
    package func body(resolving id: (String) -> String?) -> JSONValue? {
        guard var resolved = body else { return nil }
        for pointer in references {
            guard let operation = resolved.value(at: pointer)?["$ref"]?.text, let id = id(operation) else { return nil }
            resolved = resolved.replacing(pointer.tokens[...], by: .string(id))
        }
        return resolved
    }
}

extension JSONValue {
    fileprivate func replacing(_ tokens: ArraySlice<String>, by value: JSONValue) -> JSONValue {
        guard let token = tokens.first else { return value }
        switch self {
        case .object(var members):
            guard let index = members.firstIndex(where: { $0.name.isIdentical(to: token) }) else { return self }
            members[index].value = members[index].value.replacing(tokens.dropFirst(), by: value)
            return .object(members)
        case .array(var elements):
            guard let index = Int(token), elements.indices.contains(index) else { return self }
            elements[index] = elements[index].replacing(tokens.dropFirst(), by: value)
            return .array(elements)
        default: return self
        }
    }
}
