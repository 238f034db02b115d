import Wire

private let root = "livechat/campaigns/{campaignId}"

private func singleton(_ name: String) -> [Kind.Address] { [.init(path: "\(root)/\(name)")] }

private func form(
    _ name: String, spellings: [Kind.Spelling] = [], members: [Dialect: [String]] = [:], defaults: JSONValue
) -> Kind {
    Kind(
        name: name, shape: .singleton, parent: "campaigns", addresses: singleton(name), operations: [.get, .put],
        spellings: [.init(final: "fields", draft: "field")] + spellings, members: members, defaults: defaults,
        children: [.init(member: "fields", kind: "campaignFormFields", scope: name)])
}

private let forms = ["preChat", "postChat", "offlineMessage", "agentWrapup"]

private func routed(_ member: String, by decider: String, agent: String, department: String, suffix: String)
    -> [Reference]
{
    [
        Reference(
            path: member, kind: "agents", condition: .init(member: decider, values: [agent]),
            include: .init(name: "agent", member: "routeToAgent" + suffix)),
        Reference(
            path: member, kind: "departments", condition: .init(member: decider, values: [department]),
            include: .init(name: "department", member: "routeToDepartment" + suffix)),
    ]
}

private let routeReferences = routed(
    "routeToId", by: "routeTo", agent: "agent", department: "department", suffix: "")

