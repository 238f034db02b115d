import Wire

/// Which chats or offline messages a request wants. Without a time span it gets those of today.
struct Filter {
    let time: String
    let from: Moment
    let to: Moment
    /// Members that must hold these ids.
    let ids: [(members: [String], id: String)]
    let keywords: String?

    init(_ target: RequestTarget, time: String, today: Moment) throws(Refusal) {
        func moment(_ name: String, else standard: Moment) throws(Refusal) -> Moment {
            guard let text = target[name], !text.isEmpty else { return standard }
            guard let moment = Moment(text) else { throw Refusal(400, "parameter '\(name)' is not a date and time") }
            return moment
        }
        self.time = time
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

    func apply(to items: [JSONValue]) -> [JSONValue] { items.filter { matches($0) } }

    private func matches(_ item: JSONValue) -> Bool {
        guard let text = item[time]?.text, let moment = Moment(text), from <= moment, moment <= to else { return false }
        for (members, id) in ids {
            let values = members.flatMap { item[$0]?.elements ?? [item[$0] ?? nil] }
            guard values.contains(where: { $0.reference == id }) else { return false }
        }
        guard let keywords, !keywords.isEmpty else { return true }
        return item.written().lowercased().contains(keywords)
    }
}
