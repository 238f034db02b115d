import Wire

private let zero: JSONValue = .string(V4Binder.zero)
private let root = "livechat/campaigns/{campaigns}"

private func part(
    _ name: String, _ operations: Set<V4Kind.Operation> = V4Kind.setting, defaults: JSONValue
) -> V4Kind {
    V4Kind(
        name: name, shape: .singleton, path: "\(root)/\(name)", operations: operations, defaults: defaults,
        readOnly: ["campaignId"], rules: [.open])
}

/// A row that places a field of the library on a form.
private let placement: JSONValue = [
    "fieldId": zero, "label": "", "isVisible": true, "isRequired": false, "order": 0, "type": "", "leftText": "",
    "rightText": "", "fieldOptions": [],
]

private func form(_ kind: V4Kind, _ member: String, shown: V4Child.Shown = .always) -> V4Kind {
    var kind = kind
    kind.children = [
        V4Child(member: member, parent: "campaignId", shown: shown, defaults: placement, keepsSystemRows: true)
    ]
    kind.references.append(V4Reference(member + "[].fieldId", to: "fields"))
    kind.rules.insert(.letsGo)
    return kind
}

/// The list of a form's rows: read only, since they are written with the form (section four, point three).
private func formFields(_ name: String, of kind: String) -> V4Kind {
    V4Kind(
        name: name, shape: .collection, path: "livechat/\(name)", operations: V4Kind.reading,
        parent: .init(kind: "campaigns", member: "campaignId"), view: .init(kind: kind, members: [name]),
        defaults: placement)
}

let v4Condition: JSONValue = ["fieldName": "", "operator": "is", "value": "", "order": 0, "description": ""]

let v4CampaignKinds: [V4Kind] =
    [
        V4Kind(
            name: "campaigns", shape: .collection, path: "livechat/campaigns", operations: V4Kind.editing,
            defaults: ["name": "", "description": "", "language": "english"], mandatory: ["name"], unique: ["name"],
            rules: [.furnished]),
        part("installation", [.get], defaults: ["installationCode": ""]),
        chatButton,
        chatWindow,
        form(
            part(
                "preChat", [.get, .put, .enable, .disable],
                defaults: [
                    "isEnabled": true, "type": "preChatForm", "taskbotId": zero,
                    "isInputAreaEnabledWhenUsedInPreChat": false, "preChatFormFields": [],
                ]), "preChatFormFields"),
        formFields("preChatFormFields", of: "preChat"),
        form(
            part(
                "postChat", [.get, .put, .enable, .disable], defaults: ["isEnabled": true, "postChatFormFields": []]),
            "postChatFormFields"),
        // Whether the object carries its rows is not verified: absent here, so that nobody takes that for a form without any.
        form(
            part(
                "offlineMessageConfig",
                defaults: [
                    "type": "systemOfflineMessageWindow", "emailOfflineMessageTo": "allAgents",
                    "customEmailAddresses": "",
                    "taskbotId": zero, "isInputAreaEnabledWhenUsedInOfflineMessage": false,
                    "offlineMessageFormFields": [],
                ]), "offlineMessageFormFields", shown: .never),
        formFields("offlineMessageFormFields", of: "offlineMessageConfig"),
        part(
            "campaignLinkingToCannedMessageCategoriesConfig", [.get, .put, .enable, .disable],
            defaults: ["isEnabled": false]),
        chatbotConfig,
        // Nobody has seen a PUT of it, so there is none.
        part("manualInvitation", [.get], defaults: ["style": "bubble", "text": "Can I help you?"]),
        autoInvitations,
        V4Kind(
            name: "wrapupFormFields", shape: .collection, path: "livechat/wrapupFormFields", operations: V4Kind.editing,
            parent: .init(kind: "campaigns", member: "campaignId"),
            defaults: [
                "campaignId": zero, "fieldId": zero, "label": "", "isVisible": true, "isRequired": false, "order": 0,
            ], readOnly: ["id", "isSystem"], mandatory: ["campaignId", "fieldId"],
            references: [
                V4Reference("campaignId", to: "campaigns"),
                V4Reference("fieldId", to: "fields", include: (name: "field", member: "field")),
            ], includes: ["wrapupCategoryGroup"], filters: ["isSystem": "isSystem"],
            rules: [.system, .ordered, .letsGo]),
    ]
    + ["chatButtonGalleryImages", "chatWindowBannerGalleryImages", "chatWindowLogoGalleryImages"].map { name in
        V4Kind(
            name: name, shape: .collection, path: "livechat/\(name)", operations: V4Kind.reading,
            defaults: ["name": "", "url": ""])
    }

