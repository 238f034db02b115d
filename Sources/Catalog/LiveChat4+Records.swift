// What visitors and agents of a site of version 4 wrote. There is no list to GET: a search finds it.
extension Catalog {
    static let records4: [Kind] = [
        .found("chats", by: "startTime", .A, note: "the messages of single chats were seen by others (C)") {
            $0.isReadByNumber()
            $0.isConversation()
            // A search that includes them was seen to run out of time.
            $0.contents = [.init(include: "messages", members: ["messages"])]
        },
        // The search for chats does not find them, and of an address for a single one nothing is known.
        .found("missedAndRefusedChats", by: "startTime", .A) { $0.isConversation() },
        .found("offlineMessages", by: "createdTime", .A) {
            $0.isReadByNumber()
            $0.listing?.texts = [
                "subject", "message", "name", "email", "company", "pageTitle", "attachmentFileName",
            ]
            $0.listing?.agents = ["agentId"]
            $0.listing?.campaigns = ["campaignId"]
            $0.listing?.people = ["email", "phone", "visitorId", "contactIdentityId"]
        },
        .found("agentPrivateMessages", by: "time", .B) {
            // Three filters are required; what is older than the service is nothing, and so is the far future.
            $0.listing?.search?.filters = [
                .init("time", "is", ["2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"]), .init("agent", "ignored", [""]),
                .init("keywords", "ignored", [""]),
            ]
            $0.listing?.texts = ["text", "content"]
            $0.listing?.agents = ["fromAgentId", "toAgentId"]
        },
    ]
}

extension Kind {
    fileprivate mutating func isConversation() {
        listing?.time = ["startTime", "requestedTime", "endTime"]
        listing?.texts = [
            "messages", "visitorName", "name", "email", "preChat", "postChat", "postChatSurvey", "chatWrapup",
            "requestingPageTitle",
        ]
        listing?.messages = "messages[]"
        listing?.agents = ["agentId", "agentIds[]", "chatAgents[].agentId"]
        listing?.campaigns = ["campaignId"]
        listing?.people = ["visitorId", "email", "visitorEmail", "phone", "contactIdentityId"]
    }
}