/// The campaign and everything under it. All share the permission to manage campaigns.
let campaignKinds: [Kind] = [
    Kind(
        name: "campaigns", shape: .collection, addresses: Kind.addresses("livechat/campaigns"),
        operations: Kind.editing,
        members: [.final: ["language"]], mandatory: ["name"],
        defaults: ["name": "Default Plan", "description": "", "language": "English"], rules: [.furnished],
        placeholder: "campaignId"),
    Kind(
        name: "installationCode", shape: .singleton, parent: "campaigns", addresses: singleton("installationCode"),
        operations: [.get], rules: [.installationCode]),
    Kind(
        name: "chatButton", shape: .singleton, parent: "campaigns", addresses: singleton("chatButton"),
        operations: [.get, .put],
        members: [
            .draft: ["adaptiveButtonIconType", "adaptiveButtonOnlineIcon", "adaptiveButtonOfflineIcon"],
            .final: [
                "adaptiveButtonRightOffset", "adaptiveButtonBottomOffset", "adaptiveButtonRightOffsetOnMobile",
                "adaptiveButtonBottomOffsetOnMobile", "isCustomizedAdaptiveButtonUsed", "customizedAdaptiveButtonIcon",
                "textLinkButtonText",
            ],
        ], mandatory: ["type"], defaults: DefaultObjects.chatButton,
        choices: [.init(member: "type", values: ["adaptive", "image", "textLink"])],
        images: [
            "adaptiveButtonOnlineIcon", "adaptiveButtonOfflineIcon", "imageButtonOnlineImage",
            "imageButtonOfflineImage",
            "imageButtonOnlineImageOnMobile", "imageButtonOfflineImageOnMobile",
        ], joined: ["allowedDomains"]),
    Kind(
        name: "chatWindow", shape: .singleton, parent: "campaigns", addresses: singleton("chatWindow"),
        operations: [.get, .put], spellings: [.init(final: "customCSS", draft: "customCSSOfClassic")],
        members: [.draft: ["width", "height", "customCSSOfCircle"], .final: ["bannerImageType"]],
        secrets: [.init(path: "customSMTPServer.password", mask: "")], mandatory: ["style", "color", "type"],
        defaults: DefaultObjects.chatWindow,
        choices: [
            .init(member: "style", values: ["classic", "circle", "bubble", "simple"]),
            .init(member: "type", values: ["embedded", "popup"]),
        ], images: ["logo", "bannerImage"]),
    form(
        "preChat", members: [.final: ["isEnableGoogleReCAPTCHA", "reCAPTCHALabel"]], defaults: DefaultObjects.preChat),
    form("postChat", members: [.final: ["formFieldLayoutStyle"]], defaults: DefaultObjects.postChat),
    form(
        "offlineMessage",
        members: [
            .draft: ["id"],
            .final: [
                "isTeamNameDisplayed", "teamName", "isAgentAvatarDisplayed", "customEmailIfAddClientInfo",
                "customEmailIfAddGeoInfo", "customEmailIfAddNavigationInfo", "customEmailIfAddVisitorInfo",
                "formFieldLayoutStyle",
            ],
        ], defaults: DefaultObjects.offlineMessage),
    form("agentWrapup", defaults: [:]),
    Kind(
        name: "campaignFormFields", shape: .collection, parent: "campaigns",
        addresses: forms.map { .init(path: "\(root)/\($0)/campaignFormFields", scope: $0) } + [
            .init(path: "livechat/campaignFormFields/{id}", dialects: [.draft]),
            .init(path: "\(root)/campaignFormFields/{id}", dialects: [.final]),
        ], operations: Kind.editing, mandatory: ["field"],
        defaults: ["field": [:], "isVisible": true, "isRequired": false, "order": 0, "ratingGrades": []],
        rules: [.systemFields, .ordered], example: ["field": ["name": "new", "type": "textBox"]]),
    Kind(
        name: "invitation", shape: .singleton, parent: "campaigns", addresses: singleton("invitation"),
        operations: [.get, .put], spellings: [.init(final: "autoInvitations", draft: "autoInvitation")],
        members: [.draft: ["id"]], defaults: DefaultObjects.invitation,
        choices: [.init(member: "style", values: ["bubble", "popup", "chatWindow"])],
        children: [
            .init(member: "autoInvitations", kind: "autoInvitations", isReplacedByPut: false),
            .init(member: "manualInvitation", kind: "manualInvitation", isSingle: true, isReplacedByPut: false),
        ], rules: [.invitation], styledBy: "chatButton"),
    Kind(
        name: "manualInvitation", shape: .singleton, parent: "campaigns",
        addresses: singleton("invitation/manualInvitation"), operations: [.get, .put],
        defaults: DefaultObjects.manualInvitation, images: ["manualInvitationImage"]),
    Kind(
        name: "autoInvitations", shape: .collection, parent: "campaigns",
        addresses: Kind.addresses("\(root)/invitation/autoInvitations"), operations: Kind.editing,
        spellings: [.init(final: "conditions", draft: "condition")], members: [.final: ["image"]], mandatory: ["name"],
        defaults: DefaultObjects.autoInvitation, images: ["image"],
        references: [Reference.segment(in: "conditions[]")], rules: [.ordered]),
    Kind(
        name: "language", shape: .singleton, parent: "campaigns", addresses: singleton("language"),
        operations: [.get, .put], spellings: [.init(final: "customLanguageItems", draft: "customLanguageItem")],
        members: [.draft: ["id"]],
        defaults: [
            "defaultLanguage": "English", "isCustomLanguageEnabled": false, "isTextDirectionRightToLeft": false,
            "customLanguageItems": [],
        ], records: [.init(member: "customLanguageItems", key: "systemName")]),
    Kind(
        name: "routing", shape: .singleton, parent: "campaigns", addresses: singleton("routing"),
        operations: [.get, .put], defaults: DefaultObjects.routing,
        choices: [.init(member: "type", values: ["simple", "customRule"])],
        references: routeReferences
            + routed(
                "routeToIdWhenNoRuleMatched", by: "actionWhenNoRuleMatched", agent: "routeToAgent",
                department: "routeToDepartment", suffix: "WhenNoRuleMatched"),
        children: [.init(member: "customRules", kind: "customRules")]),
    Kind(
        name: "customRules", shape: .collection, parent: "campaigns",
        addresses: Kind.addresses("\(root)/routing/customRules"), operations: Kind.editing, mandatory: ["name"],
        defaults: DefaultObjects.customRule,
        references: routeReferences + [Reference.segment(in: "conditions[]")], rules: [.ordered]),
    Kind(
        name: "chatbotIntegration", shape: .singleton, parent: "campaigns", addresses: singleton("chatbotIntegration"),
        operations: [.get, .put],
        defaults: [
            "isEnable": false, "selectedChatbotId": nil, "isChatbotAllocatedWhenAgentOnline": false,
            "ifDistributeChatsToChatbotByQueueLength": false, "ifDistributeChatsToChatbotByPercentage": false,
            "queueLength": 0, "percentageToChatbot": 0, "isChatbotAllocatedWhenAgentOffline": false,
        ],
        references: [
            Reference(
                path: "selectedChatbotId", kind: "bots", include: .init(name: "chatbot", member: "selectedChatbot"))
        ], objects: [.init(member: "selectedChatbotId", draft: "selectedChatbot", kind: "bots", needsInclude: true)]),
    Kind(
        name: "kbIntegration", shape: .singleton, parent: "campaigns", addresses: singleton("kbIntegration"),
        operations: [.get, .put],
        defaults: [
            "isEnable": false, "selectedKBId": nil, "isSearchAllowedBeforeChatting": false,
            "greetingMessageBeforeChatting": "", "isSearchAllowedBeforeOfflineMessage": false,
            "greetingMessageBeforeOfflineMessage": "", "articlesShowedInSearchResult": 5,
        ],
        references: [Reference(path: "selectedKBId", kind: "knowledgeBases")],
        objects: [.init(member: "selectedKBId", draft: "selectedKB", kind: "knowledgeBases", needsInclude: false)]),
]
