import Wire

private let zero: JSONValue = .string(V4Binder.zero)

/// The other modules, and what has moved between modules: of two designs of one thing a site answers one.
let v4GlobalKinds: [V4Kind] =
    secureForms + autoTranslation + [
        V4Kind(
            name: "restrictedWordsConfig", shape: .singleton, path: "global/restrictedWordsConfig",
            operations: [.get, .put, .enable, .disable],
            defaults: ["isEnabled": false, "restrictedWords": "", "restrictedWordsForVisitors": []],
            readOnly: ["siteId"],
            rules: [.account]),
        V4Kind(
            name: "creditCardMaskingConfig", shape: .singleton, path: "global/creditCardMaskingConfig",
            operations: [.get, .put, .delete, .enable, .disable], defaults: ["isEnabled": true], readOnly: ["siteId"],
            rules: [.account]),
        V4Kind(
            name: "publicCannedMessageCategories", shape: .collection, path: "global/publicCannedMessageCategories",
            operations: V4Kind.editing,
            // The link between a campaign and its categories is known from this side only.
            defaults: [
                "name": "", "parentId": zero, "order": 0, "campaignLinkingToCannedMessageCategoriesConfigIds": [],
            ],
            mandatory: ["name", "parentId"],
            references: [
                V4Reference("parentId", to: "publicCannedMessageCategories"),
                V4Reference("campaignLinkingToCannedMessageCategoriesConfigIds[]", to: "campaigns"),
            ], rules: [.ordered]),
        V4Kind(
            name: "publicCannedMessages", shape: .collection, path: "global/publicCannedMessages",
            operations: V4Kind.editing,
            defaults: [
                "name": "", "categoryId": zero, "message": "", "htmlMessage": "", "textMessage": "", "shortcuts": "",
                "similarQuestions": [],
            ], mandatory: ["name", "categoryId", "message"],
            // A missing category is 400, and a category's missing parent 404 (section three).
            references: [V4Reference("categoryId", to: "publicCannedMessageCategories", status: 400)],
            filters: ["category": "categoryId"], rules: [.letsGo]),
        V4Kind(
            name: "departments", shape: .collection, path: "global/departments", operations: V4Kind.editing,
            defaults: [
                "name": "", "description": "", "isAvailableInLiveChat": true,
                "isAvailableInTicketingAndMessaging": false,
                "isAvailableInVoice": false, "offlineMessageMailTo": "toAllAgents", "offlineMessageEmailAddresses": "",
                "agentIds": [],
            ], mandatory: ["name"],
            references: [V4Reference("agentIds[]", to: "agents", include: (name: "agent", member: "agents"))]),
        V4Kind(
            name: "agents", shape: .collection, path: "global/agents", operations: V4Kind.editing,
            defaults: [
                "email": "", "displayName": "", "firstName": "", "lastName": "", "isAdmin": false, "isActive": true,
                "roleIds": [], "departmentIds": [], "permissionIds": [], "skillIds": [], "bio": "",
            ], fixed: ["password", "securityCode", "apiKey"], mandatory: ["email"], unique: ["email"], rules: [.login]),
        lookUp("roles", at: "global/roles", operations: V4Kind.editing),
        lookUp("skills", at: "global/skills", operations: V4Kind.editing),
        lookUp("agentAwayStatuses", at: "global/agentAwayStatuses"),
        lookUp("chatbots", at: "bot/chatbots"), lookUp("chatbots", at: "chatbot/chatbots"),
        lookUp("taskbots", at: "bot/taskbots"), lookUp("taskbots", at: "chatbot/taskbots"),
        lookUp("knowledgeBases", at: "kb/knowledgeBases"),
        V4Kind(
            name: "site", shape: .singleton, path: "global/site", operations: [.get], defaults: ["plan": "enterprise"],
            readOnly: ["siteId"], rules: [.account]),
    ]

private func lookUp(_ name: String, at path: String, operations: Set<V4Kind.Operation> = V4Kind.reading) -> V4Kind {
    V4Kind(
        name: name, shape: .collection, path: path, operations: operations,
        defaults: ["name": "", "description": ""], mandatory: ["name"], unique: name == "skills" ? ["name"] : [],
        rules: [.open])
}

private let formField: JSONValue = [
    "name": "", "label": "", "type": "text", "isSystem": false, "isVisible": true, "isRequired": false, "order": 0,
    "secureFormFieldOptions": [],
]

private let formFieldOptions = V4Child(
    member: "secureFormFieldOptions", parent: "fieldId", defaults: ["displayText": "", "order": 0])

private let secureForms: [V4Kind] = [
    // One document asks for them by `include`, and the later notes saw them come by themselves.
    V4Kind(
        name: "secureForms", shape: .collection, path: "livechat/secureForms", operations: V4Kind.editing,
        listing: .wrapped, defaults: ["name": "", "description": "", "secureFormFields": []], mandatory: ["name"],
        children: [
            V4Child(
                member: "secureFormFields", parent: "secureFormId", defaults: formField, children: [formFieldOptions],
                keepsSystemRows: true)
        ], includes: ["secureFormField"]),
    V4Kind(
        name: "secureFormFields", shape: .collection, path: "livechat/secureFormFields", operations: V4Kind.editing,
        parent: .init(kind: "secureForms", member: "secureFormId"),
        view: .init(kind: "secureForms", members: ["secureFormFields"]),
        defaults: formField.with("secureFormId", zero), readOnly: ["id", "isSystem"],
        mandatory: ["secureFormId", "name", "type"], children: [formFieldOptions], onlyWith: "livechat/secureForms",
        rules: [.system, .ordered]),
    V4Kind(
        name: "secureForms", shape: .collection, path: "secureform/secureForms",
        operations: V4Kind.editing, listing: .paged,
        defaults: [
            "name": "", "description": "", "greetingMessage": "", "color": "#339FD9", "logo": "",
            "submitButtonText": "Submit", "fields": [],
        ], mandatory: ["name"],
        children: [
            V4Child(
                member: "fields",
                defaults: [
                    "name": "", "displayName": "", "type": "text", "isSystem": false, "isVisible": true,
                    "isRequired": false, "order": 0, "isInputValidationEnabled": false, "regularExpression": "",
                    "customValidationErrorMessage": "", "options": [],
                ], keepsSystemRows: true)
        ],
        renames: ["secureFormFields": "fields", "label": "displayName", "secureFormFieldOptions": "options"]),
]

private let autoTranslation: [V4Kind] = [
    // The latest list of methods has no verbs.
    V4Kind(
        name: "autoTranslationConfig", shape: .singleton, path: "global/autoTranslationConfig",
        operations: V4Kind.setting,
        defaults: [
            "isEnabledInLiveChat": false, "isEnabledInTicketingAndMessaging": false, "excludedWords": [],
        ], readOnly: [], renames: ["isEnabled": "isEnabledInLiveChat"], rules: [.open]),
    V4Kind(
        name: "autoTranslationConfig", shape: .singleton, path: "livechat/autoTranslationConfig",
        operations: [.get, .put, .enable, .disable], defaults: ["isEnabled": false, "excludedWords": []],
        readOnly: [], renames: ["isEnabledInLiveChat": "isEnabled"]),
]
