import Wire

extension V4Kind {
    /// Every kind that has a path in the notes on version 4 and is of the first two tiers, with both designs where there are
    /// two: the first that is named here answers unless a site says otherwise.
    static let all: [V4Kind] = v4CampaignKinds + v4SiteKinds + v4GlobalKinds + v4RecordKinds
}

private func conversations(_ name: String, at path: String, includes: [String]) -> V4Kind {
    V4Kind(
        name: name, shape: .records, path: path, operations: [.search, .get, .delete, .deleteMany],
        defaults: ["startTime": "", "campaignId": "", "departmentId": ""],
        references: conversationReferences,
        children: ["messages", "session"].map { V4Child(member: $0, shown: .included($0)) }, includes: includes,
        time: "startTime",
        rules: [.numbered, .open])
}

private let conversationReferences = [
    V4Reference("campaignId", to: "campaigns"), V4Reference("departmentId", to: "departments"),
]

private let chatIncludes = [
    "chatAgent", "chatWrapup", "chatWrapupCategory", "postChatSurvey", "customVariable", "campaign",
]

/// What visitors and agents wrote. Chats that took place and those that were missed or refused are found apart.
private let v4RecordKinds: [V4Kind] = [
    conversations("chats", at: "livechat/chats", includes: chatIncludes),
    conversations("missedAndRefusedChats", at: "livechat/missedAndRefusedChats", includes: chatIncludes),
    V4Kind(
        name: "offlineMessages", shape: .records, path: "livechat/offlineMessages",
        operations: [.search, .get, .delete, .deleteMany],
        defaults: ["createdTime": "", "campaignId": "", "departmentId": ""], references: conversationReferences,
        includes: [
            "agent", "autoInvitation", "campaign", "contactIdentity", "department", "offlineMessageFieldResult",
            "offlineMessageSegmentResult", "session", "skill", "visitor",
        ], time: "createdTime", rules: [.numbered, .open]),
    V4Kind(
        name: "agentPrivateMessages", shape: .records, path: "livechat/agentPrivateMessages", operations: [.search],
        defaults: ["time": ""], includes: ["fromAgent", "toAgent"], time: "time",
        neededFilters: ["time", "agent", "keywords"], rules: [.open]),
]
