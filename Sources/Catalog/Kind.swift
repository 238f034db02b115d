/// A row of the table of kinds: all the program knows of one type of object of the API.
///
/// A row needs a name, a shape and its paths; a collection also needs a key. Everything else is there for what is special, in
/// four groups: what to ask for, what the answers mean, what a write may carry, and what people are shown. What follows from
/// what is said here (natural keys, masks, targets of references) stands beside this file in `Kind+….swift`.
package struct Kind: Hashable, Sendable {
    package enum Shape: String, RowWord {
        /// A list whose items have ids.
        case collection
        /// One object that exists once in its place and can only be read and changed. The service makes it with its
        /// parent, so it is brought to the wanted state, and never created or deleted on its own.
        case singleton
        /// Run-time objects and transactions: readable, never part of a snapshot, never restored.
        case record
        /// Made elsewhere; read to learn what the ids in other objects mean.
        case lookup
    }

    package enum Operation: String, RowWord {
        case list, read, create, update, delete, deleteMany
    }

    /// As the API names it.
    package var name: String
    package var shape: Shape

    // Asking: where the kind is read and written, and what a site may answer.

    /// What all paths of this row stand behind, after the configured URL: `/livechat`.
    package var base = "/livechat"
    /// Where the kind is read; a collection is listed and created there too. Form fields live in four places.
    package var paths: [PathTemplate]
    /// Where one item is read, changed and deleted, in the order of trial: the dialects differ, and what a site answers
    /// to decides. Empty for a singleton.
    package var itemPaths: [PathTemplate] = []
    /// Other paths of the same thing, asked when the first answers 404.
    package var otherPaths: [PathTemplate] = []
    /// Where requests for a place go that the service does not ask at the place itself, in the order of trial: version 4 lists
    /// what lives in campaigns at `/autoInvitations`. Braces name ids of the place. Empty: at the place.
    package var asked: [PathTemplate] = []
    /// How such a request says which parent it is about, since its path does not.
    package var namesParent: ParentNaming?
    package var operations: [Operation]
    /// Documented requests that are none of the operations: events, actions, a misprint.
    package var actions: [Action] = []
    /// Items to ask for on a page, of a list that comes in pages.
    package var pageSize: Int?
    /// For records: how they are asked for by time, and what in them means what. Kinds without it are never archived by time.
    package var listing: RecordListing?
    /// The documents leave the form of the answer open: text that is no JSON is kept as text.
    package var mayBeText = false
    /// A feature that an account can lack or switch off: `settings` has a switch for it, it belongs to another product, or
    /// only one of the documents has it. A site without it answers 404.
    package var canBeOff = false
    /// Children that stand in this kind's body.
    package var embedded: [EmbeddedKind] = []
    /// For a collection that the final v3 document describes as one object: how the items stand in it.
    package var asSingleton: SingletonForm?
    /// Members that a body shows only when a request asks to include them, and without which the body is not whole: that they
    /// are absent never means that they are empty. Lists of records are not asked to: each record's own address is
    /// (`isCompletedOneByOne`).
    package var contents: [Content] = []
    /// The only members that the store keeps, for looked-up kinds that hold personal data.
    package var keeps: [String] = []
    /// The member that says which account a site is.
    package var accountNumber: FieldPath?

    // Meaning: what tells objects apart, and when two values are one.

    /// What tells two items apart when ids can't: on another site, or made anew.
    package var key: [FieldPath] = []
    package var references: [Reference] = []
    /// Lists whose order means nothing, and what keys their elements.
    package var unordered: [UnorderedList] = []
    /// Spellings of one member in the dialects, the final v3 document's first.
    package var aliases: [[String]] = []
    /// Spellings of one value, the final v3 document's first.
    package var valueAliases: [ValueAliases] = []
    /// Members and spellings that only one of the two documents has: a hint for translating, never a reason for leaving one
    /// out. That a side lacks such a member counts unless the two sides are seen to spell the kind differently.
    package var editions = EditionMembers()
    /// Lists that the draft writes as one text with commas.
    package var joined: [FieldPath] = []
    /// What of the other version's table becomes this kind.
    package var corresponds: [Correspondence] = []
    /// Images: an object with name and URL in the draft, which a request carries; the read-only key of a stored file in the
    /// final document, which none does; an address below the object in version 4, whose `version` tells pictures apart.
    package var images: [FieldPath] = []
    /// Members that a body has only while other members say something certain: that one is absent says no more than they do.
    package var conditional: [Conditional] = []

    // Writing: what a request may carry, and what no request can.

    /// Set by the service: neither compared nor sent. `id` of the object itself is always one.
    package var readOnly: [FieldPath] = []
    /// A member that no PUT changes: it is turned by a POST to a path with a verb behind it.
    package var toggle: Toggle?
    /// The only members that a PUT takes, when not all.
    package var putTakesOnly: [FieldPath] = []
    /// Kinds that must be in place before this one, beyond parents and references.
    package var after: [String] = []
    /// True in items that the service made and that can be neither created nor deleted.
    package var system: FieldPath?
    /// What the API can't carry to a site, and why.
    package var caveats: [Caveat] = []
    /// Addresses that the service calls by itself; a copy of the object on another site calls the same ones.
    package var calls: [FieldPath] = []

    // Showing: what people see of it.

    /// What names an item in an address, when not its key; the values found are joined by `-`.
    package var label: [FieldPath] = []
    package var secrets: [FieldPath] = []
    /// How much it matters that one of its objects is no longer as it was.
    package var concern = Concern.usual
    /// Members that matter much, whatever the rest of the object does.
    package var weighty: [FieldPath] = []
    /// Its items are read as rows of one table rather than one by one: the fields of a form.
    package var isRowOfTable = false
    /// The permission that reading or writing takes, as the Control Panel names it.
    package var permission: String?
    /// How well founded the row is; nil for one that a whole document stands behind.
    package var evidence: Evidence?

    /// A row that says nothing else: what can be done with it, and where its items stand, follows from its shape.
    package init(_ name: String, _ shape: Shape, at paths: [PathTemplate]) {
        self.name = name
        self.shape = shape
        self.paths = paths
        switch shape {
        case .collection: operations = [.list, .read, .create, .update, .delete]
        case .singleton: operations = [.read, .update]
        case .record: operations = [.list, .read]
        case .lookup: operations = paths.isEmpty ? [] : [.list]
        }
        if shape == .collection || shape == .record { itemPaths = paths.map { $0.appending(.id(of: name)) } }
    }
}

extension Kind {
    /// The members that a name in an address is made of.
    package var labelPaths: [FieldPath] { label.isEmpty ? key : label }

    /// Part of every snapshot?
    package var isConfiguration: Bool { shape == .collection || shape == .singleton }

    /// Can anything of it be written to a site?
    package var isWritable: Bool { operations.contains(.update) || operations.contains(.create) || toggle != nil }
}
