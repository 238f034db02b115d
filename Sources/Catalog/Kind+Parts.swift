// What a row says of single members, actions and children.

extension Kind {
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

    /// The parent of an item of a list that is asked for beside it.
    package struct ParentNaming: Hashable, Sendable, Codable {
        /// The parameter of a list.
        package var query: String
        /// The member of what is made, and of what is shown: it is neither compared nor copied.
        package var member: String
    }

    /// What `include` has to ask for so that a body is whole.
    package struct Content: Hashable, Sendable, Codable {
        package var include: String
        /// The members of the body that come by it.
        package var members: [String]
    }

    /// A switch.
    package struct Toggle: Hashable, Sendable, Codable {
        /// True when it is on.
        package var member: String
        /// What stands behind the path of the POST that turns it: `:enable`.
        package var on: String
        package var off: String

        package init(member: String = "isEnabled", on: String = ":enable", off: String = ":disable") {
            self.member = member
            self.on = on
            self.off = off
        }

        package func verb(_ isOn: Bool) -> String { isOn ? on : off }
    }

    /// What a row rests on.
    package struct Evidence: Hashable, Sendable, Codable {
        package enum Grade: String, RowWord, Comparable {
            /// Documented, and seen on a live service by somebody.
            case A
            /// Documented.
            case B
            /// Seen, or told by others.
            case C
            /// A likeness.
            case D

            package static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }
        }

        package var grade: Grade
        /// 1: paths, members and writes are known; 2: members in part; 3: only to be read.
        package var tier: Int
        package var note: String

        package init(_ grade: Grade, tier: Int, note: String = "") {
            self.grade = grade
            self.tier = tier
            self.note = note
        }
    }

    package struct Caveat: Hashable, Sendable, Codable {
        package enum Concern: String, RowWord {
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

// A row's JSON says of these only what is not as usual.

extension Kind.Action {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        method = try row.decode(String.self, forKey: .method)
        path = try row.decode(PathTemplate.self, forKey: .path)
        note = try row.decodeIfPresent(String.self, forKey: .note) ?? ""
    }
}

extension Kind.ParentNaming {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        query = try row.decode(String.self, forKey: .query)
        member = try row.decode(String.self, forKey: .member)
    }
}

extension Kind.Content {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        include = try row.decode(String.self, forKey: .include)
        members = try row.decode([String].self, forKey: .members)
    }
}

extension Kind.Toggle {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        self.init()
        if let said = try row.decodeIfPresent(String.self, forKey: .member) { member = said }
        if let said = try row.decodeIfPresent(String.self, forKey: .on) { on = said }
        if let said = try row.decodeIfPresent(String.self, forKey: .off) { off = said }
    }
}

extension Kind.Evidence {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        grade = try row.decode(Grade.self, forKey: .grade)
        tier = try row.decodeIfPresent(Int.self, forKey: .tier) ?? 3
        note = try row.decodeIfPresent(String.self, forKey: .note) ?? ""
    }
}

extension Kind.UnorderedList {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        at = try row.decode(FieldPath.self, forKey: .at)
        key = try row.decodeIfPresent([String].self, forKey: .key) ?? []
    }
}

extension Kind.EmbeddedKind {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        kind = try row.decode(String.self, forKey: .kind)
        segment = try row.decode(String.self, forKey: .segment)
        members = try row.decode([String].self, forKey: .members)
    }
}

extension Kind.ValueAliases {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        at = try row.decode(FieldPath.self, forKey: .at)
        groups = try row.decode([[String]].self, forKey: .groups)
    }
}

extension Kind.SingletonForm {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        member = try row.decode(String.self, forKey: .member)
        itemMember = try row.decode(String.self, forKey: .itemMember)
    }
}

extension Kind.EditionMembers {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        draft = try row.decodeIfPresent([String].self, forKey: .draft) ?? []
        final = try row.decodeIfPresent([String].self, forKey: .final) ?? []
    }
}

extension Kind.Caveat {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        concern = try row.decodeIfPresent(Concern.self, forKey: .concern) ?? .restore
        at = try row.decodeIfPresent(FieldPath.self, forKey: .at)
        when = try row.decodeIfPresent(FieldPath.self, forKey: .when)
        value = try row.decodeIfPresent(String.self, forKey: .value)
        ifHidden = try row.decodeIfPresent(Bool.self, forKey: .ifHidden) ?? false
        reason = try row.decode(String.self, forKey: .reason)
    }
}
