import Wire

extension Kind {
    /// Every kind the service has. Members, defaults and references are those of the final document; `spellings` and
    /// `members` say where the draft differs.
    static let all = siteKinds + campaignKinds + transactionKinds + globalKinds

    static let named: [String: Kind] = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    /// The kind whose id a placeholder stands for, other than `{id}`.
    static let byPlaceholder: [String: Kind] = Dictionary(
        all.compactMap { kind in kind.placeholder.map { ($0, kind) } }
    ) { first, _ in first }

    /// Those that a rule speaks of.
    static func with(_ rule: Rule) -> [Kind] { all.filter { $0.rules.contains(rule) } }

    /// The singletons that an object of this kind has from the start.
    var parts: [Kind] { Kind.all.filter { $0.parent == name && $0.shape == .singleton } }

    /// The parts that stand in no other one's body.
    var ownParts: [Kind] {
        parts.filter { part in !parts.contains { $0.children.contains { $0.kind == part.name } } }
    }

    /// Options common to all that a person edits: everything but the deletion of many at once.
    static let editing: Set<Operation> = [.list, .get, .post, .put, .delete]

    static func addresses(_ path: String) -> [Address] { [Address(path: path), Address(path: path + "/{id}")] }
}

private let switches = [
    "isMultipleCampaignEnabled", "isAutoDistributionEnabled", "isCustomAwayStatusEnabled", "isDepartmentEnabled",
    "isAutoTranslationEnabled", "isAudioAndVideoChatEnabled", "isCustomerSegmentEnabled", "isVisitorSSOEnabled",
    "isCreditCardMaskingEnabled", "isCustomVariablesEnabled", "isSalesforceEnabled", "isZendeskEnabled",
    "isGoogleAnalyticsEnabled", "isGotoMeetingEnabled", "isJoinmeEnabled", "isCobrowsingEnabled",
]

private let pushTexts = [
    "iosType", "iosProductionCertificateFileName", "iosProductionCertificateFileData",
    "iosProductionCertificatePassword", "iosDevelopmentCertificateFileName", "iosDevelopmentCertificateFileData",
    "iosDevelopmentCertificatePassword", "iosApnsPayloadFormat", "iosThirdPartyURL", "iosThirdPartyRequestHeaders",
    "iosThirdPartyBody", "androidType", "androidGcmAPIKey", "androidGcmExtraData", "androidThirdPartyURL",
    "androidThirdPartyRequestHeaders", "androidThirdPartyRequestBody",
]

private let mask = "**********"

