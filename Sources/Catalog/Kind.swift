/// A row of the table of kinds: all the program knows of one type of object of the API.
package struct Kind: Hashable, Sendable, Codable {
    package enum Shape: String, Hashable, Sendable, Codable {
        /// A list whose items have ids.
        case collection
        /// One object that exists once in its place and can only be read and changed.
        case singleton
        /// Run-time objects and transactions: readable, never part of a snapshot, never restored.
        case record
        /// Made elsewhere; read to learn what the ids in other objects mean.
        case lookup
    }

    package enum Operation: String, Hashable, Sendable, Codable {
        case list, read, create, update, delete, deleteMany
    }

    /// As the API names it.
    package var name: String
    package var shape: Shape
    /// What all paths of this row stand behind, after the configured URL: `/livechat`.
    package var base: String
    /// Where the kind is read; a collection is listed and created there too. Form fields live in four places.
    package var paths: [PathTemplate]
    /// Where one item is read, changed and deleted, in the order of trial: the dialects differ, and what a site answers
    /// to decides. Empty for a singleton.
    package var itemPaths: [PathTemplate] = []
    /// Other paths of the same thing, asked when the first answers 404.
    package var otherPaths: [PathTemplate] = []
    package var operations: [Operation]
    /// Documented requests that are none of the operations: events, actions, a misprint.
    package var actions: [Action] = []
    /// What tells two items apart when ids can't: on another site, or made anew.
    package var key: [FieldPath] = []
    /// What names an item in an address, when not its key; the values found are joined by `-`.
    package var label: [FieldPath] = []
    package var references: [Reference] = []
    /// Set by the service: neither compared nor sent. `id` of the object itself is always one.
    package var readOnly: [FieldPath] = []
    package var secrets: [FieldPath] = []
    /// Lists whose order means nothing, and what keys their elements.
    package var unordered: [UnorderedList] = []
    /// Children that stand in this kind's body.
    package var embedded: [EmbeddedKind] = []
    /// Spellings of one member in the dialects, the final v3 document's first.
    package var aliases: [[String]] = []
    /// Spellings of one value, the final v3 document's first.
    package var valueAliases: [ValueAliases] = []
    /// Members and spellings that only one of the two documents has: a hint for translating, never a reason for leaving one
    /// out. That a side lacks such a member counts unless the two sides are seen to spell the kind differently.
    package var editions: EditionMembers = .init()
    /// Lists that the draft writes as one text with commas.
    package var joined: [FieldPath] = []
    /// Images: an object with name and URL in the draft, which a request carries; the read-only key of a stored file in the
    /// final document, which none does.
    package var images: [FieldPath] = []
    /// Addresses that the service calls by itself; a copy of the object on another site calls the same ones.
    package var calls: [FieldPath] = []
    /// For a collection that the final v3 document describes as one object: how the items stand in it.
    package var asSingleton: SingletonForm?
    /// Kinds that must be in place before this one, beyond parents and references.
    package var after: [String] = []
    /// The service creates it with its parent: brought to the wanted state, never created or deleted on its own.
    package var comesWithParent: Bool = false
    /// True in items that the service made and that can be neither created nor deleted.
    package var system: FieldPath?
    /// What the API can't carry to a site, and why.
    package var caveats: [Caveat] = []
    /// The only members that a PUT takes, when not all.
    package var putTakesOnly: [FieldPath] = []
    /// The only members that the store keeps, for looked-up kinds that hold personal data.
    package var keeps: [String] = []
    /// Items to ask for on a page, of a list that comes in pages.
    package var pageSize: Int?
    /// The documents leave the form of the answer open: text that is no JSON is kept as text.
    package var mayBeText: Bool = false
    /// Its items are read as rows of one table rather than one by one: the fields of a form.
    package var isRowOfTable: Bool = false
    /// The permission that reading or writing takes, as the Control Panel names it.
    package var permission: String?
    /// A feature that an account can lack or switch off: `settings` has a switch for it, it belongs to another product, or
    /// only one of the documents has it. A site without it answers 404.
    package var canBeOff: Bool = false
    /// The member that says which account a site is.
    package var accountNumber: FieldPath?

    package struct Action: Hashable, Sendable, Codable {
        package var method: String
        package var path: PathTemplate
        package var note: String
    }

    package struct UnorderedList: Hashable, Sendable, Codable {
        package var at: FieldPath
        /// Members that identify an element; none where the element itself does.
        package var key: [String] = []
    }

    package struct EmbeddedKind: Hashable, Sendable, Codable {
        package var kind: String
        /// The last segment of the children's path behind their parent's.
        package var segment: String
        /// Spellings of the member that carries them.
        package var members: [String]
    }

    package struct ValueAliases: Hashable, Sendable, Codable {
        package var at: FieldPath
        package var groups: [[String]]
    }

    package struct SingletonForm: Hashable, Sendable, Codable {
        /// The member of the singleton that holds the list.
        package var member: String
        /// The member of an item of the collection that the list's elements are.
        package var itemMember: String
    }

    package struct EditionMembers: Hashable, Sendable, Codable {
        package var draft: [String] = []
        package var final: [String] = []
    }

    package struct Caveat: Hashable, Sendable, Codable {
        package enum Concern: String, Hashable, Sendable, Codable {
            /// Can't be written back at all.
            case restore
            /// Can't be carried to another site.
            case otherSite
            /// Can't be deleted.
            case delete
            /// The service makes it anew for what comes back under another id; what people had of it leads nowhere then.
            case anew
        }

        package var concern: Concern = .restore
        /// The field concerned; nil for the whole resource.
        package var at: FieldPath?
        /// Only where this other field says something (not empty, not false).
        package var when: FieldPath?
        /// Only where the field at `at` has this value.
        package var value: String?
        /// Only where the field is empty or masked, since what the service did give can be written back.
        package var ifHidden: Bool = false
        package var reason: String
    }
}

