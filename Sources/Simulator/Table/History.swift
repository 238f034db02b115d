package import Wire

extension SimulatedSite {
    /// Makes up sessions, chats and offline messages that end at the site's clock, for lists that need more than a page.
    /// - Parameter history: `chats` and `offlineMessages` say how many, `days` over how long a time they spread, `lines` how many
    ///   messages a chat has that was answered (3).
    package mutating func addHistory(_ history: JSONValue) {
        if version4 != nil {
            version4?.addHistory(history, until: now)
            return
        }
        func ids(_ kind: String) -> [JSONValue] { state.items(of: kind).compactMap { $0["id"] } }
        let making = HistoryMaking(
            history, until: now, campaigns: ids("campaigns"), visitors: ids("visitors"), agents: ids("agents"))
        let chats = making.spread("chats").map { making.chat($0.index, at: $0.at, guids) }
        state.collections[Place(kind: "chats"), default: []] += chats.map(\.chat)
        state.collections[Place(kind: "sessions"), default: []] += chats.map(\.session)
        state.collections[Place(kind: "offlineMessages"), default: []] += making.spread("offlineMessages").map {
            making.message($0.index, at: $0.at, guids)
        }
    }
}

/// Makes records of what a site has: its campaigns, visitors and agents.
struct HistoryMaking {
    private let history: JSONValue
    private let until: Moment
    private let campaigns: [JSONValue]
    private let visitors: [JSONValue]
    private let agents: [JSONValue]
    private let lines: Int

    init(
        _ history: JSONValue, until: Moment, campaigns: [JSONValue], visitors: [JSONValue], agents: [JSONValue]
    ) {
        self.history = history
        self.until = until
        (self.campaigns, self.visitors, self.agents) = (campaigns, visitors, agents)
        lines = min(max(history["lines"]?.integer ?? 3, 3), 1000)
    }

    /// When those happened of which the history says how many there are, the newest first.
    func spread(_ name: String) -> [(index: Int, at: Moment)] {
        let days = min(max(history["days"]?.integer ?? 30, 1), 3650)
        let count = min(max(history[name]?.integer ?? 0, 0), 1_000_000)
        return (0..<count).map { index in
            (index, Moment(seconds: until.seconds - days * 86_400 * (index + 1) / (count + 1)))
        }
    }

    private func pick(_ values: [JSONValue], _ number: Int) -> JSONValue {
        values.isEmpty ? nil : values[number % values.count]
    }

    func chat(_ index: Int, at start: Moment, _ guids: GUIDSource) -> (chat: JSONValue, session: JSONValue) {
        let said = Conversation.all[index % Conversation.all.count]
        let isMissed = index % 9 == 8
        let session: JSONValue = .string(guids.guid(for: "history/sessions/\(index)"))
        func line(_ seconds: Int, _ sender: String, _ name: String, _ text: String) -> JSONValue {
            [
                "time": .string(Moment(seconds: start.seconds + seconds).text), "sender": .string(sender),
                "senderName": .string(name), "text": .string(text),
            ]
        }
        var messages = [line(0, "visitor", said.visitor, said.question)]
        if !isMissed {
            messages.append(line(20 + index % 60, "agent", "Agent \(index % 3 + 1)", said.answer))
            messages.append(line(95 + index % 60, "visitor", said.visitor, said.thanks))
            for number in 3..<max(3, lines) {
                let (sender, name) = number % 2 == 0 ? ("visitor", said.visitor) : ("agent", "Agent \(index % 3 + 1)")
                messages.append(line(95 + index % 60 + (number - 2) * 20, sender, name, Chatter.line(index, number)))
            }
        }
        let end = Moment(seconds: start.seconds + 300 + index % 7 + (lines - 3) * 20)
        let chat: JSONValue = [
            "id": .string(guids.guid(for: "history/chats/\(index)")),
            "agentIds": isMissed ? [] : [pick(agents, index)],
            "requestedTime": .string(start.text), "startTime": .string(start.text), "endTime": .string(end.text),
            "status": isMissed ? "missed" : "normal", "source": "chatButton", "campaignId": pick(campaigns, index),
            "sessionId": session, "visitorId": pick(visitors, index / 2),
            "avgResponseTime": .integer(20 + index % 60),
            "preChat": [
                "name": .string(said.visitor), "email": .string("visitor\(index % 50 + 1)@mail.example"),
                "departmentId": nil, "fieldValues": [],
            ],
            "postChat": [
                "ratingGrade": isMissed || index % 4 == 0 ? "noRating" : .string("level\(index % 5 + 1)"),
                "ratingComment": "",
            ],
            "agentWrapUp": ["categories": [], "comment": ""], "messages": .array(messages),
        ]
        return (
            chat,
            [
                "id": session, "startTime": .string(Moment(seconds: start.seconds - 240).text),
                "language": .string(said.language), "ip": .string("198.51.100.\(index % 250 + 1)"),
                "landingPageTitle": "Shoes for every road", "landingPageURL": "https://shop.example/",
                "visitorId": pick(visitors, index / 2), "contactId": nil,
            ]
        )
    }

    func message(_ index: Int, at time: Moment, _ guids: GUIDSource) -> JSONValue {
        let said = Conversation.all[(index + 1) % Conversation.all.count]
        return [
            "id": .string(guids.guid(for: "history/offlineMessages/\(index)")), "createdTime": .string(time.text),
            "name": .string(said.visitor), "email": .string("visitor\(index + 1)@mail.example"),
            "subject": .string(String(said.question.prefix(24))), "message": .string(said.question),
            "campaignId": pick(campaigns, index), "agentId": pick(agents, index),
        ]
    }
}
