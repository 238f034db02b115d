// A campaign of version 4 and what hangs on it, canned messages, and what is only read.
extension Catalog {
    static let campaignKinds: [Kind] = [
        .list("campaigns", key: ["name"], .A, permission: "Manage Campaigns") {
            $0.caveats = [
                .init(
                    concern: .otherSite,
                    reason: "a copy would lack its routing and its texts, whose paths are not known")
            ]
        },
        .part("chatButton", .A) {
            ($0.concern, $0.weighty) = (.low, ["allowedDomains"])
            $0.hasFiles([
                "customizedAdaptiveButtonImage", "imageButtonOnlineImage", "imageButtonOfflineImage",
                "imageButtonOnlineImageOnMobile", "imageButtonOfflineImageOnMobile",
            ])
            $0.references = [
                .init(at: "builtinImageChatButtonImageId", targets: [.init(kind: "chatButtonGalleryImages")])
            ]
        },
        .part("chatWindow", .A) {
            ($0.concern, $0.weighty) = (
                .low, ["customJS", "isCustomJSEnabled", "customSMTPServer", "fromEmailAddress"]
            )
            $0.references = [
                .init(at: "builtinChatWindowBannerImageId", targets: [.init(kind: "chatWindowBannerGalleryImages")])
            ]
            $0.secrets = ["customSMTPServer.password", "smtpPassword"]
            $0.conditional = [
                .init(
                    "backgroundTexture",
                    on: [.init("style", ["classic", "circle"]), .init("isBackgroundDisplayed", ["true"])])
            ]
        },
        .part("preChat", .A) {
            $0.concern = .high
            $0.toggle = .init()
            $0.form("preChatFormFields")
            $0.references += [.init(at: "taskbotId", targets: [.init(kind: "taskbots")])]
        },
        .part("postChat", .A) {
            $0.concern = .high
            $0.toggle = .init()
            $0.form("postChatFormFields")
        },
        .part("offlineMessageConfig", .A) {
            $0.concern = .high
            $0.form("offlineMessageFormFields")
            $0.references += [.init(at: "taskbotId", targets: [.init(kind: "taskbots")])]
        },
        .part("campaignLinkingToCannedMessageCategoriesConfig", .B) { $0.toggle = .init() },
        .part("integrationChatBotConfig", .C) {
            $0.concern = .high
            $0.references = [.init(at: "selectedChatBotId", targets: [.init(kind: "chatbots")])]
            $0.canBeOff = true
        },
        .part("manualInvitation", .C) {
            $0.operations = [.read]
            $0.concern = .low
        },
        .part("installation", .C) {
            $0.operations = [.read]
            $0.mayBeText = true
            $0.caveats = [
                .init(reason: "made by the service for each campaign"),
                .init(
                    concern: .anew,
                    reason: "the campaign comes back under a new id, so its new code has to be put on your pages"),
            ]
        },
        .child("autoInvitations", key: ["name"], .A) {
            $0.toggle = .init()
            $0.hasFiles(["headerImage"])
            $0.conditions("autoInvitationConditions", of: "autoInvitationId")
        },
        .child("wrapupFormFields", key: ["label"], .A) {
            $0.concern = .high
            $0.references = [.init(at: "fieldId", targets: [.init(kind: "fields")])]
            $0.system = "isSystem"
            $0.readOnly = ["isSystem", "field", "wrapupCategoryGroups"]
            $0.isRowOfTable = true
        },
    ]

    static let cannedMessages: [Kind] = [
        .list("publicCannedMessageCategories", in: "/global", key: ["name"], .A) {
            $0.concern = .low
            $0.references = [
                .init(at: "parentId", targets: [.init(kind: "publicCannedMessageCategories")]),
                .init(at: "campaignLinkingToCannedMessageCategoriesConfigIds[]", targets: [.init(kind: "campaigns")]),
            ]
            $0.unordered = [.init(at: "campaignLinkingToCannedMessageCategoriesConfigIds")]
            $0.after = ["campaigns"]
        },
        .list("publicCannedMessages", in: "/global", key: ["name"], .A) {
            $0.concern = .low
            $0.references = [.init(at: "categoryId", targets: [.init(kind: "publicCannedMessageCategories")])]
            $0.after = ["publicCannedMessageCategories"]
        },
    ]

    /// Kept for whoever wants to know, and never written: what others carry, secrets, accounts elsewhere.
    static let readOnly: [Kind] =
        [
            "chatButtonGalleryImages", "chatWindowBannerGalleryImages", "chatWindowLogoGalleryImages",
        ].map { name in
            .list(name, key: ["name"], .B, tier: 2) {
                $0.operations = [.list, .read]
                $0.concern = .low
            }
        }
        + [
            "screenSharingConfig", "integrationTicketConfig", "integrationGotoMeetingConfig",
            "integrationZendeskConfig",
            "integrationDynamics365Config", "integrationSalesforceConfig",
        ].map { name in
            .single(name, .C, tier: 3, writes: false) {
                $0.canBeOff = true
                $0.secrets = ["password", "appSecret", "clientSecret", "token"]
                $0.caveats = [.init(reason: "it has accounts and secrets of another service; set it up by hand")]
            }
        }
}