/// What a real PUT was seen to carry; the end of the list was cut off (the addendum's section two).
private let chatButton: V4Kind = {
    var kind = part(
        "chatButton",
        defaults: [
            "type": "adaptive", "adaptiveButtonColor": "#339FD9", "adaptiveButtonRightOffset": 20,
            "adaptiveButtonBottomOffset": 20, "adaptiveButtonRightOffsetOnMobile": 10,
            "adaptiveButtonBottomOffsetOnMobile": 10, "isDomainRestrictionEnabled": false, "allowedDomains": [],
            "builtinImageChatButtonImageId": zero, "isImageButtonFloating": false,
            "customizedAdaptiveButtonImage": "", "customizedAdaptiveButtonImageSource": "fromGallery",
            "imageButtonImageSource": "fromGallery", "imageButtonOnlineImage": "", "imageButtonOfflineImage": "",
            "imageButtonPosition": "bottomRight",
        ])
    kind.choices = [
        "type": ["adaptive", "image", "textLink"], "imageButtonImageSource": ["fromGallery", "fromMyComputer"],
    ]
    kind.images = ["customizedAdaptiveButtonImage", "imageButtonOnlineImage", "imageButtonOfflineImage"]
    kind.references = [V4Reference("builtinImageChatButtonImageId", to: "chatButtonGalleryImages")]
    return kind
}()

private let chatWindow: V4Kind = {
    var kind = part(
        "chatWindow",
        defaults: [
            "type": "embeddedChatWindow", "style": "classic", "isBackgroundDisplayed": false,
            "backgroundTexture": "none",
            "builtinChatWindowBannerImageId": zero, "greetingMessage": "Welcome!",
            "emailSubjectForArchivingTranscripts": "", "isTranscriptSentForArchiving": false,
            "receivingEmailAddressesForArchivingTranscripts": [],
        ])
    kind.choices = ["type": ["embeddedChatWindow", "popupChatWindow"]]
    kind.references = [V4Reference("builtinChatWindowBannerImageId", to: "chatWindowBannerGalleryImages")]
    kind.conditions = [
        .init(member: "backgroundTexture", governor: "style", values: ["classic", "circle"]),
        .init(member: "backgroundTexture", governor: "isBackgroundDisplayed", values: [true]),
    ]
    return kind
}()

private let chatbotConfig: V4Kind = {
    var kind = part(
        "integrationChatBotConfig",
        defaults: [
            "isEnabled": false, "selectedChatBotId": zero, "isChatbotAllocatedWhenAgentOnline": false,
            "isDistributeChatsWhenQueueLengthReachesEnabled": false, "queueLength": 5, "percentageToChatbot": 100,
            "distributeChatsToChatbotOption": "byPercentage", "isChatbotAllocatedWhenAgentOffline": false,
        ])
    kind.references = [V4Reference("selectedChatBotId", to: "chatbots")]
    return kind
}()

private let autoInvitations = V4Kind(
    name: "autoInvitations", shape: .collection, path: "livechat/autoInvitations",
    operations: V4Kind.editing.union(V4Kind.verbs), parent: .init(kind: "campaigns", member: "campaignId"),
    defaults: [
        "campaignId": zero, "name": "", "isEnabled": false, "isDisplayedOnceInOneSession": true, "order": 0, "text": "",
        "conditionMetType": "all", "logicalExpression": "", "style": "bubble", "autoInvitationConditions": [],
        "textBackgroundColor": "#FFFFFF", "position": "bottomRight", "bubbleInvitationHeader": "agentAvatar",
        "headerImage": "", "isTypingAreaDisplayed": false, "isInvitationHiddenInMobile": false,
    ],
    mandatory: ["campaignId", "name"],
    choices: [
        "style": ["bubble", "chatWindow"], "conditionMetType": ["all", "any", "logicalExpression"],
        "position": ["centered", "centeredWithOverlayBackground", "bottomRight", "middleLeft", "middleRight"],
        "bubbleInvitationHeader": ["agentAvatar", "image"],
    ],
    references: [V4Reference("campaignId", to: "campaigns")],
    // Conditions have no GET of their own, so the array in the invitation is the only way to them.
    children: [V4Child(member: "autoInvitationConditions", parent: "autoInvitationId", defaults: v4Condition)],
    images: ["headerImage"], rules: [.ordered, .letsGo])
