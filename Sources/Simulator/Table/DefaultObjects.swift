import Wire

/// What the service puts into a new campaign, and into the members that a new object's body leaves out.
enum DefaultObjects {
    static let chatButton: JSONValue = [
        "type": "adaptive", "isHideWhenOffline": false, "isDomainRestrictionEnabled": false, "allowedDomains": [],
        "adaptiveButtonColor": "#329fd9", "adaptiveButtonIconType": 1, "adaptiveButtonOnlineIcon": nil,
        "adaptiveButtonOfflineIcon": nil, "adaptiveButtonRightOffset": 0, "adaptiveButtonBottomOffset": 0,
        "adaptiveButtonRightOffsetOnMobile": 0, "adaptiveButtonBottomOffsetOnMobile": 0,
        "isCustomizedAdaptiveButtonUsed": false, "customizedAdaptiveButtonIcon": "", "isImageButtonFloating": true,
        "imageButtonPosition": "bottomRight", "imageButtonPositionMode": "Basic", "isImageButtonXOffsetByPixel": true,
        "imageButtonXOffset": 0, "isImageButtonYOffsetByPixel": true, "imageButtonYOffset": 0,
        "imageButtonImageSource": "fromGallery", "imageButtonOnlineImage": nil, "imageButtonOfflineImage": nil,
        "imageButtonTypeOnMobile": "text", "imageButtonColorOnMobile": "#329fd9",
        "imageButtonTextColorOnMobile": "#ffffff", "imageButtonOnlineImageOnMobile": nil,
        "imageButtonOfflineImageOnMobile": nil, "imageButtonPositionOnMobile": "bottomRight",
        "textLinkButtonText": "Chat with us",
    ]

    static let chatWindow: JSONValue = [
        "width": 400, "height": 500, "style": "bubble", "color": "#329fd9", "type": "embedded",
        "headerType": "agentInfo", "isAvatarDisplayed": true, "isTitleDisplayed": true, "isBioDisplayed": false,
        "isLogoDisplayed": false, "logo": nil, "bannerImageType": "fromGallery", "bannerImage": nil,
        "isAvatarDisplayedWithMessage": true, "isBackgroundDisplayed": false, "backgroundTexture": 0, "customCSS": "",
        "customCSSOfCircle": "", "isTranscriptDownloadAllowed": true, "isTranscriptPrintAllowed": true,
        "isTranscriptSentToVisitors": false, "isTranscriptSentFromCurrentAgentEmail": false, "fromEmailName": "",
        "fromEmailAddress": "", "isSMTPServerCustomized": false,
        "customSMTPServer": [
            "fromName": "", "fromEmail": "", "mailServer": "", "port": 25, "encryptedType": "none",
            "IsAuthenticationRequired": false, "username": "", "password": "",
        ],
        "isSwitchToOfflineMessageAllow": true, "isFileSendAllow": true, "ifMarkUnreadMessage": true,
        "isAudioChatEnabled": false, "isVideoChatEnabled": false, "isBrowserPopupNotificationEnabled": false,
        "ifEndChatWhenVisitorIsInactive": true, "minutesOfVisitorInactivity": 10, "isTranscriptSentForArchiving": false,
        "receivingEmailAddressesForArchivingTranscripts": "", "emailSubjectForArchivingTranscripts": "",
        "greetingMessage": "Hello, how may I help you?", "isCustomJSEnabled": false, "customJS": "",
    ]

    static let preChat: JSONValue = [
        "isEnable": true, "isTeamNameDisplayed": false, "teamName": "", "isAgentAvatarDisplayed": true,
        "greetingMessage": "Please tell us a little about you.", "socialMediaLogin": "none",
        "isVisitorInfoRecorded": true, "formFieldLayoutStyle": "aboveInput", "isEnableGoogleReCAPTCHA": false,
        "reCAPTCHALabel": "",
    ]

    static let postChat: JSONValue = [
        "isEnable": true, "greetingMessage": "How did we do?", "formFieldLayoutStyle": "aboveInput",
    ]

    static let offlineMessage: JSONValue = [
        "type": "systemOfflineMessageWindow", "customOfflineMessagePageURL": "",
        "ifOpenCustomOfflineMessagePageInNewWindow": false, "greetingMessage": "We are away. Leave us a message.",
        "emailOfflineMessageTo": "allAgents", "customEmailAddresses": "", "isTeamNameDisplayed": false, "teamName": "",
        "isAgentAvatarDisplayed": false, "customEmailIfAddClientInfo": true, "customEmailIfAddGeoInfo": true,
        "customEmailIfAddNavigationInfo": false, "customEmailIfAddVisitorInfo": true,
        "formFieldLayoutStyle": "aboveInput",
    ]

    static let invitation: JSONValue = ["style": "popup"]

    static let manualInvitation: JSONValue = [
        "manualInvitationPosition": "centered", "manualInvitationImageType": "fromGallery",
        "manualInvitationImage": nil, "manualInvitationCloseAreaXOffset": 0, "manualInvitationCloseAreaYOffset": 0,
        "manualInvitationCloseAreaWidth": 20, "manualInvitationCloseAreaHeight": 20,
        "manualInvitationTextAreaXOffset": 40, "manualInvitationTextAreaYOffset": 60,
        "manualInvitationTextAreaWidth": 220, "manualInvitationTextAreaHeight": 80,
        "manualInvitationText": "May we help you?", "manualInvitationTextFont": "arial",
        "manualInvitationTextSize": "medium", "isManualInvitationTextBold": false,
        "isManualInvitationTextItalic": false, "manualInvitationTextColor": "#333333",
    ]

    static let autoInvitation: JSONValue = [
        "name": "", "isEnable": false, "isDisplayedOnceInOneSession": true, "order": 0, "imageType": "fromGallery",
        "image": nil, "closeAreaXOffset": 0, "closeAreaYOffset": 0, "closeAreaWidth": 20, "closeAreaHeight": 20,
        "textAreaXOffset": 40, "textAreaYOffset": 60, "textAreaWidth": 220, "textAreaHeight": 80, "text": "",
        "textFont": "arial", "textSize": "medium", "isTextBold": false, "isTextItalic": false, "textColor": "#333333",
        "position": "centered", "conditionMetType": "all", "logicalExpression": "", "conditions": [],
    ]

    static let routing: JSONValue = [
        "isEnable": false, "type": "simple", "routeTo": "department", "routeToId": "", "priority": "normal",
        "percentageToBot": 0, "actionWhenNoRuleMatched": "routeToSite", "routeToIdWhenNoRuleMatched": "",
        "priorityWhenNoRuleMatched": "normal", "percentageToBotWhenNoRuleMatched": 0,
        "emailsToReceiveOfflineMessage": "",
    ]

    static let customRule: JSONValue = [
        "isEnable": true, "name": "", "order": 0, "routeTo": "department", "routeToId": "", "priority": "normal",
        "percentageToBot": 0, "conditionMetType": "all", "logicalExpression": "", "conditions": [],
    ]
}
