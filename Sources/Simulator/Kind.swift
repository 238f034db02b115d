import Wire

/// One kind of object of the service: where it lives, what may be done to it, and how its members behave. The engine
/// knows no kind by name; what it does follows from these rows.
struct Kind: Sendable {
    enum Shape: Sendable {
        case collection
        /// Exactly one for each owner.
        case singleton
    }

    enum Operation: Sendable, CaseIterable {
        case list, get, post, put, delete, deleteMany
    }

    let name: String
    let shape: Shape
    /// The kind whose permission and availability this one shares.
    var parent: String?
    var addresses: [Address]
    var operations: Set<Operation>
    /// Members that the two dialects spell differently.
    var spellings: [Spelling] = []
    /// Members that one dialect lacks, in the final spelling.
    var members: [Dialect: [String]] = [:]
    /// Set by the server, ignored in bodies.
    var readOnly: [String] = ["id"]
    var secrets: [Secret] = []
    var mandatory: [String] = []
    /// What POST fills in for members left out of the body, and which JSON type a known member has.
    var defaults: JSONValue = [:]
    var choices: [Choice] = []
    /// Members that are an object `{id, name, url}` in the draft and a read-only file key in the final dialect.
    var images: [String] = []
    /// Members that are one string with commas in the draft and a list in the final dialect.
    var joined: [String] = []
    var references: [Reference] = []
    var children: [Child] = []
    /// Member lists whose elements get an id of their own in the draft, and none in the final dialect; matched by that member.
    var records: [Record] = []
    var rules: Set<Rule> = []
    var paging: Paging?
    /// The member that holds when it happened; lists of such kinds show today unless a time span is asked for.
    var time: String?
    /// References that the draft writes as an object in a member of another name.
    var objects: [ReferenceObject] = []
    /// A body that a request to make one takes, where what is mandatory does not make one.
    var example: JSONValue?
    /// How other kinds' paths call the id of this one.
    var placeholder: String?
    /// The singleton beside it whose type decides which style it may have.
    var styledBy: String?
}

extension Kind {
    /// A path and the dialects that have it. The placeholder `{id}` stands for the object itself; with `{campaignId}` or
    /// another owner before it, `scope` tells the owners' parts of one kind apart, such as the four forms.
    struct Address: Sendable {
        let path: String
        var scope = ""
        var dialects: [Dialect] = Dialect.allCases
        /// What can be done at this address; nil: all that the kind allows and the shape of the path fits.
        var operations: Set<Operation>?
        /// The list here holds only objects with the owner's id in this member; the owner keeps nothing.
        var filter: String?
    }

    struct Spelling: Sendable {
        let final: String
        let draft: String
    }

    /// A member, or `outer.inner`, that can be written and never read.
    struct Secret: Sendable {
        let path: String
        /// What reading answers in its place if there is one.
        let mask: String
    }

    /// A closed list of texts for a member, compared without regard to case; answers use the spelling given here.
    struct Choice: Sendable {
        let member: String
        let values: [String]
        /// What the draft writes, in the order of `values`; nil: the same.
        var draft: [String]?
    }

    /// Objects of another kind that are shown inside this one.
    struct Child: Sendable {
        let member: String
        let kind: String
        var scope = ""
        /// A single object, shown as a list of one in the draft, whose table says so.
        var isSingle = false
        /// Whether a PUT of this object that carries the member replaces the children by it.
        var isReplacedByPut = true
    }

    struct ReferenceObject: Sendable {
        let member: String
        let draft: String
        let kind: String
        /// Whether the draft shows it only if `include` asks for it.
        let needsInclude: Bool
    }

    struct Record: Sendable {
        let member: String
        let key: String
    }

    /// Behaviour that only a few kinds have.
    enum Rule: Sendable {
        /// Some are built in: those can't be made or deleted, and keep their name and type.
        case systemFields
        case ban
        /// PUT changes the members sent and nothing else.
        case partial
        case invitation
        case ordered
        case stamped
        case stampedBy
        /// Comes with parts: an object of each singleton whose parent it is.
        case furnished
        /// Names the number of the site.
        case account
        /// Its items may log in.
        case login
        /// Has an item for each that may log in, unless the site's file says otherwise.
        case presence
        /// Says nothing more of an object with parts that was deleted.
        case letsGo
        case wordList
        case achieved
        case visitorVariables
        case installationCode
        case currentAgent
    }

    struct Paging: Sendable {
        let counter: String
        let member: String
        let size: Int
    }
}
