package import Wire

/// How records of a kind are asked for by time, and what in a record means what.
///
/// The service lists chats and offline messages between two moments, both included, and takes today where one is missing (final
/// v3 document, "Get a list of chats"). A session list knows no filter.
package struct RecordListing: Hashable, Sendable, Codable {
    /// The parameters that name the two ends of a window; nil where the list knows none.
    package struct Window: Hashable, Sendable, Codable {
        package var from = "timeFrom"
        package var to = "timeTo"

        package init() {}
    }

    /// When a record happened, in the order of trial.
    package var time: [FieldPath]
    package var window: Window?
    /// How a list is asked for that comes by a search; nil where a GET lists.
    package var search: Search?
    /// The parameter that says how many records a page may have.
    package var size = "pageSize"
    /// Records to ask for on a page.
    package var pageSize = 100
    /// What people search in: every text there and below that is neither an id, a moment nor an address of a page.
    package var texts: [FieldPath] = []
    /// Lines of a conversation, each with a time, a sender and a text.
    package var messages: FieldPath?
    package var agents: [FieldPath] = []
    package var campaigns: [FieldPath] = []
    /// The ids and the addresses that a person is known by.
    package var people: [FieldPath] = []
    /// The kind that is read one by one by the ids found here where it has no list of its own, and where these are.
    package var leads: [Lead] = []

    package struct Lead: Hashable, Sendable, Codable {
        package var kind: String
        package var at: FieldPath
    }

    package init(time: [FieldPath]) { self.time = time }
}

extension RecordListing {
    /// Is the list in the order of time, or asked for by it?
    package var isByTime: Bool { window != nil || search != nil }

    /// When a record happened; nil for one that has no moment in it.
    /// - Parameter offset: seconds that a moment without a zone is ahead of UTC.
    package func moment(of body: JSONValue, offset: Int) -> UTCTime? {
        time.lazy.compactMap { $0.first(in: body)?.text }.compactMap { UTCTime(reported: $0, offset: offset) }.first
    }
}

extension RecordListing {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        self.init(time: try row.decode([FieldPath].self, forKey: .time))
        window = try row.decodeIfPresent(Window.self, forKey: .window)
        search = try row.decodeIfPresent(Search.self, forKey: .search)
        if let said = try row.decodeIfPresent(String.self, forKey: .size) { size = said }
        if let said = try row.decodeIfPresent(Int.self, forKey: .pageSize) { pageSize = said }
        texts = try row.decodeIfPresent([FieldPath].self, forKey: .texts) ?? []
        messages = try row.decodeIfPresent(FieldPath.self, forKey: .messages)
        agents = try row.decodeIfPresent([FieldPath].self, forKey: .agents) ?? []
        campaigns = try row.decodeIfPresent([FieldPath].self, forKey: .campaigns) ?? []
        people = try row.decodeIfPresent([FieldPath].self, forKey: .people) ?? []
        leads = try row.decodeIfPresent([Lead].self, forKey: .leads) ?? []
    }
}

extension RecordListing.Window {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        self.init()
        if let said = try row.decodeIfPresent(String.self, forKey: .from) { from = said }
        if let said = try row.decodeIfPresent(String.self, forKey: .to) { to = said }
    }
}

extension RecordListing.Lead {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.members(CodingKeys.self)
        kind = try row.decode(String.self, forKey: .kind)
        at = try row.decode(FieldPath.self, forKey: .at)
    }
}
