/// What the rows of both versions look like to people.
extension Look {
    static let ofKinds: [String: Look] = rows.mapValues { look in
        var look = look
        if look.parts[.destination] != nil { look.targets = ["agents", "departments"] }
        if look.parts[.field] != nil { look.fields = ["fields"] }
        return look
    }

    private static let rows: [String: Look] = [
        "customVariables": Look("custom variable"), "customerSegments": Look("customer segment"),
        "secureForms": Look("secure form"), "bans": Look("ban"), "settings": Look("settings"),
        "campaigns": Look("campaign"),
        "installationCode": Look("installation code"),
        "chatButton": Look(
            "chat button", .button,
            [
                .shape: "type", .colour: "adaptiveButtonColor", .text: "textLinkButtonText",
                .picture: "imageButtonOnlineImage",
            ]),
        "chatWindow": Look(
            "chat window", .window,
            [.shape: "style", .colour: "color", .header: "headerType", .greeting: "greetingMessage"]),
        "preChat": form("pre-chat form", "preChatFormFields", team: "teamName"),
        "postChat": form("post-chat form", "postChatFormFields"),
        "offlineMessage": form("offline message form", "fields", team: "teamName"),
        "offlineMessageConfig": form("offline message form", "offlineMessageFormFields", team: "teamName"),
        "agentWrapup": Look("wrap-up form"),
        "campaignFormFields": Look(
            "form field", title: "Form fields", .question,
            [
                .name: "field.name", .sort: "field.type", .required: "isRequired", .visible: "isVisible",
                .order: "order", .choices: "field.options[].value",
                .grouped: "field.optionGroups[].options[].value", .left: "field.leftText",
                .right: "field.rightText",
            ]),
        "wrapupFormFields": Look(
            "wrap-up form field", title: "Wrap-up form fields", .question,
            [.name: "label", .field: "fieldId", .required: "isRequired", .visible: "isVisible", .order: "order"]),
        "language": Look(
            "language", .texts,
            [
                .rightToLeft: "isTextDirectionRightToLeft", .switchedOn: "isCustomLanguageEnabled",
                .words: "customLanguageItems", .word: "systemName", .wording: "customText",
            ]),
        "kbIntegration": Look("knowledge base integration"),
        "routing": Look(
            "routing", .routing,
            [
                .switchedOn: "isEnable", .way: "type", .destination: "routeToId", .destinationKind: "routeTo",
                .otherwise: "routeToIdWhenNoRuleMatched", .otherwiseKind: "actionWhenNoRuleMatched",
            ]),
        "customRules": Look(
            "routing rule", title: "Rules", .rule,
            [
                .name: "name", .switchedOn: "isEnable", .order: "order", .destination: "routeToId",
                .destinationKind: "routeTo", .priority: "priority", .met: "conditionMetType",
                .expression: "logicalExpression", .conditions: "conditions", .subject: "field",
                .comparison: "operator", .value: "value",
            ]),
        "autoInvitations": Look("automatic invitation", title: "Automatic invitations"),
        "manualInvitation": Look("manual invitation"),
        "translationExcludedWords": Look("excluded word", title: "Words that are not translated"),
    ]

    private static func form(_ noun: String, _ questions: FieldPath, team: FieldPath? = nil) -> Look {
        var look = Look(
            noun, .form, [.greeting: "greetingMessage", .switchedOn: "isEnable", .questions: questions])
        look.parts[.name] = "label"
        look.parts[.field] = "fieldId"
        look.parts[.required] = "isRequired"
        look.parts[.visible] = "isVisible"
        look.parts[.order] = "order"
        if let team { look.parts[.team] = team }
        return look
    }
}
