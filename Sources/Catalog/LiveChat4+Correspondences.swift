// What version 3 has that version 4 is known to have too, by the documents of both. What they say differently is named; what only one
// of them names is not.

extension [Correspondence.Member] {
    /// Conditions of version 3 name what they ask about by words, those of version 4 by marks.
    static let conditions: [Correspondence.Member] = [
        .init(
            from: "field", to: "fieldName",
            values: [
                "Numberofvisits": "{!Visitor.Number of visits}", "ChatRequestingPageURL": "{!Chat.Request Page URL}",
                "TimeZone": "{!Visitor.Time Zone}",
            ], token: .init(kind: "customVariables", before: "{!Custom Variable.", after: "}")),
        .init(
            from: "operator", to: "operator",
            values: [
                "is": "is", "isNot": "isNot", "contains": "contains", "doesNotContain": "notContains",
                "isMoreThan": "isMoreThan", "isNotMoreThan": "isNotMoreThan", "isLessThan": "isLessThan",
                "isNotLessThan": "isNotLessThan", "regularExpression": "regularExpression",
            ]),
        .same("value"), .same("order"),
    ]
}

extension Correspondence.Member {
    /// Distribution methods, of which version 3 spells one in three ways.
    static let distribution = Self(
        from: "autoDistributionMethod", to: "autoDistributionMethod",
        values: [
            "loadBanlancing": "loadBalancing", "load banlancing": "loadBalancing", "loadBalancing": "loadBalancing",
            "roundRobin": "roundRobin", "round robin": "roundRobin", "capabilityWeighted": "capabilityWeighted",
            "capability weighted": "capabilityWeighted",
        ])
}

extension Correspondence {
    /// One of the switches that version 3 has side by side.
    static func setting(_ name: FieldPath) -> Correspondence {
        .init(kind: "settings", members: [.init(from: name, to: "isEnabled")])
    }

    static let segment = Correspondence(
        kind: "customerSegments",
        members: .same(["name", "isEnabled", "order", "description", "conditionMetType", "logicalExpression"]) + [
            .init(from: "color", to: "color", prefix: "#"),
            .init(from: "conditions", to: "segmentConditions", elements: .conditions),
            .init(from: "alertTo.agentIds", to: "agentIds"),
            .init(from: "alertTo.departmentIds", to: "departmentIds"),
            .init(from: "alertTo.agentIds", to: "alertToType", says: "agent"),
            .init(from: "alertTo.departmentIds", to: "alertToType", says: "department"),
        ])

    /// How values are assigned version 4 says in words that are not known.
    static let conversionAction = Correspondence(
        kind: "conversionActions",
        members: [
            .init(
                from: "type", to: "type", values: ["url": "URL", "customVariable": "customVariable", "api": "API"]),
            .init(from: "isEnable", to: "isEnabled"),
            .init(
                from: "operator", to: "operator",
                values: [
                    "is": "is", "beginsWith": "beginsWith", "contains": "contains",
                    "regularExpression": "regularExpression",
                ]),
            .init(
                from: "customVariableUsedToDetermineConversion", to: "usedToDetermineConversionCustomVariableId",
                names: "customVariables"),
        ]
            + .same([
                "name", "value", "isCaseSensitive", "chatAssociatedWithConversion",
                "isChatInLastCertainDaysConsidered", "chatInLastDays",
                "isChatWithAtLeastCertainVisitorMessagesConsidered", "visitorMessagesAtLeast",
                "isVariableIncludedInTranscript",
            ]))

    static let webhook = Correspondence(
        kind: "webhooks",
        members: [
            .init(
                from: "event", to: "event",
                values: [
                    "offlineMessageSubmitted": "offlineMessageIsSubmitted",
                    "agentStatusChanges": "agentStatusChanges", "chatStarts": "chatStarts", "chatEnds": "chatEnds",
                    "chatWrappedUp": "chatIsWrappedUp", "chatRequested": "chatIsRequested",
                    "chatTransferred": "chatIsTransferred",
                ]),
            .same("targetUrl"),
        ])

    static let ipBans = [
        Correspondence(
            kind: "bans", when: .init(at: "type", values: ["ip"]),
            members: [.init(from: "ip", to: "ipRangeFrom"), .init(from: "ip", to: "ipRangeTo"), .same("comment")]),
        Correspondence(
            kind: "bans", when: .init(at: "type", values: ["ipRange"]),
            members: .same(["ipRangeFrom", "ipRangeTo", "comment"])),
    ]

    static let visitorBans = [
        Correspondence(
            kind: "bans", when: .init(at: "type", values: ["visitor"]), members: .same(["visitorId", "comment"]))
    ]

    static let excludedWords = Correspondence(
        kind: "translationExcludedWords",
        members: [
            .init(from: "word", to: "excludedWords[]"), .init(from: "excludedWords[]", to: "excludedWords[]"),
        ])

    static let autoDistribution = Correspondence(
        kind: "autoDistribution",
        members: [
            .distribution,
            .init(from: "isLimitMaxConcurrentChatsForAllAgents", to: "ifLimitMaxConcurrentChatsForAllAgents"),
            .init(
                from: "agentAutoDistributions", to: "agentAutoDistributionConfigs",
                elements: .same(["agentId", "ifAutoAcceptChat", "maxConcurrentChats"])),
            .init(
                from: "departmentAutoDistributions", to: "departmentAutoDistributionConfigs",
                elements: [.distribution] + .same(["departmentId", "isLastChattedAgentPreferred"])),
        ]
            + .same([
                "maxConcurrentChatsForAllAgents", "ifAgentCanManuallyAcceptChatsAfterReachingMaxChatsLimit",
            ]))
}
