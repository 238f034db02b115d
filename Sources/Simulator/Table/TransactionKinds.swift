import Wire

private let common: [Reference] = [
    Reference(path: "campaignId", kind: "campaigns", include: .init(name: "campaign", member: "campaign")),
    Reference(
        path: "autoInvitationId", kind: "autoInvitations",
        include: .init(name: "autoInvitation", member: "autoInvitation")),
    Reference(path: "departmentId", kind: "departments", include: .init(name: "department", member: "department")),
    Reference(
        path: "sessionId", kind: "sessions", include: .init(name: "session", member: "session", dialects: [.final])),
]

/// What people did: visitors and agents online, sessions, chats, offline messages. Nothing of it can be made through the API.
let transactionKinds: [Kind] = [
    Kind(
        name: "visitors", shape: .collection, addresses: Kind.addresses("livechat/visitors"), operations: [.list, .get]),
    Kind(
        name: "visitorVariables", shape: .collection, parent: "visitors",
        addresses: [
            .init(path: "livechat/visitors/{id}/customVariables:change", dialects: [.draft], operations: [.post]),
            .init(path: "livechat/visitors/{id}", dialects: [.final], operations: [.put]),
        ], operations: [.post, .put], rules: [.visitorVariables],
        example: [["name": "plan", "value": "gold", "url": ""]]),
    Kind(
        name: "onlineAgents", shape: .collection, addresses: Kind.addresses("livechat/agents"),
        operations: [.list, .get, .put], readOnly: ["id", "ongoingChats"], mandatory: ["status"],
        rules: [.partial, .presence]),
    Kind(
        name: "sessions", shape: .collection,
        addresses: [.init(path: "livechat/sessions", dialects: [.draft]), .init(path: "livechat/sessions/{id}")],
        operations: [.list, .get],
        references: [
            Reference(path: "visitorId", kind: "visitors", include: .init(name: "visitor", member: "visitor")),
            Reference(path: "contactId", kind: "contacts", include: .init(name: "contact", member: "contact")),
        ], placeholder: "sessionId"),
    Kind(
        name: "chats", shape: .collection,
        addresses: Kind.addresses("livechat/chats") + [
            .init(
                path: "livechat/sessions/{sessionId}/chats", dialects: [.draft], operations: [.list],
                filter: "sessionId"
            )
        ], operations: [.list, .get, .delete, .deleteMany],
        references: common + [
            Reference(path: "agentIds[]", kind: "agents", include: .init(name: "agent", member: "agents")),
            Reference(path: "botId", kind: "bots", include: .init(name: "chatbot", member: "chatbot")),
            Reference(
                path: "offlineMessageId", kind: "offlineMessages",
                include: .init(name: "offlineMessage", member: "offlineMessage", dialects: [.final])),
        ], paging: .init(counter: "totalCount", member: "chats", size: 50), time: "startTime"),
    Kind(
        name: "offlineMessages", shape: .collection,
        addresses: Kind.addresses("livechat/offlineMessages") + [
            .init(
                path: "livechat/sessions/{sessionId}/offlineMessages", dialects: [.draft], operations: [.list],
                filter: "sessionId")
        ], operations: [.list, .get, .delete, .deleteMany],
        references: common + [
            Reference(path: "agentId", kind: "agents", include: .init(name: "agent", member: "agent"))
        ], paging: .init(counter: "total", member: "offlineMessages", size: 50), time: "createdTime"),
]

/// What is made elsewhere and only looked up here. Knowledge bases and contacts have no endpoint in version 3.
let globalKinds: [Kind] = [
    Kind(
        name: "departments", shape: .collection, addresses: Kind.addresses("globalSettings/departments"),
        operations: [.list, .get]),
    Kind(
        name: "currentAgent", shape: .singleton, parent: "agents", addresses: [.init(path: "globalSettings/agents/me")],
        operations: [.get], rules: [.currentAgent]),
    Kind(
        name: "agents", shape: .collection, addresses: Kind.addresses("globalSettings/agents"),
        operations: [.list, .get], rules: [.login], paging: .init(counter: "count", member: "agents", size: 10)),
    Kind(name: "bots", shape: .collection, addresses: Kind.addresses("chatbot/bots"), operations: [.list, .get]),
    Kind(name: "knowledgeBases", shape: .collection, addresses: [], operations: []),
    Kind(name: "contacts", shape: .collection, addresses: [], operations: []),
]
