import Wire

/// One kind of object as version 4 of the service has it. Nothing is shared with the rows of version 3: the two have other
/// paths, other members and other manners. What the notes on version 4 leave open is decided here for the erratic or the
/// stricter reading, with a comment that names their section.
struct V4Kind: Sendable {
    enum Shape: Sendable {
        case collection
        /// One for the site, or one for each object that the path names before it.
        case singleton
        /// Records of what happened: found by a search, in pages.
        case records
    }

    enum Operation: String, Sendable, CaseIterable {
        case list, get, post, put, delete, deleteMany, enable, disable, search
    }

    /// How a list comes if the request asks for no page; asked for one, any list comes in pages (rule twenty-nine).
    enum Listing: Sendable {
        case bare
        /// An object with nothing but the list, under the kind's name.
        case wrapped
        /// Always in pages (rule six).
        case paged
    }

    enum Rule: Sendable {
        /// Items that are built in can't be deleted.
        case system
        case stamped
        /// The server writes down which agent wrote it.
        case stampedByAgent
        case ordered
        /// Comes with an object of each singleton under it, and with rows of other kinds (rule sixteen).
        case furnished
        /// Its items are what the rows of forms place. Where the type chooses from options there must be some (seven point
        /// two).
        case library
        /// Its items may log in.
        case login
        /// Says nothing more of a campaign that was deleted.
        case letsGo
        /// Has a whole number as `id` and a `guid` beside it, and is found by either.
        case numbered
        /// Members that the row doesn't name are kept: what is known of the object is not whole.
        case open
        /// Names the number of the site.
        case account
    }

    let name: String
    let shape: Shape
    /// Module and words: `livechat/campaigns/{campaigns}/preChat`. A brace holds the id of an object of the kind it names;
    /// items of a collection lie below, with their id.
    var path: String
    var operations: Set<Operation>
    var listing = Listing.bare
    /// Query parameter and body member that name the object to which an item of a flat list belongs.
    var parent: Parent?
    /// The rows stand in objects of another kind, and this is the second way to them.
    var view: View?
    /// What an object has if nothing is said, and which JSON type a known member has.
    var defaults: JSONValue = [:]
    var readOnly: [String] = ["id"]
    /// Members that make a PUT fail, `ParameterIsNotEditable` (rule ten).
    var fixed: [String] = []
    /// Members without which a POST fails.
    var mandatory: [String] = []
    /// Closed lists of texts, compared as they are.
    var choices: [String: [String]] = [:]
    var references: [V4Reference] = []
    var children: [V4Child] = []
    /// Words that `include` may hold beyond those that references and children bring; any other is refused (rule nine).
    var includes: [String] = []
    var conditions: [Condition] = []
    /// Members that hold a picture: written as any address, read as one below the object (rule twenty-one).
    var images: [String] = []
    var unique: [String] = []
    /// Members that must hold an address: `ParameterFormatIncorrect`.
    var addresses: [String] = []
    /// The member of a record that says when it happened.
    var time = ""
    /// Filters without which a search is refused.
    var neededFilters: [String] = []
    /// Query parameters of a list and the members that they compare.
    var filters: [String: String] = [:]
    /// How members of the other design are called in this one, at any depth.
    var renames: [String: String] = [:]
    /// A path that must be the one in use for this kind to be there at all.
    var onlyWith: String?
    var rules: Set<Rule> = []

    struct Parent: Sendable {
        let kind: String
        let member: String
    }

    struct View: Sendable {
        let kind: String
        /// The list in the other kind's object, the list in its rows, and so on.
        let members: [String]
    }

    /// A member is there only while another one has one of those values (rule eleven).
    struct Condition: Sendable {
        let member: String
        let governor: String
        let values: [JSONValue]
    }
}

extension V4Kind {
    /// `livechat`, `global`, ...
    var module: String { String(path.prefix { $0 != "/" }) }

    /// The kind whose id the path names before the object's own.
    var owner: String? {
        let brace = path.split(separator: "/").last { $0.hasPrefix("{") }
        return brace.map { String($0.dropFirst().dropLast()) }
    }

    /// What is switched by `:enable` and `:disable`.
    var isSwitched: Bool { operations.contains(.enable) }

    /// The same kind at another path.
    func moved(to path: String) -> V4Kind {
        var kind = self
        kind.path = path
        return kind
    }

    static let editing: Set<Operation> = [.list, .get, .post, .put, .delete, .deleteMany]
    static let reading: Set<Operation> = [.list, .get]
    static let setting: Set<Operation> = [.get, .put]
    static let verbs: Set<Operation> = [.enable, .disable]
}

/// A member that names an object of some kind.
struct V4Reference: Sendable {
    let path: Reference
    /// What a write answers that names none. The notes saw 404 and 400 (section three); 404 is the one that a client may
    /// mistake for the object's own absence, so it is usual here.
    var status = 404
    /// The word of `include`, and the member in which the object is shown then.
    var include: (name: String, member: String)?

    init(_ path: String, to kind: String, status: Int = 404, include: (name: String, member: String)? = nil) {
        self.path = Reference(path: path, kind: kind)
        self.status = status
        self.include = include
    }

    var kind: String { path.kind }

    /// All that the value names, each with the holder that it stands in.
    func targets(in value: JSONValue) -> [JSONValue] {
        var found: [JSONValue] = []
        _ = try? path.map(value) { holder in
            found += path.targets(in: holder)
            return holder
        }
        return found.filter { $0.reference != nil }
    }
}

/// Rows inside an object. They are written through it: of a list that a PUT carries, rows of known ids are changed, others
/// made with an id of the server's, and what is missing is deleted (rules two and three).
struct V4Child: Sendable {
    enum Shown: Sendable {
        case always
        /// Only if `include` holds that word: absent otherwise, and not empty.
        case included(String)
        /// Only written.
        case never
    }

    let member: String
    /// The member that tells the rows apart.
    var key = "id"
    /// The member in which a row repeats the id of what it stands in.
    var parent: String?
    var shown = Shown.always
    var defaults: JSONValue = [:]
    var children: [V4Child] = []
    /// Rows that are built in, or place a field that is, stay even if a list lacks them.
    var keepsSystemRows = false
}
