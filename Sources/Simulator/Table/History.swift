package import Wire

extension SimulatedSite {
    /// Makes up sessions, chats and offline messages that end at the site's clock, for lists that need more than a page.
    /// - Parameter history: `chats` and `offlineMessages` say how many, `days` over how long a time they spread.
    package mutating func addHistory(_ history: JSONValue) {
        let days = min(max(history["days"]?.integer ?? 30, 1), 3650)
        let campaigns = state.items(of: "campaigns").compactMap { $0["id"] }
        let visitors = state.items(of: "visitors").compactMap { $0["id"] }
        let agents = state.items(of: "agents").compactMap { $0["id"] }
        func pick(_ values: [JSONValue], _ number: Int) -> JSONValue {
            values.isEmpty ? nil : values[number % values.count]
        }
        func spread(_ count: Int, _ make: (Int, Moment) -> JSONValue) -> [JSONValue] {
            (0..<count).map { index in
                make(index, Moment(seconds: now.seconds - days * 86_400 * (index + 1) / (count + 1)))
            }
        }
        let topics = ["Where is my parcel?", "Passt das auch im Winter?", "Puis-je échanger ?", "Is 44 in stock?"]
        let chats = spread(count(history["chats"])) { index, start in
            [
                "id": .string(guids.guid(for: "history/chats/\(index)")), "agentIds": [pick(agents, index)],
                "startTime": .string(start.text),
                "endTime": .string(Moment(seconds: start.seconds + 300 + index % 7).text),
                "status": index % 9 == 8 ? "missed" : "normal", "source": "chatButton",
                "campaignId": pick(campaigns, index),
                "visitorId": pick(visitors, index / 2),
                "messages": [
                    ["sender": "visitor", "time": .string(start.text), "text": .string(topics[index % topics.count])]
                ],
            ]
        }
        let messages = spread(count(history["offlineMessages"])) { index, time in
            [
                "id": .string(guids.guid(for: "history/offlineMessages/\(index)")), "createdTime": .string(time.text),
                "name": .string("Visitor \(index + 1)"), "email": .string("visitor\(index + 1)@mail.example"),
                "subject": .string(topics[index % topics.count]),
                "message": .string(topics[(index + 1) % topics.count]),
                "campaignId": pick(campaigns, index), "agentId": pick(agents, index),
            ]
        }
        state.collections[Place(kind: "chats"), default: []] += chats
        state.collections[Place(kind: "offlineMessages"), default: []] += messages
    }

    private func count(_ value: JSONValue?) -> Int { min(max(value?.integer ?? 0, 0), 100_000) }
}
