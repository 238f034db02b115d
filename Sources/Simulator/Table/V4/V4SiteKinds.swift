import Wire

private let zero: JSONValue = .string(V4Binder.zero)

/// An object that says only whether something is on, and has verbs but no PUT.
private func onlySwitch(_ name: String) -> V4Kind {
    V4Kind(
        name: name, shape: .singleton, path: "livechat/\(name)", operations: [.get, .enable, .disable],
        defaults: ["isEnabled": false], readOnly: [])
}

func v4Config(
    _ name: String, module: String = "livechat", _ operations: Set<V4Kind.Operation>, defaults: JSONValue,
    rules: Set<V4Kind.Rule> = []
) -> V4Kind {
    V4Kind(
        name: name, shape: .singleton, path: "\(module)/\(name)", operations: operations, defaults: defaults,
        readOnly: ["siteId"], rules: rules)
}

let v4Switched: Set<V4Kind.Operation> = [.get, .put, .enable, .disable]

/// What belongs to the site itself, in the module of the live chat.
let v4SiteKinds: [V4Kind] = [
    V4Kind(
        name: "fields", shape: .collection, path: "livechat/fields", operations: V4Kind.editing,
        defaults: ["name": "", "type": "text", "isSystem": false, "leftText": "", "rightText": "", "fieldOptions": []],
        readOnly: ["id", "isSystem"], mandatory: ["name", "type"],
        choices: [
            "type": [
                "text", "textArea", "radioBox", "checkBox", "dropdownList", "checkboxList", "nps", "attachment",
                "rating",
                "checkboxListOptionGroups", "category", "comment",
            ]
        ],
        // One document offers the word, so without it there may be none (section four, point eight).
        children: [
            V4Child(
                member: "fieldOptions", parent: "fieldId", shown: .included("fieldOption"),
                defaults: ["parentOptionId": zero, "value": "", "order": 0, "description": ""])
        ], rules: [.system, .library]),
    V4Kind(
        name: "fieldOptions", shape: .collection, path: "livechat/fieldOptions", operations: V4Kind.reading,
        view: .init(kind: "fields", members: ["fieldOptions"])),
    V4Kind(
        name: "customVariables", shape: .collection, path: "livechat/customVariables", operations: V4Kind.editing,
        defaults: ["name": "", "type": "text", "value": "", "hyperlink": ""], mandatory: ["name", "type"],
        choices: ["type": ["text", "integer", "decimal"]]),
    onlySwitch("customVariableConfig"),
    V4Kind(
        name: "segments", shape: .collection, path: "livechat/segments", operations: V4Kind.editing,
        defaults: [
            "name": "", "isEnabled": true, "color": "#339FD9", "description": "", "order": 0,
            "conditionMetType": "all", "logicalExpression": "", "segmentConditions": [], "alertToType": "none",
            "agentIds": [], "departmentIds": [],
        ],
        mandatory: ["name"],
        choices: [
            "conditionMetType": ["all", "any", "logicalExpression"], "alertToType": ["department", "agent", "none"],
        ],
        references: [
            V4Reference("agentIds[]", to: "agents", include: (name: "agent", member: "agents")),
            V4Reference("departmentIds[]", to: "departments", include: (name: "department", member: "departments")),
        ],
        children: [V4Child(member: "segmentConditions", parent: "segmentId", defaults: v4Condition)],
        rules: [.ordered]),
    onlySwitch("segmentConfig"),
    V4Kind(
        name: "conversionActions", shape: .collection, path: "livechat/conversionActions", operations: V4Kind.editing,
        defaults: [
            "name": "", "isEnabled": true, "type": "URL", "operator": "is", "value": "", "isCaseSensitive": false,
            "usedToDetermineConversionCustomVariableId": zero, "isValueAssignedToConversion": false,
            "valueSource": "inputAValue", "assignedValueFromInputting": 1, "assignedValueFromCustomVariableId": zero,
            "chatAssociatedWithConversion": "theLastChat", "isChatInLastCertainDaysConsidered": false,
            "chatInLastDays": 7, "isChatWithAtLeastCertainVisitorMessagesConsidered": false,
            "visitorMessagesAtLeast": 1, "isVariableIncludedInTranscript": false, "appendFieldList": [],
        ],
        mandatory: ["name", "type"],
        choices: [
            "type": ["URL", "customVariable", "API"],
            "operator": ["is", "beginsWith", "contains", "regularExpression"],
        ],
        references: [
            V4Reference("usedToDetermineConversionCustomVariableId", to: "customVariables"),
            V4Reference("assignedValueFromCustomVariableId", to: "customVariables"),
        ]),
    V4Kind(
        name: "webhooks", shape: .collection, path: "livechat/webhooks", operations: V4Kind.editing,
        defaults: ["event": "", "targetUrl": ""], mandatory: ["event", "targetUrl"],
        choices: [
            "event": [
                "offlineMessageIsSubmitted", "chatStarts", "chatEnds", "chatIsWrappedUp", "agentStatusChanges",
                "chatIsRequested", "chatIsTransferred",
            ]
        ], addresses: ["targetUrl"]),
    V4Kind(
        name: "bannedIps", shape: .collection, path: "livechat/bannedIps", operations: V4Kind.editing, listing: .paged,
        defaults: ["ipRangeFrom": "", "ipRangeTo": "", "comment": ""],
        readOnly: ["id", "createdTime", "lastUpdatedTime"], mandatory: ["ipRangeFrom", "ipRangeTo"],
        references: [V4Reference("agentId", to: "agents", include: (name: "agent", member: "agent"))],
        rules: [.stamped, .stampedByAgent]),
    V4Kind(
        name: "bannedVisitors", shape: .collection, path: "livechat/bannedVisitors",
        operations: V4Kind.editing.subtracting([.put]), listing: .paged,
        defaults: ["visitorId": zero, "comment": ""], readOnly: ["id", "createdTime", "lastUpdatedTime"],
        mandatory: ["visitorId"],
        references: [V4Reference("agentId", to: "agents", include: (name: "agent", member: "agent"))],
        rules: [.stamped, .stampedByAgent]),
    shifts,
    onlySwitch("shiftConfig"),
    wrapupCategories,
    V4Kind(
        name: "wrapupCategoryGroups", shape: .collection, path: "livechat/wrapupCategoryGroups",
        operations: [.list, .get, .put], view: .init(kind: "wrapupCategoryConfig", members: ["wrapupCategoryGroups"]),
        defaults: ["name": "", "order": 0], children: [wrapupOption]),
    V4Kind(
        name: "wrapupCategoryOptions", shape: .collection, path: "livechat/wrapupCategoryOptions",
        operations: V4Kind.reading,
        view: .init(kind: "wrapupCategoryConfig", members: ["wrapupCategoryGroups", "wrapupCategoryOptions"])),
    v4DynamicCampaign,
    v4DynamicRules,
    v4AutoDistribution,
    v4Config(
        "audioVideoChatConfig", v4Switched,
        defaults: [
            "isEnabled": false, "isAutomaticallyRecordingAudioVideoChatsEnabled": false, "recordingServerUrl": "",
        ]),
    v4VisitorSSO,
    // Passwords and keys come in clear (rule thirty).
    v4Config(
        "iosPush", V4Kind.setting,
        defaults: ["iosType": "apns", "iosProductionCertificatePassword": "", "iosThirdPartyURL": ""], rules: [.open]),
    v4Config(
        "androidPush", V4Kind.setting,
        defaults: ["androidType": "fcm", "androidFCMAPIKey": "", "androidThirdPartyURL": ""], rules: [.open]),
]

