package import Catalog
package import Diffing
package import Wire

/// One write to the target, as a person reviews it and as it is carried out. Here stands what every operation has; `write` says
/// what is asked of the service, and each of its cases has only what such a write has.
package struct Operation: Hashable, Sendable {
    /// What becomes of the resource, as people read it.
    package enum Action: String, Hashable, Sendable, CaseIterable {
        case create, update, delete
        /// Many of one kind go in one request, named by their ids.
        case deleteMany
    }

    package var id = ""
    package var kind: String
    /// Creation and adoption: the collection. All others: the resource's place in the hierarchy, whatever path the request takes.
    package var path: OperationPath
    package var address: Address
    /// Operations that must have succeeded.
    package var dependsOn: [String] = []
    /// Operations of one level don't wait for each other; levels go one after the other, 1 first.
    package var level = 0
    /// Not asked for, but something that was asked for refers to it.
    package var isNeeded = false
    /// What the operation rests on where that is no whole document: `file`, or the grade of the row's evidence.
    package var evidence: String?
    package var write: Write

    package init(_ write: Write, kind: String, path: OperationPath, address: Address) {
        self.write = write
        self.kind = kind
        self.path = path
        self.address = address
    }
}

// What readers of a plan ask of any operation.
extension Operation {
    package var action: Action { write.action }
    package var method: HTTPMethod { write.method }
    package var content: Content? { write.content }
    /// What to send; nil for a deletion.
    package var body: JSONValue? { write.content?.body }
    /// The target's body as reviewed; nil where there was none yet.
    package var before: JSONValue? { write.before }
    /// What a write changes; none for what is made, of which the body says all.
    package var fields: [FieldChange] { write.fields }
    /// How the target's resource was found; nil for what is made or goes.
    package var matchedBy: Matching? { write.matchedBy }
    /// Places in the body where `{"$ref": "<operation>"}` stands for an id.
    package var references: [JSONPointer] { write.content?.references ?? [] }
    /// Names and values in the body that the source spells otherwise.
    package var translations: [Translation.Step] { write.content?.translations ?? [] }
    /// The id that the thing has in the source, to be remembered beside the target's.
    package var sourceID: String? { write.content?.sourceID }
}

extension Operation {
    /// What a write sends, and what is to be known of it.
    package struct Content: Hashable, Sendable {
        package var body: JSONValue
        package var sourceID: String?
        package var references: [JSONPointer] = []
        package var translations: [Translation.Step] = []
        /// Places in the wanted body for which nothing stands on the target; the body has the target's own values there.
        package var unresolved: [JSONPointer] = []

        package init(body: JSONValue, sourceID: String? = nil) {
            self.body = body
            self.sourceID = sourceID
        }

        /// The body with ids in place of its references.
        /// - Parameter id: what an operation has brought, as the service writes it.
        /// - Returns: nil if one of the ids is missing.
        package func resolved(_ id: (_ operation: String) -> JSONValue?) -> JSONValue? {
            var resolved = body
            for pointer in references {
                guard let name = body.value(at: pointer).flatMap(Placeholder.init)?.operation, let id = id(name) else {
                    return nil
                }
                resolved.replace(at: pointer, with: id)
            }
            return resolved
        }
    }

    /// How a body is laid over a document that nobody could review, since it is not there before the run.
    package struct OverLive: Hashable, Sendable {
        /// Leave out what only the live document has, but for the places in `stays`.
        package var isMirror = false
        package var stays: [MemberPlace] = []
        package var carries: [[String]] = []

        package init(isMirror: Bool = false, stays: [MemberPlace] = [], carries: [[String]] = []) {
            self.isMirror = isMirror
            self.stays = stays
            self.carries = carries
        }
    }
}