let siteKinds: [Kind] = [
    Kind(
        name: "settings", shape: .singleton, addresses: [.init(path: "livechat/settings")], operations: [.get, .put],
        readOnly: ["siteId"], mandatory: switches,
        defaults: .object(switches.map { JSONMember($0, .bool(true)) }), rules: [.account]),
    Kind(
        name: "autoDistribution", shape: .singleton, addresses: [.init(path: "livechat/autoDistribution")],
        operations: [.get, .put], mandatory: ["autoDistributionMethod"],
        defaults: [
            "autoDistributionMethod": "loadBanlancing", "isLastChattedAgentPreferred": false,
            "isLimitMaxConcurrentChatsForAllAgents": false, "maxConcurrentChatsForAllAgents": 5,
            "ifAutoAcceptChatWhenHavingAudioVideoChat": false,
            "ifAgentCanManuallyAcceptChatsAfterReachingMaxChatsLimit": true, "departmentAutoDistributions": [],
            "agentAutoDistributions": [],
        ],
        choices: [
            .init(member: "autoDistributionMethod", values: ["loadBanlancing", "roundRobin", "capabilityWeighted"])
        ],
        references: [
            Reference(
                path: "departmentAutoDistributions[].departmentId", kind: "departments",
                include: .init(name: "department", member: "department", dialects: [.draft])),
            Reference(
                path: "departmentAutoDistributions[].backupDepartmentId", kind: "departments",
                include: .init(name: "department", member: "backupDepartment", dialects: [.draft])),
            Reference(
                path: "agentAutoDistributions[].agentId", kind: "agents",
                include: .init(name: "agent", member: "agent", dialects: [.draft])),
        ]),
    Kind(
        name: "translationExcludedWords", shape: .collection,
        addresses: [
            .init(path: "livechat/translationExcludedWords", dialects: [.draft]),
            .init(path: "livechat/translationExcludedWords/{id}", dialects: [.draft]),
        ], operations: Kind.editing, mandatory: ["word"], defaults: ["word": ""]),
    Kind(
        name: "excludedWordList", shape: .singleton, parent: "translationExcludedWords",
        addresses: [.init(path: "livechat/translationExcludedWords", dialects: [.final])], operations: [.get, .put],
        rules: [.wordList]),
    Kind(
        name: "customerSegments", shape: .collection, addresses: Kind.addresses("livechat/customerSegments"),
        operations: Kind.editing, spellings: [.init(final: "isEnabled", draft: "isEnable")],
        mandatory: ["name", "conditions"],
        defaults: [
            "name": "", "color": "339FD9", "isEnabled": false, "order": 0, "description": "", "conditionMetType": "all",
            "logicalExpression": "", "conditions": [], "alertTo": ["agentIds": [], "departmentIds": []],
        ],
        references: [
            Reference(path: "alertTo.agentIds[]", kind: "agents"),
            Reference(path: "alertTo.departmentIds[]", kind: "departments"),
        ], rules: [.ordered]),
    Kind(
        name: "dynamicCampaign", shape: .singleton,
        addresses: [
            .init(path: "livechat/dynamicCampaign"),
            .init(path: "livechat/liveChatSettings/dynamicCampaign", dialects: [.draft]),
        ],
        operations: [.get, .put], defaults: ["defaultCampaignId": nil, "dynamicCampaignRules": []],
        references: [
            Reference(
                path: "defaultCampaignId", kind: "campaigns",
                include: .init(name: "campaign", member: "defaultCampaign")),
            Reference(
                path: "dynamicCampaignRules[].targetCampaignId", kind: "campaigns",
                include: .init(name: "campaign", member: "targetCampaign")),
            Reference.segment(in: "dynamicCampaignRules[].conditions[]"),
        ], rules: [.letsGo]),
    Kind(
        name: "mobilePush", shape: .singleton, addresses: [.init(path: "livechat/mobilePush")],
        operations: [.get, .put],
        secrets: [
            "iosProductionCertificateFileData", "iosProductionCertificatePassword",
            "iosDevelopmentCertificateFileData", "iosDevelopmentCertificatePassword", "iosThirdPartyRequestHeaders",
            "androidGcmAPIKey", "androidThirdPartyRequestHeaders",
        ].map { .init(path: $0, mask: mask) }, defaults: .object(pushTexts.map { JSONMember($0, "") })),
    Kind(
        name: "bans", shape: .collection, addresses: Kind.addresses("livechat/bans"), operations: Kind.editing,
        readOnly: ["id", "lastUpdatedByAgentId"], mandatory: ["type"],
        defaults: [
            "type": "", "visitorId": "", "ip": "", "ipRangeFrom": "", "ipRangeTo": "", "comment": "",
        ],
        choices: [.init(member: "type", values: ["visitor", "ip", "ipRange"])],
        references: [
            Reference(path: "visitorId", kind: "visitors", include: .init(name: "visitor", member: "visitor")),
            Reference(
                path: "lastUpdatedByAgentId", kind: "agents",
                include: .init(name: "agent", member: "lastUpdatedAgent")),
        ], rules: [.ban, .stampedBy], example: ["type": "ip", "ip": "203.0.113.1"]),
    Kind(
        name: "conversionActions", shape: .collection, addresses: Kind.addresses("livechat/conversionActions"),
        operations: [.list, .get, .post, .put],
        readOnly: ["id", "createdTime", "createdByAgentId", "lastUpdatedTime", "lastUpdatedByAgentId"],
        mandatory: ["name", "type"],
        defaults: [
            "name": "", "isEnable": true, "type": "", "customVariableUsedToDetermineConversion": "", "operator": "is",
            "value": "", "isCaseSensitive": false, "isValueAssignedToConversion": false, "valueSource": "inputAValue",
            "assignedValueFromInputting": 1, "assignedValueFromCustomVariable": "",
            "chatAssociatedWithConversion": "theLastChat", "isChatInLastCertainDaysConsidered": false,
            "chatInLastDays": 7, "isChatWithAtLeastCertainVisitorMessagesConsidered": false,
            "visitorMessagesAtLeast": 1,
            "isVariableIncludedInTranscript": false, "appendFieldList": [],
        ],
        choices: [.init(member: "type", values: ["url", "customVariable", "api"])],
        references: [
            Reference(
                path: "customVariableUsedToDetermineConversion", kind: "customVariables", key: .name,
                include: .init(name: "customVariable", member: "customVariable", dialects: [.draft])),
            Reference(path: "assignedValueFromCustomVariable", kind: "customVariables", key: .name),
            Reference(
                path: "createdByAgentId", kind: "agents", include: .init(name: "agent", member: "createdAgent")),
            Reference(
                path: "lastUpdatedByAgentId", kind: "agents",
                include: .init(name: "agent", member: "lastUpdatedAgent")),
        ], rules: [.stamped, .stampedBy]),
    Kind(
        name: "achievedConversions", shape: .singleton, parent: "conversionActions",
        addresses: [
            .init(path: "livechat/conversionActions:achieved", dialects: [.draft], operations: [.post]),
            .init(path: "livechat/conversionActions/achieved", dialects: [.final], operations: [.post]),
        ], operations: [.post], references: [Reference(path: "visitorId", kind: "visitors")], rules: [.achieved],
        example: ["conversionName": "Store pickup"]),
    Kind(
        name: "secureForms", shape: .collection, addresses: Kind.addresses("livechat/secureForms"),
        operations: Kind.editing, mandatory: ["name"], defaults: ["name": "", "description": ""],
        children: [.init(member: "fields", kind: "secureFormFields")], placeholder: "secureFormId"),
    Kind(
        name: "secureFormFields", shape: .collection, parent: "secureForms",
        addresses: [
            .init(path: "livechat/secureForms/{secureFormId}/secureFormFields", dialects: [.final]),
            .init(path: "livechat/secureForms/{secureFormId}/secureFormFields/{id}", dialects: [.final]),
        ], operations: Kind.editing, readOnly: ["id", "isSystem"], mandatory: ["name", "displayName", "type"],
        defaults: [
            "name": "", "displayName": "", "type": "", "isSystem": false, "isVisible": false, "isRequired": false,
            "order": 1, "options": [],
        ]),
    Kind(
        name: "customVariables", shape: .collection,
        addresses: [
            .init(path: "livechat/customVariables"),
            .init(path: "livechat/customVariables/{id}", dialects: [.final]),
            .init(path: "livechat/customVariables/{id}", dialects: [.draft], operations: [.put, .delete]),
            .init(path: "livechat/campacustomVariablesigns/{id}", dialects: [.draft], operations: [.get]),
        ], operations: Kind.editing, mandatory: ["name", "type"],
        defaults: ["name": "", "type": "text", "value": "", "hyperlink": ""],
        choices: [.init(member: "type", values: ["text", "integer", "decimal"])]),
    Kind(
        name: "webhooks", shape: .collection, addresses: Kind.addresses("livechat/webhooks"), operations: Kind.editing,
        mandatory: ["event", "targetUrl"], defaults: ["event": "", "targetUrl": ""],
        choices: [
            .init(
                member: "event",
                values: [
                    "offlineMessageSubmitted", "agentStatusChanges", "chatStarts", "chatEnds", "chatWrappedUp",
                    "chatRequested", "chatTransferred",
                ],
                draft: [
                    "offlineMessageSubmitted", "operatorEventNotification", "chatStarted", "chatEnded", "chatWrappedUp",
                    "chatRequested", "chatTransferred",
                ])
        ]),
]

extension Reference {
    /// A condition on the visitor's segment names the segment; whether by id or by name the documents leave open.
    static func segment(in conditions: String) -> Reference {
        Reference(
            path: conditions + ".value", kind: "customerSegments", key: .idOrName,
            condition: .init(member: "field", values: ["Segmentation"]))
    }
}
