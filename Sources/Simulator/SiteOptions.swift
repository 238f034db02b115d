/// How a simulated site behaves, apart from what it holds.
package struct SiteOptions: Sendable {
    package var dialect: Dialect
    /// Paths must be written as documented; the real service takes any letter case.
    package var isPathCaseStrict = false
    /// Kinds whose every request answers 403. Kinds under them share it.
    package var forbidden: Set<String> = []
    /// Kinds that can be read but whose writes answer 403.
    package var readOnly: Set<String> = []
    /// Kinds whose every request answers 404, as if the feature were switched off.
    package var absent: Set<String> = []
    /// Lists of these kinds come in an envelope and in pages, though the documents show a bare list.
    package var envelopes: [String: ListEnvelope] = [:]
    /// Whether `nextPage` starts at the slash instead of with the scheme.
    package var isPageLinkRelative = false
    /// How many objects of these kinds a list gives at most, in all its pages; it says how many there are.
    package var caps: [String: Int] = [:]
    /// Kinds that their parents show as an empty list though there are some.
    package var hollow: Set<String> = []
    /// Whether a second object of the same name is refused. The documents don't say what the service does.
    package var isNameUnique = false
    /// What only a site of version 4 has.
    package var version4 = V4Options()

    package init(dialect: Dialect) { self.dialect = dialect }
}

/// How a list that comes in pages is wrapped.
package struct ListEnvelope: Sendable, Hashable {
    /// The member that counts all objects, not those of the page: `total`, `totalCount`, `count`.
    package var counter: String
    /// The member that holds the list: the kind's name, or `list`.
    package var member: String
    /// Objects a page if the request doesn't say.
    package var size: Int
    /// No page has more, whatever the request says.
    package var most: Int
    /// Whether the end of the list is null instead of an empty text.
    package var endsWithNull: Bool

    package init(
        counter: String = "total", member: String, size: Int = 50, most: Int = .max, endsWithNull: Bool = true
    ) {
        self.counter = counter
        self.member = member
        self.size = size
        self.most = most
        self.endsWithNull = endsWithNull
    }
}