private let shifts = V4Kind(
    name: "shifts", shape: .collection, path: "livechat/shifts", operations: V4Kind.editing, listing: .wrapped,
    defaults: [
        "name": "", "timeZone": "UTC", "autoDetectDayLightSavingsTime": true, "agentIds": [], "departmentIds": [],
        "shiftHolidays": [], "shiftWorkingHours": [],
    ],
    mandatory: ["name", "timeZone"],
    references: [
        V4Reference("agentIds[]", to: "agents", include: (name: "agent", member: "agents")),
        V4Reference("departmentIds[]", to: "departments", include: (name: "department", member: "departments")),
        V4Reference("shiftWorkingHours[].agentAwayStatusId", to: "agentAwayStatuses"),
    ],
    children: [
        V4Child(
            member: "shiftHolidays", parent: "shiftId", shown: .included("shiftHoliday"),
            defaults: ["name": "", "holidayDate": ""]),
        V4Child(
            member: "shiftWorkingHours", parent: "shiftId", shown: .included("shiftWorkingHours"),
            defaults: ["dayOfWeek": "monday", "startTime": "", "endTime": "", "agentAwayStatusId": zero]),
    ])

private let wrapupOption = V4Child(member: "wrapupCategoryOptions", defaults: ["name": "", "order": 0])

/// The groups are written with the config and read in a list of their own.
private let wrapupCategories: V4Kind = {
    var kind = v4Config(
        "wrapupCategoryConfig", V4Kind.setting, defaults: ["displayMode": "basic", "wrapupCategoryGroups": []],
        rules: [.account])
    kind.choices = ["displayMode": ["basic", "advanced"]]
    kind.children = [
        V4Child(
            member: "wrapupCategoryGroups", shown: .never, defaults: ["name": "", "order": 0], children: [wrapupOption])
    ]
    return kind
}()
