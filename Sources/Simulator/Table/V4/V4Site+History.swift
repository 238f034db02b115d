import Wire

extension V4Site {
    /// The conversations that a site of version 3 has of the same seed, as version 4 shows them: under numbers, the missed ones
    /// apart.
    mutating func addHistory(_ history: JSONValue, until: Moment) {
        func ids(_ kind: String) -> [JSONValue] { all(kind).compactMap { $0["id"] } }
        let visitors = (0..<40).map { JSONValue.string(guids.guid(for: "history/visitors/\($0)")) }
        let making = HistoryMaking(
            history, until: until, campaigns: ids("campaigns"), visitors: visitors, agents: ids("agents"))
        let known = (all("chats") + all("missedAndRefusedChats") + all("offlineMessages")).count
        for (index, at) in making.spread("chats") {
            let chat = making.chat(index, at: at, guids).chat
            let kind = chat["status"] == "missed" ? "missedAndRefusedChats" : "chats"
            state.collections[Place(kind: kind), default: []].append(
                Self.numbered(Self.shown(chat), 100_000 + known + index))
        }
        for (index, at) in making.spread("offlineMessages") {
            let message = making.message(index, at: at, guids)
            state.collections[Place(kind: "offlineMessages"), default: []].append(
                Self.numbered(message, 500_000 + known + index))
        }
    }

    private static func numbered(_ record: JSONValue, _ number: Int) -> JSONValue {
        let head: JSONValue = ["id": .integer(number), "guid": record["id"] ?? nil]
        return head.overlaid(with: record.without(["id"]))
    }

    private static func shown(_ chat: JSONValue) -> JSONValue {
        let messages = (chat["messages"]?.elements ?? []).map { line -> JSONValue in
            [
                "time": line["time"] ?? nil, "senderType": line["sender"] ?? nil,
                "senderName": line["senderName"] ?? nil,
                "message": line["text"] ?? nil,
            ]
        }
        return [
            "id": chat["id"] ?? nil, "startTime": chat["startTime"] ?? nil, "endTime": chat["endTime"] ?? nil,
            "status": chat["status"] == "missed" ? "missed" : "chatEnded", "campaignId": chat["campaignId"] ?? nil,
            "departmentId": nil, "agentIds": chat["agentIds"] ?? [], "visitorId": chat["visitorId"] ?? nil,
            "visitorName": chat["preChat"]?["name"] ?? nil, "email": chat["preChat"]?["email"] ?? nil,
            "avgResponseTime": chat["avgResponseTime"] ?? nil, "messages": .array(messages),
        ]
    }
}
