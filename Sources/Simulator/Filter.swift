import Wire

/// Which chats or offline messages a request wants. Without a time span it gets those of today.
struct Filter {
    let from: Moment
    let to: Moment
    /// Members that must hold these ids.
    let ids: [(members: [String], id: String)]
    let keywords: String?

    init(_ target: RequestTarget, today: Moment) throws(Refusal) {
        func moment(_ name: String, else standard: Moment) throws(Refusal) -> Moment {
            guard let text = target[name], !text.isEmpty else { return standard }
            guard let moment = Moment(text) else { throw Refusal(400, "parameter '\(name)' is not a date and time") }
            return moment
        }
        from = try moment("timeFrom", else: today)
        to = try moment("timeTo", else: Moment(seconds: today.seconds + 86_399))
        keywords = target["keywords"]?.lowercased()
        let members = [
            "departmentId": ["departmentId"], "campaignId": ["campaignId"], "visitorId": ["visitorId"],
            "agentId": ["agentId", "agentIds"],
        ]
        ids = members.compactMap { name, members in
            target[name].map { (members, $0.lowercased()) }
        }
    }

    /// - Parameter items: all of the time that is asked for.
    func apply(to items: [JSONValue]) -> [JSONValue] {
        ids.isEmpty && keywords?.isEmpty ?? true ? items : items.filter { matches($0) }
    }

    private func matches(_ item: JSONValue) -> Bool {
        for (members, id) in ids {
            let values = members.flatMap { item[$0]?.elements ?? [item[$0] ?? nil] }
            guard values.contains(where: { $0.reference == id }) else { return false }
        }
        guard let keywords, !keywords.isEmpty else { return true }
        return item.written().lowercased().contains(keywords)
    }
}
