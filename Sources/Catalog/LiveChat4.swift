/// The kinds of version 4 of the API, as far as public material goes: no whole document of it is known. Each row says what it rests
/// on (`evidence`): a path and members that are documented and were seen (A), documented (B), seen or told by others (C).
///
/// Places are what people know as addresses, and hang on campaigns as they do in version 3; where the service asks elsewhere the row
/// says so (`asked`). Rows of a form, conditions and options stay in the body that carries them.
extension Catalog {
    package static let liveChat4 = Catalog(
        lookups + siteKinds + campaignKinds + cannedMessages + readOnly + records4, api: .v4,
        uncovered: unknownPlaces + notConfiguration)

    private static let lookups: [Kind] = [
        .known("departments", in: "/global", keeps: ["id", "name"]),
        .known(
            "agents", in: "/global", key: ["email"], keeps: ["id", "email", "displayName", "firstName", "lastName"]),
        .known("roles", in: "/global", keeps: ["id", "name"]), .known("skills", in: "/global", keeps: ["id", "name"]),
        .known("agentAwayStatuses", in: "/global", keeps: ["id", "name"], .C),
        .known("chatbots", in: "", at: ["/bot/chatbots", "/chatbot/chatbots"], keeps: ["id", "name"], .B),
        .known("taskbots", in: "", at: ["/bot/taskbots", "/chatbot/taskbots"], keeps: ["id", "name"], .B),
    ]

