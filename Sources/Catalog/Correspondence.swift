/// How a kind of the table of another version becomes one of this table, so that a snapshot of a site of that version can be taken to
/// one of this version. Only kinds that hang on no other one correspond.
///
/// What is not named here has no counterpart that anybody knows: it stays behind, and that is said.
package struct Correspondence: Hashable, Sendable, Codable {
    /// Only items that say one of these words there.
    package struct Condition: Hashable, Sendable, Codable {
        package var at: FieldPath
        package var values: [String]
    }

    /// A text that names an item of a kind of the other table: it stands between marks here.
    package struct Token: Hashable, Sendable, Codable {
        package var kind: String
        package var before: String
        package var after: String
    }

    /// Where the value of a member goes.
    package struct Member: Hashable, Sendable, Codable {
        /// In the first of the other table's spellings.
        package var from: FieldPath
        /// With `[]` at its end the values of all items and lists come together there.
        package var to: FieldPath
        /// What its words are called here. What has another word there has no counterpart. None: words are as they are.
        package var values: [String: String] = [:]
        /// Stands before every text here.
        package var prefix = ""
        /// Said here wherever the other one says anything at all; not said twice and otherwise.
        package var says: String?
        /// Of a list of objects: what goes over of each element.
        package var elements: [Member] = []
        /// The kind of the other table whose items it names by their key; here their ids stand.
        package var names: String?
        package var token: Token?
    }

    /// Its name in the other table.
    package var kind: String
    package var when: Condition?
    package var members: [Member]
}

// A row's JSON says of these only what is not as usual.

extension Correspondence {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        kind = try row.decode(String.self, forKey: .kind)
        when = try row.decodeIfPresent(Condition.self, forKey: .when)
        members = try row.decode([Member].self, forKey: .members)
    }
}

extension Correspondence.Condition {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        at = try row.decode(FieldPath.self, forKey: .at)
        values = try row.decode([String].self, forKey: .values)
    }
}

extension Correspondence.Token {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        kind = try row.decode(String.self, forKey: .kind)
        before = try row.decode(String.self, forKey: .before)
        after = try row.decode(String.self, forKey: .after)
    }
}

extension Correspondence.Member {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        from = try row.decode(FieldPath.self, forKey: .from)
        to = try row.decodeIfPresent(FieldPath.self, forKey: .to) ?? from
        values = try row.decodeIfPresent([String: String].self, forKey: .values) ?? [:]
        prefix = try row.decodeIfPresent(String.self, forKey: .prefix) ?? ""
        says = try row.decodeIfPresent(String.self, forKey: .says)
        elements = try row.decodeIfPresent([Correspondence.Member].self, forKey: .elements) ?? []
        names = try row.decodeIfPresent(String.self, forKey: .names)
        token = try row.decodeIfPresent(Correspondence.Token.self, forKey: .token)
    }

    /// One that goes over as it is, under that name.
    static func same(_ name: FieldPath) -> Correspondence.Member { .init(from: name, to: name) }
}

extension [Correspondence.Member] {
    static func same(_ names: [FieldPath]) -> [Correspondence.Member] { names.map { .same($0) } }
}

extension Correspondence {
    /// Kinds of the other table whose items' names it has to know.
    package var namedKinds: Set<String> {
        func named(_ members: [Member]) -> [String] {
            members.flatMap { member in
                [member.names, member.token?.kind].compactMap { $0 } + named(member.elements)
            }
        }
        return Set(named(members))
    }
}
