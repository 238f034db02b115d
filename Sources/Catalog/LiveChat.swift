/// Every kind of the Live Chat API, version 3. To teach the program another endpoint, add a row here.
///
/// Paths and operations come from the February 2020 draft, fields from its tables where it has them and from the final v3
/// document (November 2020) elsewhere; spellings that differ between the
/// two stand in `aliases`. Rows stand in the order in which a person would set a site up.
extension Catalog {
    package static let liveChat = Catalog([
        // What is made elsewhere and only referred to from here
        .lookup(
            "departments", at: "/departments", base: "/globalSettings", key: ["name"], keeps: ["id", "name"]),
        .lookup(
            "agents", at: "/agents", base: "/globalSettings", key: ["email"],
            keeps: ["id", "email", "displayName", "firstName", "lastName"], pageSize: 100),
        .lookup("bots", at: "/bots", base: "/chatbot", key: ["name"], keeps: ["id", "name"]),
        .lookup("knowledgeBases", at: nil, base: "", key: ["name"], keeps: ["id", "name"]),

        // The whole site
        .singleton("settings", at: "/settings", permission: "Manage Settings") {
            $0.concern = .high
            $0.readOnly = ["siteId"]
            $0.accountNumber = "siteId"
            $0.aliases = [
                ["isCustomerSegmentEnabled", "iscustomerSegmentEnabled"],
                ["isVisitorSSOEnabled", "isVisitorSSOtEnabled"],
            ]
        },
        .collection("customVariables", at: "/customVariables", key: ["name"], permission: "Manage Custom Variable") {
            $0.canBeOff = true  // `isCustomVariablesEnabled`
            $0.actions = [
                .init(
                    method: "GET", path: "/campacustomVariablesigns/{customVariables}",
                    note: "a misprint of the February 2020 draft, asked when the right path answers 404")
            ]
            $0.after = ["settings"]
        },
        .collection("customerSegments", at: "/customerSegments", key: ["name"], permission: "Manage Settings") {
            $0.canBeOff = true  // `isCustomerSegmentEnabled`
            $0.references = [
                .init(at: "alertTo.agentIds[]", targets: [.init(kind: "agents")]),
                .init(at: "alertTo.departmentIds[]", targets: [.init(kind: "departments")]),
                .variables(in: "conditions[].field"),
                .segments(in: "conditions[]"),
            ]
            $0.unordered = [.init(at: "alertTo.agentIds"), .init(at: "alertTo.departmentIds"), .conditions]
            $0.aliases = [["isEnabled", "isEnable"], ["conditions", "condition"]]
            $0.editions.draft = ["isEnable"]
            $0.after = ["settings"]
        },
        .collection("conversionActions", at: "/conversionActions", key: ["name"], permission: "Manage Settings") {
            $0.canBeOff = true
            $0.operations = [.list, .read, .create, .update]
            $0.actions = [
                .init(
                    method: "POST", path: "/conversionActions:achieved",
                    note: "an event, not configuration (February 2020 draft)"),
                .init(
                    method: "POST", path: "/conversionActions/achieved",
                    note: "an event, not configuration (final v3 document)"),
            ]
            $0.references = [
                .init(
                    at: "customVariableUsedToDetermineConversion", targets: [.init(kind: "customVariables")], by: .key),
                .init(at: "assignedValueFromCustomVariable", targets: [.init(kind: "customVariables")], by: .key),
            ]
            $0.readOnly = .authorship
            $0.unordered = [.init(at: "appendFieldList")]
            $0.aliases = [["isEnable", "isEnabled"]]
            $0.caveats = [
                .init(
                    concern: .delete,
                    reason: "the API has no request that deletes a conversion action; disable it instead")
            ]
        },
        .collection("secureForms", at: "/secureForms", key: ["name"], permission: "Manage Security") {
            $0.concern = .high
            $0.canBeOff = true
            $0.unordered = [.init(at: "fields", key: ["name"]), .init(at: "fields[].options", key: ["value"])]
            $0.actions = [
                .init(method: "GET", path: "/secureForms/{secureForms}/secureFormFields", note: .formFieldNote),
                .init(method: "POST", path: "/secureForms/{secureForms}/secureFormFields", note: .formFieldNote),
                .init(method: "GET", path: "/secureForms/{secureForms}/secureFormFields/{field}", note: .formFieldNote),
                .init(method: "PUT", path: "/secureForms/{secureForms}/secureFormFields/{field}", note: .formFieldNote),
                .init(
                    method: "DELETE", path: "/secureForms/{secureForms}/secureFormFields/{field}", note: .formFieldNote),
            ]
        },
        .collection(
            "translationExcludedWords", at: "/translationExcludedWords", key: ["word"], permission: "Manage Settings"
        ) {
            $0.concern = .low
            $0.canBeOff = true  // `isAutoTranslationEnabled`
            $0.asSingleton = .init(member: "excludedWords", itemMember: "word")
            $0.unordered = [.init(at: "excludedWords")]
        },
        .collection(
            "bans", at: "/bans", key: ["type", "visitorId", "ip", "ipRangeFrom", "ipRangeTo"],
            permission: "Manage Ban List"
        ) {
            $0.concern = .high
            $0.label = ["visitorId", "ip", "ipRangeFrom", "ipRangeTo"]
            $0.references = [
                .init(
                    at: "visitorId", targets: [.init(kind: "visitors")], object: "visitor", include: "visitor"),
                .author(at: "lastUpdatedByAgentId", object: "lastUpdatedAgent"),
            ]
            $0.readOnly = .authorship
            $0.aliases = [["ip", "ipAddress"]]
            $0.caveats = [
                .init(
                    concern: .otherSite, at: "type", value: "visitor",
                    reason: "a visitor's id means nothing on another site")
            ]
        },
        .collection("webhooks", at: "/webhooks", key: ["event", "targetUrl"], permission: "Manage Integration") {
            $0.concern = .high
            $0.canBeOff = true
            $0.aliases = [["targetUrl", "name"]]
            $0.calls = ["targetUrl"]
            $0.valueAliases = [
                .init(
                    at: "event",
                    groups: [
                        ["agentStatusChanges", "operatorEventNotification"], ["chatStarts", "chatStarted"],
                        ["chatEnds", "chatEnded"],
                    ])
            ]
        },
        .singleton("mobilePush", at: "/mobilePush", permission: "Manage Settings") {
            $0.canBeOff = true
            $0.secrets = [
                "iosProductionCertificateFileData", "iosProductionCertificatePassword",
                "iosDevelopmentCertificateFileData", "iosDevelopmentCertificatePassword", "androidGcmAPIKey",
                "iosThirdPartyRequestHeaders", "androidThirdPartyRequestHeaders",
            ]
            $0.caveats = [
                .hidden("iosProductionCertificateFileData", when: "iosProductionCertificateFileName"),
                .hidden("iosProductionCertificatePassword", when: "iosProductionCertificateFileName"),
                .hidden("iosDevelopmentCertificateFileData", when: "iosDevelopmentCertificateFileName"),
                .hidden("iosDevelopmentCertificatePassword", when: "iosDevelopmentCertificateFileName"),
            ]
        },

        // A campaign and what lives in it
        .collection("campaigns", at: "/campaigns", key: ["name"], permission: "Manage Campaigns") {
            $0.editions.final = ["language"]
            $0.after = ["settings", "customVariables", "customerSegments"]
        },
        .singleton("installationCode", at: "/campaigns/{campaigns}/installationCode") {
            $0.operations = [.read]
            $0.mayBeText = true
            $0.caveats = [
                .init(reason: "made by the service for each campaign"),
                .init(
                    concern: .anew,
                    reason: "the campaign comes back under a new id, so its new code has to be put on your pages"),
            ]
        },
        .singleton("chatButton", at: "/campaigns/{campaigns}/chatButton") {
            ($0.concern, $0.weighty) = (.low, ["allowedDomains"])
            $0.unordered = [.init(at: "allowedDomains")]
            $0.joined = ["allowedDomains"]
            $0.editions = .init(
                draft: ["adaptiveButtonIconType", "adaptiveButtonOnlineIcon", "adaptiveButtonOfflineIcon"],
                final: [
                    "adaptiveButtonRightOffset", "adaptiveButtonBottomOffset", "adaptiveButtonRightOffsetOnMobile",
                    "adaptiveButtonBottomOffsetOnMobile", "isCustomizedAdaptiveButtonUsed",
                    "customizedAdaptiveButtonIcon", "textLinkButtonText",
                ])
            $0.hasImages([
                "adaptiveButtonOnlineIcon", "adaptiveButtonOfflineIcon", "imageButtonOnlineImage",
                "imageButtonOfflineImage", "imageButtonOnlineImageOnMobile", "imageButtonOfflineImageOnMobile",
            ])
        },
        .singleton("chatWindow", at: "/campaigns/{campaigns}/chatWindow") {
            ($0.concern, $0.weighty) = (
                .low, ["customJS", "isCustomJSEnabled", "customSMTPServer", "fromEmailAddress"]
            )
            $0.secrets = ["customSMTPServer.password"]
            $0.aliases = [["isCustomJSEnabled", "isCustomJSEnabled:"], ["customCSS", "customCSSOfClassic"]]
            $0.editions = .init(
                draft: ["width", "height", "customCSSOfClassic", "customCSSOfCircle"], final: ["bannerImageType"])
            $0.hasImages(["logo", "bannerImage"])
            $0.caveats.append(.hidden("customSMTPServer.password", when: "customSMTPServer.username"))
        },
        .form("preChat") { $0.editions.final = ["isEnableGoogleReCAPTCHA", "reCAPTCHALabel"] },
        .form("postChat") { $0.editions.final = ["formFieldLayoutStyle"] },
        .form("offlineMessage") {
            $0.readOnly = ["id"]
            $0.editions.final = [
                "isTeamNameDisplayed", "teamName", "isAgentAvatarDisplayed", "customEmailIfAddClientInfo",
                "customEmailIfAddGeoInfo", "customEmailIfAddNavigationInfo", "customEmailIfAddVisitorInfo",
                "formFieldLayoutStyle",
            ]
        },
        .form("agentWrapup"),
        .collection(
            "campaignFormFields", at: "/campaigns/{campaigns}/preChat/campaignFormFields",
            key: ["field.name", "field.type"]
        ) {
            $0.concern = .high
            $0.paths = [
                "/campaigns/{campaigns}/preChat/campaignFormFields",
                "/campaigns/{campaigns}/postChat/campaignFormFields",
                "/campaigns/{campaigns}/offlineMessage/campaignFormFields",
                "/campaigns/{campaigns}/agentWrapup/campaignFormFields",
            ]
            $0.itemPaths = [
                "/campaignFormFields/{campaignFormFields}",
                "/campaigns/{campaigns}/campaignFormFields/{campaignFormFields}",
            ]
            $0.label = ["field.name"]
            $0.isRowOfTable = true
            $0.system = "field.isSystem"
            $0.readOnly = ["field.id", "field.isSystem"]
            $0.unordered = [
                .init(at: "field.options", key: ["value"]), .init(at: "field.optionGroups", key: ["name"]),
                .init(at: "ratingGrades", key: ["grade"]),
            ]
            $0.aliases = [["ratingGrades", "ratingGrade"]]
            $0.permission = "Manage Campaigns"
        },
        .singleton("language", at: "/campaigns/{campaigns}/language") {
            $0.concern = .low
            $0.readOnly = ["id", "customLanguageItems[].id"]
            $0.unordered = [.init(at: "customLanguageItems", key: ["systemName"])]
            $0.aliases = [["customLanguageItems", "customLanguageItem"]]
            $0.editions.draft = ["customLanguageItem"]
        },
        .singleton("invitation", at: "/campaigns/{campaigns}/invitation") {
            $0.concern = .low
            $0.readOnly = ["id"]
            $0.embedded = [
                .init(
                    kind: "manualInvitation", segment: "manualInvitation",
                    members: ["manualInvitation", "manualInvitations"]),
                .init(
                    kind: "autoInvitations", segment: "autoInvitations", members: ["autoInvitations", "autoInvitation"]),
            ]
            $0.putTakesOnly = ["style"]
            $0.after = ["chatButton"]
        },
        .singleton("manualInvitation", at: "/campaigns/{campaigns}/invitation/manualInvitation") {
            $0.concern = .low
            $0.hasImages(["manualInvitationImage"])
        },
        .collection(
            "autoInvitations", at: "/campaigns/{campaigns}/invitation/autoInvitations", key: ["name"],
            permission: "Manage Campaigns"
        ) {
            $0.references = [.variables(in: "conditions[].field"), .segments(in: "conditions[]")]
            $0.unordered = [.conditions]
            $0.aliases = [["conditions", "condition"], ["isEnable", "isEnabled"]]
            $0.editions = .init(draft: ["condition"], final: ["image"])
            $0.hasImages(["image"])
        },
        .singleton("routing", at: "/campaigns/{campaigns}/routing") {
            $0.concern = .high
            $0.references = [
                .destination(
                    at: "routeToId", decidedBy: "routeTo", agents: ["agent"], departments: ["department"],
                    include: "department,agent"),
                .destination(
                    at: "routeToIdWhenNoRuleMatched", decidedBy: "actionWhenNoRuleMatched", agents: ["routeToAgent"],
                    departments: ["routeToDepartment"], include: nil),
            ]
            $0.readOnly = [
                "routeToAgent", "routeToDepartment", "routeToAgentWhenNoRuleMatched",
                "routeToDepartmentWhenNoRuleMatched",
            ]
            $0.embedded = [.init(kind: "customRules", segment: "customRules", members: ["customRules", "customRule"])]
        },
        .collection(
            "customRules", at: "/campaigns/{campaigns}/routing/customRules", key: ["name"],
            permission: "Manage Campaigns"
        ) {
            $0.concern = .high
            $0.references = [
                .destination(
                    at: "routeToId", decidedBy: "routeTo", agents: ["agent"], departments: ["department"], include: nil),
                .variables(in: "conditions[].field"), .segments(in: "conditions[]"),
            ]
            $0.readOnly = ["routeToAgent", "routeToDepartment"]
            $0.unordered = [.conditions]
            $0.aliases = [["conditions", "condition"], ["isEnable", "isEnabled"]]
            $0.after = ["routing"]
        },
        .singleton("chatbotIntegration", at: "/campaigns/{campaigns}/chatbotIntegration") {
            $0.concern = .high
            $0.canBeOff = true  // bots are a product of their own
            $0.references = [
                .init(
                    at: "selectedChatbotId", targets: [.init(kind: "bots")], object: "selectedChatbot",
                    isObjectInDraft: true,
                    include: "chatbot")
            ]
        },
        .singleton("kbIntegration", at: "/campaigns/{campaigns}/kbIntegration") {
            $0.canBeOff = true  // so are knowledge bases
            // The February 2020 draft spells this path both ways.
            $0.otherPaths = ["/campaigns/{campaigns}/KBIntegration"]
            $0.references = [
                .init(
                    at: "selectedKBId", targets: [.init(kind: "knowledgeBases")], object: "selectedKB",
                    isObjectInDraft: true,
                    include: "knowledgeBase")
            ]
        },

        // What needs campaigns, departments and agents in place
        .singleton("autoDistribution", at: "/autoDistribution", permission: "Manage Settings") {
            $0.concern = .high
            $0.canBeOff = true  // `isAutoDistributionEnabled`
            $0.references = [
                .init(at: "departmentAutoDistributions[].departmentId", targets: [.init(kind: "departments")]),
                .init(at: "departmentAutoDistributions[].backupDepartmentId", targets: [.init(kind: "departments")]),
                .init(at: "agentAutoDistributions[].agentId", targets: [.init(kind: "agents")]),
            ]
            $0.unordered = [
                .init(at: "departmentAutoDistributions", key: ["departmentId"]),
                .init(at: "agentAutoDistributions", key: ["agentId"]),
            ]
        },
        .singleton("dynamicCampaign", at: "/dynamicCampaign", permission: "Manage Settings") {
            $0.concern = .high
            $0.canBeOff = true  // the final v3 document hides the whole feature
            $0.otherPaths = ["/liveChatSettings/dynamicCampaign"]
            $0.references = [
                .init(
                    at: "defaultCampaignId", targets: [.init(kind: "campaigns")], object: "defaultCampaign",
                    include: "campaign"),
                .init(
                    at: "dynamicCampaignRules[].targetCampaignId", targets: [.init(kind: "campaigns")],
                    object: "dynamicCampaignRules[].targetCampaign"),
                .variables(in: "dynamicCampaignRules[].conditions[].field"),
                .segments(in: "dynamicCampaignRules[].conditions[]"),
            ]
            $0.unordered = [.init(at: "dynamicCampaignRules", key: ["name"])]
        },

        // Run-time objects and transactions: never configuration
        .record("visitors", at: "/visitors", [.list, .read]) {
            $0.actions = [
                .init(
                    method: "POST", path: "/visitors/{visitors}/customVariables:change",
                    note: "changes a visitor on the site, not configuration (February 2020 draft)"),
                .init(
                    method: "PUT", path: "/visitors/{visitors}",
                    note: "changes a visitor on the site, not configuration (final v3 document)"),
            ]
        },
        .record("onlineAgents", at: "/agents", [.list, .read, .update]),
        .record("sessions", at: "/sessions", [.list, .read]) {
            $0.listing = RecordListing(time: ["startTime"])
            $0.listing?.texts = ["landingPageTitle", "keywords"]
            $0.listing?.people = ["visitorId", "contactId", "ip"]
        },
        .record("chats", at: "/chats", [.list, .read, .delete, .deleteMany], in: "/sessions/{sessions}/chats") {
            $0.listing = RecordListing(time: ["startTime", "requestedTime", "endTime"])
            $0.listing?.window = .init()
            $0.listing?.texts = ["messages", "preChat", "postChat", "agentWrapUp", "requestingPageTitle", "name"]
            $0.listing?.messages = "messages[]"
            $0.listing?.agents = ["agentIds[]", "agentId"]
            $0.listing?.campaigns = ["campaignId"]
            $0.listing?.people = ["visitorId", "email", "preChat.email", "preChat.fieldValues[].value"]
            $0.listing?.leads = [.init(kind: "sessions", at: "sessionId")]
        },
        .record(
            "offlineMessages", at: "/offlineMessages", [.list, .read, .delete, .deleteMany],
            in: "/sessions/{sessions}/offlineMessages"
        ) {
            $0.listing = RecordListing(time: ["createdTime"])
            $0.listing?.window = .init()
            $0.listing?.texts = [
                "subject", "message", "name", "email", "company", "customFields", "requestingPageTitle",
            ]
            $0.listing?.agents = ["agentId"]
            $0.listing?.campaigns = ["campaignId"]
            $0.listing?.people = ["email", "ssoUserId", "visitorId"]
            $0.listing?.leads = [.init(kind: "sessions", at: "sessionId")]
        },
    ])
}