    private static let siteKinds: [Kind] = [
        .single("site", in: "/global", .A, tier: 2, writes: false) { $0.accountNumber = "siteId" },
        .list("fields", key: ["name", "type"], .A) {
            $0.concern = .high
            $0.contents = [.init(include: "fieldOption", members: ["fieldOptions"])]
            $0.system = "isSystem"
            // Options get new ids when they come back, so that an old one leads nowhere.
            $0.readOnly = ["isSystem", "fieldOptions[].fieldId", "fieldOptions[].parentOptionId"]
            $0.caveats = [
                .init(
                    at: "fieldOptions[].parentOptionId",
                    reason: "options get new ids when they come back; put those below others back by hand")
            ]
            $0.unordered = [.init(at: "fieldOptions", key: ["value"])]
        },
        .list("customVariables", key: ["name"], .A, permission: "Manage Custom Variables") {
            $0.corresponds = [.init(kind: "customVariables", members: .same(["name", "type", "value", "hyperlink"]))]
        },
        .switchOnly(
            "customVariableConfig", permission: "Manage Custom Variables", like: "isCustomVariablesEnabled"),
        .list("segments", key: ["name"], .A, permission: "Manage Settings") {
            $0.conditions("segmentConditions", of: "segmentId")
            $0.references += [
                .init(at: "agentIds[]", targets: [.init(kind: "agents")]),
                .init(at: "departmentIds[]", targets: [.init(kind: "departments")]),
            ]
            $0.unordered += [.init(at: "agentIds"), .init(at: "departmentIds")]
            $0.readOnly += ["agents", "departments"]
            $0.corresponds = [.segment]
        },
        .switchOnly("segmentConfig", permission: "Manage Settings", like: "isCustomerSegmentEnabled"),
        .list("conversionActions", key: ["name"], .A, permission: "Manage Settings") {
            $0.references = [
                .init(at: "usedToDetermineConversionCustomVariableId", targets: [.init(kind: "customVariables")]),
                .init(at: "assignedValueFromCustomVariableId", targets: [.init(kind: "customVariables")]),
            ]
            $0.unordered = [.init(at: "appendFieldList")]
            $0.corresponds = [.conversionAction]
            $0.actions = [
                .init(method: "POST", path: "/conversionActions/achieved", note: "an event, not configuration")
            ]
        },
        .list("webhooks", key: ["event", "targetUrl"], .A, permission: "Manage Integration") {
            $0.concern = .high
            $0.calls = ["targetUrl"]
            $0.corresponds = [.webhook]
        },
        .list("bannedIps", key: ["ipRangeFrom", "ipRangeTo"], .A, permission: "Manage Ban List") {
            $0.concern = .high
            $0.readOnly = .stamps
            $0.corresponds = Correspondence.ipBans
        },
        .list("bannedVisitors", key: ["visitorId"], .A, permission: "Manage Ban List") {
            $0.concern = .high
            $0.operations = [.list, .read, .create, .delete]
            $0.readOnly = .stamps
            $0.caveats = [.init(concern: .otherSite, reason: "a visitor's id means nothing on another site")]
            $0.corresponds = Correspondence.visitorBans
        },
        .list("shifts", key: ["name"], .A, permission: "Manage Settings") {
            $0.concern = .high
            $0.contents = [
                .init(include: "shiftHoliday", members: ["shiftHolidays"]),
                .init(include: "shiftWorkingHours", members: ["shiftWorkingHours"]),
            ]
            $0.references = [
                .init(at: "agentIds[]", targets: [.init(kind: "agents")]),
                .init(at: "departmentIds[]", targets: [.init(kind: "departments")]),
                .init(at: "shiftWorkingHours[].agentAwayStatusId", targets: [.init(kind: "agentAwayStatuses")]),
            ]
            $0.readOnly = ["shiftHolidays[].shiftId", "shiftWorkingHours[].shiftId", "agents", "departments"]
            $0.unordered = [
                .init(at: "agentIds"), .init(at: "departmentIds"), .init(at: "shiftHolidays", key: ["name"]),
                .init(at: "shiftWorkingHours", key: ["dayOfWeek", "startTime"]),
            ]
        },
        .switchOnly("shiftConfig", permission: "Manage Settings"),
        .list("secureForms", key: ["name"], .A, permission: "Manage Secure Form") {
            $0.concern = .high
            $0.hasTwoDesigns("/secureform/secureForms", "/livechat/secureForms")
            // The later design calls its fields and their options otherwise.
            $0.readOnly = ["secureFormFields[].secureFormId", "secureFormFields[].secureFormFieldOptions[].fieldId"]
            $0.unordered = [
                .init(at: "secureFormFields", key: ["name"]), .init(at: "fields", key: ["name"]),
                .init(at: "secureFormFields[].secureFormFieldOptions", key: ["displayText"]),
            ]
        },
        .single("wrapupCategoryConfig", .B, tier: 2) { $0.readOnly = ["siteId"] },
        .single("autoDistributionConfig", .A, permission: "Manage Settings") {
            $0.concern = .high
            $0.toggle = .init()
            $0.references = [
                .init(at: "agentAutoDistributionConfigs[].agentId", targets: [.init(kind: "agents")]),
                .init(at: "departmentAutoDistributionConfigs[].departmentId", targets: [.init(kind: "departments")]),
                .init(
                    at: "departmentAutoDistributionConfigs[].backupDepartments[].backupDepartmentId",
                    targets: [.init(kind: "departments")]),
            ]
            $0.readOnly = ["siteId", "agentAutoDistributionConfigs[].agent"]
            $0.unordered = [
                .init(at: "agentAutoDistributionConfigs", key: ["agentId"]),
                .init(at: "departmentAutoDistributionConfigs", key: ["departmentId"]),
            ]
            $0.corresponds = [.setting("isAutoDistributionEnabled"), .autoDistribution]
        },
        .single("audioVideoChatConfig", .A, permission: "Manage Settings") {
            $0.toggle = .init()
            $0.readOnly = ["siteId"]
            $0.corresponds = [.setting("isAudioAndVideoChatEnabled")]
        },
        .single("visitorSsoConfig", .A, permission: "Manage Settings") {
            $0.concern = .high
            $0.toggle = .init()
            $0.contents = [
                .init(include: "visitorSsoFieldMapping", members: ["visitorSsoFieldMappings"]),
                .init(include: "campaignVisitorSso", members: ["visitorSsos"]),
            ]
            $0.readOnly = ["siteId"]
            $0.references = [.init(at: "visitorSsos[].campaignId", targets: [.init(kind: "campaigns")])]
            $0.unordered = [
                .init(at: "visitorSsoFieldMappings", key: ["idpAttribute"]),
                .init(at: "visitorSsos", key: ["campaignId"]),
            ]
            $0.corresponds = [.setting("isVisitorSSOEnabled")]
            $0.after = ["campaigns"]
        },
        .single("autoTranslationConfig", .A, permission: "Manage Settings") {
            $0.concern = .low
            $0.hasTwoDesigns("/global/autoTranslationConfig", "/livechat/autoTranslationConfig")
            $0.unordered = [.init(at: "excludedWords")]
            $0.readOnly = ["siteId"]
            $0.corresponds = [.excludedWords]
        },
        .single("restrictedWordsConfig", in: "/global", .A) {
            $0.toggle = .init()
            $0.readOnly = ["siteId"]
            $0.unordered = [.init(at: "restrictedWordsForVisitors")]
        },
        .single("creditCardMaskingConfig", in: "/global", .B) {
            $0.concern = .high
            $0.toggle = .init()
            $0.readOnly = ["siteId"]
            $0.corresponds = [.setting("isCreditCardMaskingEnabled")]
        },
        .single("dynamicCampaignConfig", .B, tier: 2) {
            $0.concern = .high
            $0.references = [.init(at: "defaultCampaignId", targets: [.init(kind: "campaigns")])]
            // The rules have a list of their own.
            $0.readOnly = ["siteId", "dynamicCode", "dynamicCampaignRules"]
            $0.after = ["campaigns", "dynamicCampaignRules"]
        },
        .list("dynamicCampaignRules", key: ["name"], .B, tier: 2) {
            $0.concern = .high
            $0.toggle = .init()
            $0.references = [.init(at: "targetCampaignId", targets: [.init(kind: "campaigns")])]
            // What the member is called is not known; the row speaks of both.
            $0.conditions("dynamicCampaignConditions", of: "dynamicCampaignRuleId")
            $0.conditions("dynamicCampaignRuleConditions", of: "dynamicCampaignRuleId")
            $0.after = ["campaigns"]
        },
        .push(
            "iosPush",
            secrets: [
                "iosProductionCertificateFileData", "iosProductionCertificatePassword",
                "iosDevelopmentCertificateFileData", "iosDevelopmentCertificatePassword",
                "iosPushThirdPartyRequestHeaders",
            ], .A),
        .push("androidPush", secrets: ["androidFCMAPIKey", "androidPushThirdPartyRequestHeaders"], .B),
    ]
}