/// A field that names another resource.
package struct Reference: Hashable, Sendable, Codable {
    /// The field that holds the id, in the final v3 document's spelling.
    package var at: FieldPath
    /// What it may name; more than one where a sibling field decides.
    package var targets: [Target]
    /// How it names it.
    package var by: Naming = .id
    /// The sibling field that decides among the targets.
    package var decidedBy: FieldPath?
    /// The member that holds the whole object instead of the id (seed), or beside it (`include`).
    package var object: FieldPath?
    /// The first draft documents the object in place of the id, also in what is sent.
    package var isObjectInDraft: Bool = false
    /// Value of the query parameter `include` that makes the service put the object in.
    package var include: String?

    /// A plain one, by id.
    package init(to kind: String, at path: FieldPath) {
        self.init(at: path, targets: [Target(kind: kind)])
    }

    init(
        at path: FieldPath, targets: [Target], by naming: Naming = .id, decidedBy: FieldPath? = nil,
        object: FieldPath? = nil, isObjectInDraft: Bool = false, include: String? = nil
    ) {
        at = path
        self.targets = targets
        by = naming
        self.decidedBy = decidedBy
        self.object = object
        self.isObjectInDraft = isObjectInDraft
        self.include = include
    }

    package enum Naming: String, Hashable, Sendable, Codable {
        case id
        /// By the natural key of the target.
        case key
        /// By key or id if a resource of that name exists; anything else is plain text.
        case softKey
    }

    package struct Target: Hashable, Sendable, Codable {
        package var kind: String
        /// Values of the deciding field that choose this target; none where nothing decides.
        package var values: [String] = []
    }
}

extension Kind {
    /// The members that a name in an address is made of.
    package var labelPaths: [FieldPath] { label.isEmpty ? key : label }

    /// Part of every snapshot?
    package var isConfiguration: Bool { shape == .collection || shape == .singleton }
}
