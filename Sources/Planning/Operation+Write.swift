package import Diffing
package import Wire

extension Operation {
    /// What an operation asks of the service. Another way to write (many ids in one request, a switch that is turned by a POST
    /// without a body) is another case here, about which the compiler then asks wherever it matters.
    package enum Write: Hashable, Sendable {
        /// A POST to a collection.
        case creation(Creation)
        /// An item of a collection that comes filled along with what the collection is in: it is looked for among what the
        /// service made and gets a PUT, or is made by a POST.
        case adoption(Adoption)
        /// A PUT over what was reviewed.
        case update(Update)
        /// A PUT over an object that comes along with what it is in, and that nobody could review.
        case companion(Companion)
        /// A second write of what the plan makes: a PUT with the references that its creation had to do without.
        case completion(Completion)
        /// A DELETE of what was reviewed.
        case deletion(Deletion)
        /// A POST to a path with a verb behind it, which turns a switch.
        case toggle(Toggle)
        /// A DELETE of records of one kind, named by their ids.
        case batchDeletion(BatchDeletion)
    }

    package struct Creation: Hashable, Sendable {
        package var content: Content
        /// Ids of those that bore this name already when the target was read: only one more than these has come since. None in
        /// a plan of an earlier version.
        package var seen: [String]

        package init(_ content: Content, seen: [String] = []) {
            self.content = content
            self.seen = seen
        }
    }

    package struct Adoption: Hashable, Sendable {
        package enum Policy: String, Hashable, Sendable, CaseIterable {
            /// Look for one of the same natural key: change it if it is there, else make it.
            case orCreate
            /// It is there; only the service makes such ones.
            case only
        }

        package var content: Content
        package var policy: Policy
        package var over: OverLive

        package init(_ content: Content, _ policy: Policy, over: OverLive) {
            self.content = content
            self.policy = policy
            self.over = over
        }
    }

    package struct Update: Hashable, Sendable {
        package var content: Content
        package var matchedBy: Matching
        package var before: JSONValue
        package var fields: [FieldChange]
        /// Fingerprint of `before`.
        package var expect: String
        /// Members of the live document that have to be in the request as they stand: the service deletes children that are
        /// left out. Spellings of one member each.
        package var carries: [[String]]

        package init(
            _ content: Content, matchedBy: Matching, before: JSONValue, fields: [FieldChange], expect: String,
            carries: [[String]] = []
        ) {
            self.content = content
            self.matchedBy = matchedBy
            self.before = before
            self.fields = fields
            self.expect = expect
            self.carries = carries
        }
    }

    package struct Companion: Hashable, Sendable {
        package var content: Content
        package var fields: [FieldChange]
        package var over: OverLive

        package init(_ content: Content, fields: [FieldChange], over: OverLive) {
            self.content = content
            self.fields = fields
            self.over = over
        }
    }

    package struct Completion: Hashable, Sendable {
        /// What is written a second time, whole.
        package var creation: Creation
        package var over: OverLive

        package init(of creation: Creation, over: OverLive) {
            self.creation = creation
            self.over = over
        }
    }

    package struct Deletion: Hashable, Sendable {
        package var before: JSONValue
        /// Fingerprint of `before`.
        package var expect: String

        package init(before: JSONValue, expect: String) {
            self.before = before
            self.expect = expect
        }
    }
}

extension Operation.Write {
    /// As a plan shows it: what only the service makes is changed, never made.
    package var action: Operation.Action {
        switch self {
        case .creation: .create
        case .adoption(let adoption): adoption.policy == .only ? .update : .create
        case .update, .companion, .completion, .toggle: .update
        case .deletion: .delete
        case .batchDeletion: .deleteMany
        }
    }

    /// As a plan shows it. What the run sends for an adoption depends on what it finds.
    package var method: HTTPMethod {
        switch self {
        case .creation, .toggle: .post
        case .adoption(let adoption): adoption.policy == .only ? .put : .post
        case .update, .companion, .completion: .put
        case .deletion, .batchDeletion: .delete
        }
    }

    /// Does an item come into a collection by it, made by the run or by the service?
    package var bringsItem: Bool {
        switch self {
        case .creation, .adoption: true
        case .update, .companion, .completion, .toggle, .deletion, .batchDeletion: false
        }
    }

    package var content: Operation.Content? {
        switch self {
        case .creation(let creation): creation.content
        case .adoption(let adoption): adoption.content
        case .update(let update): update.content
        case .companion(let companion): companion.content
        case .completion(let completion): completion.creation.content
        case .toggle, .deletion, .batchDeletion: nil
        }
    }

    package var before: JSONValue? {
        switch self {
        case .update(let update): update.before
        case .toggle(let toggle): toggle.before
        case .deletion(let deletion): deletion.before
        case .creation, .adoption, .companion, .completion, .batchDeletion: Optional.none
        }
    }

    package var expect: String? {
        switch self {
        case .update(let update): update.expect
        case .toggle(let toggle): toggle.expect
        case .deletion(let deletion): deletion.expect
        case .creation, .adoption, .companion, .completion, .batchDeletion: nil
        }
    }

    package var fields: [FieldChange] {
        switch self {
        case .update(let update): update.fields
        case .companion(let companion): companion.fields
        case .toggle(let toggle): [toggle.field]
        case .creation, .adoption, .completion, .deletion, .batchDeletion: []
        }
    }

    package var matchedBy: Matching? {
        switch self {
        case .update(let update): update.matchedBy
        case .companion: .parent
        case .completion: .created
        case .creation, .adoption, .toggle, .deletion, .batchDeletion: nil
        }
    }

    package var seen: [String] {
        switch self {
        case .creation(let creation): creation.seen
        case .completion(let completion): completion.creation.seen
        case .adoption, .update, .companion, .toggle, .deletion, .batchDeletion: []
        }
    }

    /// The same with ids in place of the references in its body; nil if one is missing. See `Content.resolved`.
    package func resolved(_ id: (_ operation: String) -> JSONValue?) -> Operation.Write? {
        guard let content else { return self }
        guard let body = content.resolved(id) else { return nil }
        var resolved = self
        resolved.editContent { $0.body = body }
        return resolved
    }

    package var toggle: Operation.Toggle? {
        switch self {
        case .toggle(let toggle): toggle
        case .creation, .adoption, .update, .companion, .completion, .deletion, .batchDeletion: nil
        }
    }

    package var batch: Operation.BatchDeletion? {
        switch self {
        case .batchDeletion(let batch): batch
        case .creation, .adoption, .update, .companion, .completion, .toggle, .deletion: nil
        }
    }

    /// How many resources or records it deletes, what goes along with them left out.
    package var deletions: Int {
        switch self {
        case .deletion: 1
        case .batchDeletion(let batch): batch.records.count
        case .creation, .adoption, .update, .companion, .completion, .toggle: 0
        }
    }

    /// How the body is laid over a document that nobody could review; nil where there is none or it was reviewed.
    package var over: Operation.OverLive? {
        switch self {
        case .adoption(let adoption): adoption.over
        case .companion(let companion): companion.over
        case .completion(let completion): completion.over
        case .creation, .update, .toggle, .deletion, .batchDeletion: nil
        }
    }
}
