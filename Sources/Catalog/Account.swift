package import Wire

/// Which account of the service a site is, as far as a site or its credential says so. All customers of a server share one
/// URL, so that the URL does not tell.
package struct Account: Hashable, Sendable {
    /// What the site itself says: the member that the table calls its number.
    package var number: String?
    /// The account that the log-in or the token is for.
    package var login: String?
    /// Ids of things that only this account has, in lower case and in order; some of them where there are many.
    package private(set) var marks: [String]

    /// So many marks are kept of a large site.
    private static let mostMarks = 50

    package init(number: String? = nil, login: String? = nil, marks: some Sequence<String> = []) {
        self.number = number
        self.login = login
        self.marks = Self.chosen(marks)
    }

    /// Does nothing say which one it is?
    package var isUnknown: Bool { number == nil && login == nil && marks.isEmpty }

    /// The number as people know it; nil where only marks tell.
    package var name: String? { number ?? login }

    /// Takes over what another reading of the same account says.
    package func merging(_ newer: Account) -> Account {
        Account(
            number: newer.number ?? number, login: newer.login ?? login,
            marks: newer.marks.isEmpty ? marks : newer.marks)
    }

    /// The same with more things that are its own.
    package func marked(by ids: [String]) -> Account {
        // What is new counts more than what stood there before.
        var account = self
        let fresh = Self.chosen(ids)
        account.marks = (fresh + marks.filter { !fresh.contains($0) }.prefix(Self.mostMarks - fresh.count)).sorted()
        return account
    }

    /// Is it certainly another one? What neither says counts for nothing.
    /// - Parameter all: marks of this one beyond those that it keeps.
    package func isOther(than known: Account, knowing all: Set<String> = []) -> Bool {
        if let number, let other = known.number { return !number.isSameName(as: other) }
        let ownMarks = all.union(marks)
        let share = !ownMarks.isDisjoint(with: known.marks)
        if let login, let other = known.login { return !login.isSameName(as: other) && !share }
        // The site's own number beside that of a log-in may be two numbers of one account.
        if let own = name, let other = known.name { return !own.isSameName(as: other) && !share }
        return !ownMarks.isEmpty && !known.marks.isEmpty && !share
    }

    private static func chosen(_ ids: some Sequence<String>) -> [String] {
        Array(Set(ids.map { $0.lowercased() }).sorted().prefix(mostMarks))
    }
}

extension Account {
    /// `{"number","login","marks"}`, without what is not known.
    package var document: JSONValue {
        var members: [JSONMember] = []
        if let number { members.append(JSONMember("number", .string(number))) }
        if let login { members.append(JSONMember("login", .string(login))) }
        if !marks.isEmpty { members.append(JSONMember("marks", .array(marks.map { .string($0) }))) }
        return .object(members)
    }

    /// Nil if it is not such a document.
    package init?(document: JSONValue) {
        guard document.members != nil else { return nil }
        for name in ["number", "login"] where document[name] != nil && document[name]?.text == nil { return nil }
        let marks = document["marks"]?.elements ?? []
        guard document["marks"] == nil || document["marks"]?.elements != nil, marks.allSatisfy({ $0.text != nil })
        else {
            return nil
        }
        self.init(
            number: document["number"]?.text, login: document["login"]?.text, marks: marks.compactMap(\.text))
    }

    /// An account's number as a body or a token writes it; nil for what says nothing.
    package static func number(_ value: JSONValue?) -> String? {
        let text: String
        switch value {
        case .string(let string)?: text = string
        case .number(let digits)?: text = digits.description
        default: return nil
        }
        let isSaid = !text.isEmpty && text.utf8.count <= 100 && text != "0"
        return isSaid ? text : nil
    }
}
