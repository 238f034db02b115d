package import Catalog
package import Wire

/// One operation of a run in the journal. Written with `intent` before anything is sent, and again with what came of it.
package struct JournalStep: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// About to be sent, or sent without an answer: only reading can tell.
        case intent
        case done
        /// The service refused it; nothing was changed.
        case failed
        /// The target was not what was reviewed; nothing was sent. Of many that go at once: some were not, and stay.
        case stale
        /// Sent, and reading could not settle what came of it.
        case unknown
        /// Not tried, since something it needs was not done.
        case skipped
    }

    /// What it was to do, as the journal shows it. What it sent, if anything, is another matter.
    package enum Action: String, Hashable, Sendable, CaseIterable {
        case create, update, delete, deleteMany
    }

    /// The request that was sent or is about to be, with what was there before. What is sent again after an answer was lost, and
    /// how to find out whether that has to be, is decided by the case.
    package enum Write: Hashable, Sendable {
        /// Nothing is sent: it was not tried, was not as reviewed, or is as it should be already.
        case unsent(Unsent)
        /// A POST to a collection. Ids in it before that the new one must not be taken for.
        case creation(body: JSONValue, known: [String])
        /// A PUT over what the service had made in a collection where something was to be made.
        case adoption(body: JSONValue, before: JSONValue, known: [String])
        /// A PUT.
        case update(body: JSONValue, before: JSONValue)
        /// A DELETE.
        case deletion(before: JSONValue)
        /// A POST without a body that turns a switch. `wanted` is the member with its value.
        case toggle(wanted: JSONValue, before: JSONValue)
        /// A DELETE of many of a collection, by their ids: all that the run has named there so far.
        case batchDeletion(ids: [String])
    }

    package enum Unsent: Hashable, Sendable {
        /// With the ids in the collection, if it was looked at.
        case creation(known: [String]?)
        case update
        case deletion
        case batchDeletion
    }

    /// The id that the plan gives the operation; settling steps that the plan does not list have ids of their own.
    package var operation: String
    package var ordinal: Int
    package var state: State
    package var kind: String
    package var path: String
    package var address: Address
    package var write: Write
    /// What stood there afterwards, where the answer or a reading showed it.
    package var after: JSONValue?
    /// The id of what it made, changed or found.
    package var created: String?
    package var error: String?

    package init(
        operation: String, ordinal: Int, state: State, kind: String, path: String, address: Address, write: Write
    ) {
        self.operation = operation
        self.ordinal = ordinal
        self.state = state
        self.kind = kind
        self.path = path
        self.address = address
        self.write = write
    }
}

extension JournalStep {
    package var action: Action {
        switch write {
        case .creation, .adoption, .unsent(.creation): .create
        case .update, .toggle, .unsent(.update): .update
        case .deletion, .unsent(.deletion): .delete
        case .batchDeletion, .unsent(.batchDeletion): .deleteMany
        }
    }

    /// Of the request; nil where nothing is sent.
    package var method: HTTPMethod? {
        switch write {
        case .unsent: nil
        case .creation, .toggle: .post
        case .adoption, .update: .put
        case .deletion, .batchDeletion: .delete
        }
    }

    /// The request's body; of a switch what it was to be.
    package var sent: JSONValue? {
        switch write {
        case .creation(let body, _), .adoption(let body, _, _), .update(let body, _), .toggle(let body, _): body
        case .batchDeletion(let ids): .array(ids.map { .string($0) })
        case .deletion, .unsent: Optional.none
        }
    }

    /// What stood there before the request.
    package var before: JSONValue? {
        switch write {
        case .adoption(_, let before, _), .update(_, let before), .toggle(_, let before), .deletion(let before):
            before
        case .creation, .batchDeletion, .unsent: Optional.none
        }
    }

    /// Ids that were in the collection before; nil where nobody looked.
    package var known: [String]? {
        switch write {
        case .creation(_, let known), .adoption(_, _, let known): known
        case .unsent(.creation(let known)): known
        case .update, .toggle, .deletion, .batchDeletion, .unsent: nil
        }
    }

    /// Was it answered with success, and found not to be done when all was read again? What stood there then is known.
    package var isUnfulfilled: Bool {
        guard state == .unknown else { return false }
        // What was made and then not found may have been shown by the answer.
        if action == .create { return after?.isNull == true }
        return after != nil
    }

    package var isSent: Bool { method != nil }

    /// The path of what was made, where something was; else the path that was written to.
    package var finalPath: String {
        guard action == .create, let created, !path.hasSuffix("/" + Percent.encoded(created)) else { return path }
        return path + "/" + Percent.encoded(created)
    }

    /// As `--json` shows it, of a run that ended and of one in the journal.
    package var document: JSONValue {
        var members =
            [
                "id": .string(operation), "state": .string(state.rawValue), "path": .string(finalPath),
                "address": .string(address.text), "action": .string(action.rawValue),
                "error": error.map(JSONValue.string) ?? .null,
            ] as JSONValue
        if case .batchDeletion(let ids) = write { members.set("ids", .array(ids.map { .string($0) })) }
        return members
    }
}
