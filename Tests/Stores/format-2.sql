PRAGMA application_id = 1279480665;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE site (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    seal INTEGER NOT NULL
) STRICT;
INSERT INTO site VALUES(1,'shop','http://127.0.0.1:36419/api/v3',-6498464272322340345);
INSERT INTO site VALUES(2,'shop (read for planning)','http://127.0.0.1:36419/api/v3',2730937008519098001);
INSERT INTO site VALUES(3,'copy (read for planning)','http://127.0.0.1:36419/api/v3',8549501140645042194);
CREATE TABLE snapshot (
    number INTEGER PRIMARY KEY,
    site INTEGER NOT NULL REFERENCES site,
    at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'finished')),
    complete INTEGER NOT NULL,  -- nothing was forbidden or failed
    partial INTEGER NOT NULL,   -- not everything was asked for
    resources INTEGER NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    seconds REAL NOT NULL,
    digest BLOB NOT NULL,       -- of the set of resources it saw
    seal INTEGER NOT NULL
) STRICT;
INSERT INTO snapshot VALUES(1,1,'2026-11-28T05:18:20Z','finished',1,0,58,58,0,0,34,0.16935205459594726562,X'b2c811a73c678e86ff2743c12eb6adbe95e55142da658a9794d735f986704a7b',-2113758040125894908);
INSERT INTO snapshot VALUES(2,1,'2026-11-28T05:18:20Z','finished',1,0,96,38,0,0,46,0.13969469070434570312,X'7028b5b2a5b48024024d2818280e065ed55375d90a6394c8d3c41c01ffc3fd67',-3319443056774256430);
INSERT INTO snapshot VALUES(3,2,'2026-11-28T05:18:20Z','finished',1,0,96,96,0,0,46,0.17299795150756835937,X'7028b5b2a5b48024024d2818280e065ed55375d90a6394c8d3c41c01ffc3fd67',-6260160825490734078);
INSERT INTO snapshot VALUES(4,2,'2026-11-28T05:18:22Z','finished',1,0,58,0,0,38,34,0.12468504905700683593,X'b2c811a73c678e86ff2743c12eb6adbe95e55142da658a9794d735f986704a7b',-8867339633229341018);
INSERT INTO snapshot VALUES(5,3,'2026-11-28T05:18:23Z','finished',1,0,57,57,0,0,34,0.13378047943115234375,X'fe68f4389efeaddf360fb2613c413b221cf15566d3f06702f461899e5985f7f8',-7801706576716408659);
INSERT INTO snapshot VALUES(6,1,'2026-11-28T05:18:23Z','finished',1,0,58,1,0,39,34,0.13528943061828613281,X'15b52013a76a9d75a8d07561dade1f6368c8e19a020c3f8963d81b5105194230',8926745396273094639);
CREATE TABLE checked (
    snapshot INTEGER NOT NULL REFERENCES snapshot,
    at TEXT NOT NULL,
    requests INTEGER NOT NULL,
    seconds REAL NOT NULL,
    seal INTEGER NOT NULL,
    PRIMARY KEY (snapshot, at)
) STRICT, WITHOUT ROWID;
INSERT INTO checked VALUES(4,'2026-11-28T05:18:22Z',34,0.12049627304077148437,7789512296688545597);
CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    body TEXT NOT NULL
) STRICT;
INSERT INTO content VALUES(1,X'856f9fa131e339fbf5facfd6b57f645e73502ac4da2e4cdba69fd3a96b98826c','{"id":"c0a80001-5c1e-4b07-9a31-000000000001","name":"Shop English","description":"nordpfad.example/en","language":"English"}');
INSERT INTO content VALUES(2,X'a0e087bd3c39d46960b08d3db162b254ccf306377e83f47f1c42c6ad0c97dd98','{"siteId":10001,"isMultipleCampaignEnabled":true,"isAutoDistributionEnabled":true,"isCustomAwayStatusEnabled":true,"isDepartmentEnabled":true,"isAutoTranslationEnabled":true,"isAudioAndVideoChatEnabled":true,"isCustomerSegmentEnabled":true,"isVisitorSSOEnabled":false,"isCreditCardMaskingEnabled":true,"isCustomVariablesEnabled":true,"isSalesforceEnabled":false,"isZendeskEnabled":false,"isGoogleAnalyticsEnabled":true,"isGotoMeetingEnabled":false,"isJoinmeEnabled":false,"isCobrowsingEnabled":false}');
INSERT INTO content VALUES(3,X'79a00354f6f20657528b1b0bc1c0c19d7c58a851ead9560e482d91aab0b28248','{"id":"ca000001-5c1e-4b07-9a31-000000000801","name":"cart value","type":"decimal","value":"window.shop.cart.total","hyperlink":""}');
INSERT INTO content VALUES(4,X'bdefba4681778d7db74c790626db4e8059c130f16aadb98d8cfb40d435726304','{"id":"ca000002-5c1e-4b07-9a31-000000000802","name":"order no","type":"text","value":"window.shop.lastOrder","hyperlink":"https://backoffice.nordpfad.example/orders?q={!Visitor.Email}"}');
INSERT INTO content VALUES(5,X'560cf3fa4c9815e18cecdd22eb527bea2b2920f49f48538cb2b4c6097bdc10a0','{"id":"ca000003-5c1e-4b07-9a31-000000000803","name":"loyalty points","type":"integer","value":"window.shop.points","hyperlink":""}');
INSERT INTO content VALUES(6,X'85e6e070e199e38edf186393115279e29abc87e9f30c62ecf1c806bdb98cd29f','{"excludedWords":["Nordpfad","Gore-Tex","Fjällräven"]}');
INSERT INTO content VALUES(7,X'6767b343264d7b1125e619f02b3b02f0ae1386bc541cf6f99987b944914e0dab','{"id":"ba000001-5c1e-4b07-9a31-000000000901","type":"visitor","visitorId":"f00d0003-5c1e-4b07-9a31-000000000403","ip":"","ipRangeFrom":"","ipRangeTo":"","comment":"floods the chat with links","lastUpdatedByAgentId":1}');
INSERT INTO content VALUES(8,X'77bb4ac18ad8659a41417d12c8916224a5bf424bad6a17f465db89a73ced6fa6','{"id":"ba000002-5c1e-4b07-9a31-000000000902","type":"ip","visitorId":"","ip":"198.51.100.77","ipRangeFrom":"","ipRangeTo":"","comment":"abuse on 3 May","lastUpdatedByAgentId":4}');
INSERT INTO content VALUES(9,X'5d91186354ceee07d8c6e17ed452d90c2521330660f5d800bb55df0114948461','{"id":"ba000003-5c1e-4b07-9a31-000000000903","type":"ipRange","visitorId":"","ip":"","ipRangeFrom":"192.0.2.10","ipRangeTo":"192.0.2.40","comment":"crawler farm","lastUpdatedByAgentId":1}');
INSERT INTO content VALUES(10,X'e9fcfa460378e48a4a6f1888dac2bf91bc17927ada21825322b7b2a71f8ca903','{"id":"0eb00001-5c1e-4b07-9a31-000000000c01","event":"chatEnds","targetUrl":"https://hooks.nordpfad.example/chat?key=9f3c"}');
INSERT INTO content VALUES(11,X'52635692ead4623b57dbfb0b350cd9d182e2a717392f61b30607b6fe41e26d44','{"autoDistributionMethod":"capabilityWeighted","isLastChattedAgentPreferred":true,"isLimitMaxConcurrentChatsForAllAgents":true,"maxConcurrentChatsForAllAgents":4,"ifAutoAcceptChatWhenHavingAudioVideoChat":false,"ifAgentCanManuallyAcceptChatsAfterReachingMaxChatsLimit":true,"departmentAutoDistributions":[{"departmentId":"d0e10001-5c1e-4b07-9a31-000000000101","autoDistributionMethod":"roundRobin","isLastChattedAgentPreferred":false,"backupDepartmentId":"d0e10002-5c1e-4b07-9a31-000000000102"},{"departmentId":"d0e10002-5c1e-4b07-9a31-000000000102","autoDistributionMethod":"loadBanlancing","isLastChattedAgentPreferred":true,"backupDepartmentId":"d0e10003-5c1e-4b07-9a31-000000000103"}],"agentAutoDistributions":[{"agentId":1,"ifAutoAcceptChat":false,"maxConcurrentChats":2},{"agentId":3,"ifAutoAcceptChat":true,"maxConcurrentChats":5}]}');
INSERT INTO content VALUES(12,X'ef5c7468bbfc18ea74e6e8819fba9ef89cdef4c65c38bcb34519e11be8d3f3dd','{"iosType":"APNS","iosProductionCertificateFileName":"nordpfad-2026.p12","iosProductionCertificateFileData":"**********","iosProductionCertificatePassword":"**********","iosDevelopmentCertificateFileName":"","iosDevelopmentCertificateFileData":"","iosDevelopmentCertificatePassword":"","iosApnsPayloadFormat":"{\"aps\":{\"alert\":\"{message}\"}}","iosThirdPartyURL":"","iosThirdPartyRequestHeaders":"","iosThirdPartyBody":"","androidType":"GCM","androidGcmAPIKey":"**********","androidGcmExtraData":"{\"shop\":\"nordpfad\"}","androidThirdPartyURL":"","androidThirdPartyRequestHeaders":"","androidThirdPartyRequestBody":""}');
INSERT INTO content VALUES(13,X'30754708455d49c5a08f2e2173881df63a1e3d02c0309559349eb4a7eaffc67e','{"defaultCampaignId":"c0a80001-5c1e-4b07-9a31-000000000001","dynamicCampaignRules":[]}');
INSERT INTO content VALUES(14,X'b56bcea921d3df2ade01928bbc2f8fdb9e0321ec7d652bf29521eabaff94c4e2','{"code":"<!--begin chat code--><div id=\"chat-c0a80001-5c1e-4b07-9a31-000000000001\"></div><script src=\"http://127.0.0.1:36419/chat.js?siteId=10001&amp;planId=c0a80001-5c1e-4b07-9a31-000000000001\" async></script><!--end chat code-->"}');
INSERT INTO content VALUES(15,X'b480247c21cb42625ff0b62e2eebe395abf172fc0472ca9c41982aaca7f390b0','{"type":"adaptive","isHideWhenOffline":false,"isDomainRestrictionEnabled":true,"allowedDomains":["nordpfad.example","*.nordpfad.example"],"adaptiveButtonColor":"#2e7d32","adaptiveButtonRightOffset":0,"adaptiveButtonBottomOffset":24,"adaptiveButtonRightOffsetOnMobile":0,"adaptiveButtonBottomOffsetOnMobile":0,"isCustomizedAdaptiveButtonUsed":false,"customizedAdaptiveButtonIcon":"","isImageButtonFloating":true,"imageButtonPosition":"bottomRight","imageButtonPositionMode":"Basic","isImageButtonXOffsetByPixel":true,"imageButtonXOffset":0,"isImageButtonYOffsetByPixel":true,"imageButtonYOffset":0,"imageButtonImageSource":"fromGallery","imageButtonOnlineImage":null,"imageButtonOfflineImage":null,"imageButtonTypeOnMobile":"text","imageButtonColorOnMobile":"#329fd9","imageButtonTextColorOnMobile":"#ffffff","imageButtonOnlineImageOnMobile":null,"imageButtonOfflineImageOnMobile":null,"imageButtonPositionOnMobile":"bottomRight","textLinkButtonText":"Chat with us"}');
INSERT INTO content VALUES(16,X'a402a2e04d58d1a667ee99cdb321d6847247b89afd74b4fe6f96d9bae32695e9','{"isEnable":true,"greetingMessage":"How was it?","formFieldLayoutStyle":"aboveInput"}');
INSERT INTO content VALUES(17,X'fe913d4dcc63f87f03f4d53719f2dc3f8c15431424c135d81583f8b5dc713d93','{"style":"bubble","color":"#2e7d32","type":"embedded","headerType":"avatarAndLogo","isAvatarDisplayed":true,"isTitleDisplayed":true,"isBioDisplayed":false,"isLogoDisplayed":true,"logo":"585eb9bd-384a-4980-ae35-056a89c8600f","bannerImageType":"fromGallery","bannerImage":null,"isAvatarDisplayedWithMessage":true,"isBackgroundDisplayed":false,"backgroundTexture":0,"customCSS":"","isTranscriptDownloadAllowed":true,"isTranscriptPrintAllowed":true,"isTranscriptSentToVisitors":true,"isTranscriptSentFromCurrentAgentEmail":false,"fromEmailName":"Nordpfad","fromEmailAddress":"chat@nordpfad.example","isSMTPServerCustomized":true,"customSMTPServer":{"fromName":"Nordpfad Chat","fromEmail":"chat@nordpfad.example","mailServer":"smtp.nordpfad.example","port":587,"encryptedType":"TLS","IsAuthenticationRequired":true,"username":"chat","password":""},"isSwitchToOfflineMessageAllow":true,"isFileSendAllow":true,"ifMarkUnreadMessage":true,"isAudioChatEnabled":false,"isVideoChatEnabled":false,"isBrowserPopupNotificationEnabled":false,"ifEndChatWhenVisitorIsInactive":true,"minutesOfVisitorInactivity":10,"isTranscriptSentForArchiving":false,"receivingEmailAddressesForArchivingTranscripts":"","emailSubjectForArchivingTranscripts":"","greetingMessage":"Hi there 👋 Which trail are you on?","isCustomJSEnabled":true,"customJS":"document.title = ''☎ '' + document.title;"}');
INSERT INTO content VALUES(18,X'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','{}');
INSERT INTO content VALUES(19,X'ef705dc67a2b01f61747fc33d74720250ec72f57797715174af68692896e05ab','{"defaultLanguage":"English","isCustomLanguageEnabled":true,"isTextDirectionRightToLeft":false,"customLanguageItems":[{"systemName":"Chat Now","customText":"Ask a guide"},{"systemName":"Submit","customText":"Off we go"}]}');
INSERT INTO content VALUES(20,X'b08b6d3628ab9c6985a0154381a7cfdc8c6af2931e8f3af7f6f25ac8f4fb2b84','{"style":"bubble"}');
INSERT INTO content VALUES(21,X'c4e98fc51919aea92f2fbb6fcefc1fef9e1dadba1abff4fdfcaae0d7efa22b92','{"isEnable":true,"isTeamNameDisplayed":true,"teamName":"Trail team","isAgentAvatarDisplayed":true,"greetingMessage":"Tell us who you are, and we get going.","socialMediaLogin":"none","isVisitorInfoRecorded":true,"formFieldLayoutStyle":"aboveInput","isEnableGoogleReCAPTCHA":false,"reCAPTCHALabel":""}');
INSERT INTO content VALUES(22,X'bee98caee6c6a93d5ba4adcef8885c33192dd4eddeee59fe22e06a570d009c0e','{"isEnable":true,"selectedKBId":"6b000001-5c1e-4b07-9a31-000000000301","isSearchAllowedBeforeChatting":true,"greetingMessageBeforeChatting":"Maybe the answer is here already.","isSearchAllowedBeforeOfflineMessage":false,"greetingMessageBeforeOfflineMessage":"","articlesShowedInSearchResult":3}');
INSERT INTO content VALUES(23,X'802cc30c1c89e84590ff651e59e9a28360af235f3980b2d253fe7d885a457ad5','{"type":"systemOfflineMessageWindow","customOfflineMessagePageURL":"","ifOpenCustomOfflineMessagePageInNewWindow":false,"greetingMessage":"We are out hiking. Back at 9.","emailOfflineMessageTo":"customEmailAddresses","customEmailAddresses":"service@nordpfad.example","isTeamNameDisplayed":false,"teamName":"","isAgentAvatarDisplayed":false,"customEmailIfAddClientInfo":true,"customEmailIfAddGeoInfo":true,"customEmailIfAddNavigationInfo":false,"customEmailIfAddVisitorInfo":true,"formFieldLayoutStyle":"aboveInput"}');
INSERT INTO content VALUES(24,X'c78720c60df0ef05f3fcde227c49553ba6f98ef737fe08540753a15d1680f711','{"isEnable":true,"selectedChatbotId":"b0700001-5c1e-4b07-9a31-000000000201","isChatbotAllocatedWhenAgentOnline":true,"ifDistributeChatsToChatbotByQueueLength":true,"ifDistributeChatsToChatbotByPercentage":false,"queueLength":3,"percentageToChatbot":0,"isChatbotAllocatedWhenAgentOffline":true}');
INSERT INTO content VALUES(25,X'6db2b5c149eb44c184cf67ad6f482e74dd247a686fe82168e80a65ae63fcf194','{"id":"0b60c5aa-2823-421f-a6f9-6eb243eb0a15","field":{"isSystem":true,"name":"Rating","type":"rating"},"isVisible":true,"isRequired":false,"order":1,"ratingGrades":[{"grade":1,"label":"Very poor","isVisible":true},{"grade":2,"label":"Poor","isVisible":true},{"grade":3,"label":"Fair","isVisible":true},{"grade":4,"label":"Good","isVisible":true},{"grade":5,"label":"Excellent","isVisible":true}]}');
INSERT INTO content VALUES(26,X'250bcf68e7579a720d00c1f4f37dcba1ca2f82f0ebdca163be53a76d564d5c65','{"id":"8fa25602-b7ca-4903-ac3b-6e61dd7e3535","field":{"isSystem":true,"name":"Rating Comment","type":"textArea"},"isVisible":true,"isRequired":false,"order":2,"ratingGrades":[]}');
INSERT INTO content VALUES(27,X'389d17f2a81945bbd5c917384e8e0c7437920593e80ea3b0f02fae027b646344','{"id":"ff000003-5c1e-4b07-9a31-000000000d03","field":{"id":"983dc214-af14-4da8-ae59-c5bf514690ed","name":"Would you recommend us?","type":"NPS","leftText":"never","rightText":"at once","isSystem":false},"isVisible":true,"isRequired":false,"order":3,"ratingGrades":[]}');
INSERT INTO content VALUES(28,X'772001cbdd2bd77c950f194aba306cae232f72a32c61cd36ebcbb8e876e742ce','{"isEnable":true,"type":"customRule","routeTo":"department","routeToId":"d0e10001-5c1e-4b07-9a31-000000000101","priority":"normal","percentageToBot":0,"actionWhenNoRuleMatched":"routeToDepartment","routeToIdWhenNoRuleMatched":"d0e10001-5c1e-4b07-9a31-000000000101","priorityWhenNoRuleMatched":"normal","percentageToBotWhenNoRuleMatched":20,"emailsToReceiveOfflineMessage":"team@nordpfad.example"}');
INSERT INTO content VALUES(29,X'67548eb80f43a8d4dd44dffc19d83ff2f2a0b33e9cfe35d773ab8e9f99d2cb9c','{"id":"7ab004ea-822c-4de4-a6c4-5241abb6af63","field":{"isSystem":true,"name":"Category","type":"checkboxListwithOptionGroups"},"isVisible":true,"isRequired":false,"order":1,"ratingGrades":[]}');
INSERT INTO content VALUES(30,X'8a7dbf8e5f9cb1ea65caf83b6e80f3f48e244be5adeb99bbcae397dd2f0f2d7a','{"id":"be4d7904-2009-4cc5-a528-99f51a1bd061","field":{"isSystem":true,"name":"Wrap-up Comment","type":"textArea"},"isVisible":true,"isRequired":false,"order":2,"ratingGrades":[]}');
INSERT INTO content VALUES(31,X'fa8d8eba8bd6795c5e00d4e82ca0c792d3b0868bd4a9f912d9fb63d78da5a7c1','{"id":"ff000005-5c1e-4b07-9a31-000000000d05","field":{"id":"5fe0a115-5f9a-4dc5-a351-86e34d21cca3","name":"Outcome","type":"radioBox","options":[{"value":"sold","order":1},{"value":"answered","order":2},{"value":"passed on","order":3}],"isSystem":false},"isVisible":true,"isRequired":true,"order":3,"ratingGrades":[]}');
INSERT INTO content VALUES(32,X'6f434afdc917a0c85b8feb953e5f83f77950942f5baa01a972ad3eaf89959564','{"id":"ff000006-5c1e-4b07-9a31-000000000d06","field":{"id":"40ca0213-3682-43f2-a04d-c0726029d021","name":"Topics","type":"checkboxListwithOptionGroups","optionGroups":[{"name":"Before","order":1,"options":[{"value":"advice","order":1},{"value":"stock","order":2}]},{"name":"After","order":2,"options":[{"value":"return","order":1},{"value":"warranty","order":2}]}],"isSystem":false},"isVisible":true,"isRequired":false,"order":4,"ratingGrades":[]}');
INSERT INTO content VALUES(33,X'6498555e7748da224af80dd9653f6a925c71488e638f64e5dea865fa39117243','{"manualInvitationPosition":"bottomRight","manualInvitationImageType":"fromGallery","manualInvitationImage":null,"manualInvitationCloseAreaXOffset":0,"manualInvitationCloseAreaYOffset":0,"manualInvitationCloseAreaWidth":20,"manualInvitationCloseAreaHeight":20,"manualInvitationTextAreaXOffset":40,"manualInvitationTextAreaYOffset":60,"manualInvitationTextAreaWidth":220,"manualInvitationTextAreaHeight":80,"manualInvitationText":"Need a hand with the map?","manualInvitationTextFont":"arial","manualInvitationTextSize":"medium","isManualInvitationTextBold":false,"isManualInvitationTextItalic":false,"manualInvitationTextColor":"#333333"}');
INSERT INTO content VALUES(34,X'cede179893fc2da8063b33fbbea8cbb9c3a988a5c207b9c3efe2c352efa9b4e8','{"id":"8d8901d5-a7de-4c26-a3ad-63a0fd05cd7b","name":"Built-in: returning visitor","isEnable":true,"isDisplayedOnceInOneSession":true,"order":1,"imageType":"fromGallery","image":null,"closeAreaXOffset":0,"closeAreaYOffset":0,"closeAreaWidth":20,"closeAreaHeight":20,"textAreaXOffset":40,"textAreaYOffset":60,"textAreaWidth":220,"textAreaHeight":80,"text":"Welcome back! May we help you?","textFont":"arial","textSize":"medium","isTextBold":false,"isTextItalic":false,"textColor":"#333333","position":"centered","conditionMetType":"all","logicalExpression":"","conditions":[{"field":"Numberofvisits","operator":"isMoreThan","value":"1","order":1}]}');
INSERT INTO content VALUES(35,X'e13111d6b6ccbb17e409761604337445cc21b724f065cd3e07a82819c645d27f','{"id":"8db105ca-c3d2-4868-a53a-260f38f6cfb8","name":"Built-in: long stay","isEnable":false,"isDisplayedOnceInOneSession":true,"order":2,"imageType":"fromGallery","image":null,"closeAreaXOffset":0,"closeAreaYOffset":0,"closeAreaWidth":20,"closeAreaHeight":20,"textAreaXOffset":40,"textAreaYOffset":60,"textAreaWidth":220,"textAreaHeight":80,"text":"Have you found what you were looking for?","textFont":"arial","textSize":"medium","isTextBold":false,"isTextItalic":false,"textColor":"#333333","position":"centered","conditionMetType":"all","logicalExpression":"","conditions":[{"field":"CurrentPageURL","operator":"contains","value":"/","order":1}]}');
INSERT INTO content VALUES(36,X'92229c502e760b9a652cb37f3976647a181fa6e8c8a65bca916d93882c60cb7e','{"id":"a1000001-5c1e-4b07-9a31-000000000e01","name":"Full basket","isEnable":true,"isDisplayedOnceInOneSession":true,"order":3,"imageType":"fromGallery","image":null,"closeAreaXOffset":0,"closeAreaYOffset":0,"closeAreaWidth":20,"closeAreaHeight":20,"textAreaXOffset":40,"textAreaYOffset":60,"textAreaWidth":220,"textAreaHeight":80,"text":"Shipping is free from here on – any question left?","textFont":"arial","textSize":"medium","isTextBold":false,"isTextItalic":false,"textColor":"#333333","position":"bottomRight","conditionMetType":"any","logicalExpression":"","conditions":[{"field":"CurrentPageURL","operator":"contains","value":"/basket","order":1},{"field":"Segmentation","operator":"is","value":"Big baskets","order":2}]}');
INSERT INTO content VALUES(37,X'4d77cc0a08c3e8fd9c2cfbd2e94f4a448861778a72bfbde4a6672631ed297336','{"id":"589cf11c-069c-4e9e-aa1e-aac80742e53d","field":{"isSystem":true,"name":"Name","type":"textBox"},"isVisible":true,"isRequired":false,"order":1,"ratingGrades":[]}');
INSERT INTO content VALUES(38,X'7b869b2e86f0a47fcc7115ace33716ddb76954b1b7e86174dd79680be6ab1676','{"id":"6bb372cb-c759-445a-afd7-55759101b168","field":{"isSystem":true,"name":"Email","type":"textBox"},"isVisible":true,"isRequired":false,"order":2,"ratingGrades":[]}');
INSERT INTO content VALUES(39,X'de65852f40a4aef665eee0597e83459a31b8704d18fd8eb05495ef576cfca37e','{"id":"50b65df3-b7cc-4eb4-a791-0d65a1e95e69","field":{"isSystem":true,"name":"Phone","type":"textBox"},"isVisible":false,"isRequired":false,"order":3,"ratingGrades":[]}');
INSERT INTO content VALUES(40,X'5e1fa6526b63fc1d044973e4c71c024dbb11db5bde1bd98ea8986f6bbaa4997d','{"id":"002103c8-51d5-447a-a67d-d7c93d623a3c","field":{"isSystem":true,"name":"Company","type":"textBox"},"isVisible":false,"isRequired":false,"order":4,"ratingGrades":[]}');
INSERT INTO content VALUES(41,X'3373ca16b0baee2cc325d9e4635a7453583101807b4bb3f988bd22317788ff1b','{"id":"4dd8b0f7-028d-4c03-a49a-baf727feb5ba","field":{"isSystem":true,"name":"Product Service","type":"dropdownList","options":[{"value":"Tents","order":1},{"value":"Boots","order":2},{"value":"Backpacks","order":3}]},"isVisible":true,"isRequired":true,"order":5,"ratingGrades":[]}');
INSERT INTO content VALUES(42,X'47c558a69039fa5a3c4d1d66a0b9f1c027f8224ef0804c1f2173cdd06d22d2f4','{"id":"d7659b9a-17a6-4f72-a38d-ac23b27a79c3","field":{"isSystem":true,"name":"Department","type":"dropdownList"},"isVisible":false,"isRequired":false,"order":6,"ratingGrades":[]}');
INSERT INTO content VALUES(43,X'ac62bec776407b93f5c11c389f0004b3b78861159186a94877be2ed770713f6b','{"id":"a4fac109-cd50-4aa6-aa4b-f90a23223225","field":{"isSystem":true,"name":"Ticket Id","type":"textBox"},"isVisible":false,"isRequired":false,"order":7,"ratingGrades":[]}');
INSERT INTO content VALUES(44,X'ea3a75867b95c9c221e1bf97ed6cdea9be8282bd69a891cfaf9f1fd109f91919','{"id":"ff000001-5c1e-4b07-9a31-000000000d01","field":{"id":"1bb0c5a8-355c-4487-adc5-cbf6bc8b7d65","name":"Shoe size","type":"dropdownList","options":[{"value":"36–39","order":1},{"value":"40–43","order":2},{"value":"44–47","order":3}],"isSystem":false},"isVisible":true,"isRequired":false,"order":8,"ratingGrades":[]}');
INSERT INTO content VALUES(45,X'd1896bceeb109ddc84df80a5544da6918975a108b19f4650dbcc9c0edec13612','{"id":"ff000002-5c1e-4b07-9a31-000000000d02","field":{"id":"0f675e9a-39ce-4bbe-a434-97f631b734d3","name":"Order no","type":"textBox","isSystem":false},"isVisible":true,"isRequired":false,"order":9,"ratingGrades":[]}');
INSERT INTO content VALUES(46,X'e33c16c2f619b5d57ef04234cb415a5ff282984c86b39408ae44fa950bde6cb2','{"id":"b114153e-7080-4c8c-a0eb-bda47c6d6980","field":{"isSystem":true,"name":"Name","type":"textBox"},"isVisible":true,"isRequired":false,"order":1,"ratingGrades":[]}');
INSERT INTO content VALUES(47,X'd004d21cfdc9999f950007f94f45f80166e06263ceaa8e3eeeae8e0d6f68482f','{"id":"fa8f88ce-cb33-4e01-a3a2-ddbbe2819793","field":{"isSystem":true,"name":"Email","type":"textBox"},"isVisible":true,"isRequired":false,"order":2,"ratingGrades":[]}');
INSERT INTO content VALUES(48,X'a2726bbc39d0a438a73dc32532e05a01da5c088cf713c16d96aeba399031ef12','{"id":"d8a21644-033c-4ad0-a573-aebc1df10efe","field":{"isSystem":true,"name":"Phone","type":"textBox"},"isVisible":false,"isRequired":false,"order":3,"ratingGrades":[]}');
INSERT INTO content VALUES(49,X'8b666d6b1857db7dccbaef32a5423492f2ec257362c0478b9ca552d344b58775','{"id":"ae30289a-e822-401e-acdc-c28e31066378","field":{"isSystem":true,"name":"Company","type":"textBox"},"isVisible":false,"isRequired":false,"order":4,"ratingGrades":[]}');
INSERT INTO content VALUES(50,X'3f3a293f5fe1096e96d8b4f203f266c3d0c99b67c53478d7cb3e787b87878017','{"id":"a6b10c9c-b789-41ce-ae55-b28020e65e21","field":{"isSystem":true,"name":"Product Service","type":"dropdownList","options":[{"value":"General","order":1}]},"isVisible":false,"isRequired":false,"order":5,"ratingGrades":[]}');
INSERT INTO content VALUES(51,X'4a79ac8c78c8c78d61186dcc7160b38e5b119c01229955f98a87c8e97ee1d5fb','{"id":"7268a042-539c-40cd-a0bc-6c771c5507da","field":{"isSystem":true,"name":"Department","type":"dropdownList"},"isVisible":false,"isRequired":false,"order":6,"ratingGrades":[]}');
INSERT INTO content VALUES(52,X'edf41e42350787f2339ead2e8c7aedaaaece974abb46c66ab4a70e5bf21240ce','{"id":"d0595b6a-18b1-4ef0-a092-24920aac4504","field":{"isSystem":true,"name":"Ticket Id","type":"textBox"},"isVisible":false,"isRequired":false,"order":7,"ratingGrades":[]}');
INSERT INTO content VALUES(53,X'ebf8f10d630a2a6ca4b2f6aa49879cd1f18d28ced6fedad47153caeb1cb7ff1e','{"id":"69d05b2e-fa08-40e4-a16e-ba4f360e8e3b","field":{"isSystem":true,"name":"Subject","type":"textBox"},"isVisible":true,"isRequired":true,"order":8,"ratingGrades":[]}');
INSERT INTO content VALUES(54,X'b849ef9f6c50f4f199e0a180fdbc3e4a895fd940b55a422ef5fb0a0d010b026c','{"id":"fad3b6b8-4e5c-4505-a005-0408d492150f","field":{"isSystem":true,"name":"Message","type":"textArea"},"isVisible":true,"isRequired":false,"order":9,"ratingGrades":[]}');
INSERT INTO content VALUES(55,X'07d18d1d71682c3edd43a31bcac0d0cee8515f49bada5183ce9212622bd137ab','{"id":"779af1b2-d019-4501-a0b4-8250b48d20f3","field":{"isSystem":true,"name":"Attachment","type":"file"},"isVisible":false,"isRequired":false,"order":10,"ratingGrades":[]}');
INSERT INTO content VALUES(56,X'38a797641a84534256123db0bf7f9a1068b7fb95dd106b716b6faa80c9e46876','{"id":"ff000004-5c1e-4b07-9a31-000000000d04","field":{"id":"f4e65b01-3d4f-463a-ac02-3f6254daa6ca","name":"Photo of the damage","type":"file","isSystem":false},"isVisible":true,"isRequired":false,"order":11,"ratingGrades":[]}');
INSERT INTO content VALUES(57,X'01f7784b68b3a7953798caf77adae2d56e741b41b2be0ef0833a3ea19ef1b509','{"id":"10000001-5c1e-4b07-9a31-000000000f01","isEnable":true,"name":"Returns page","order":1,"routeTo":"department","routeToId":"d0e10003-5c1e-4b07-9a31-000000000103","priority":"high","percentageToBot":0,"conditionMetType":"all","logicalExpression":"","conditions":[{"field":"CurrentPageURL","operator":"contains","value":"/returns","order":1}]}');
INSERT INTO content VALUES(58,X'757fbd7d642d0461403955e07cf6fa128897c61674ff2ed734d467f89e368617','{"id":"10000002-5c1e-4b07-9a31-000000000f02","isEnable":true,"name":"Ireland","order":2,"routeTo":"agent","routeToId":"6","priority":"normal","percentageToBot":10,"conditionMetType":"all","logicalExpression":"","conditions":[{"field":"Country/Region","operator":"is","value":"Ireland","order":1}]}');
INSERT INTO content VALUES(59,X'3c5e95b8bc708a1893126786eb1e5406f5174f57820bfe62e4151abd2faf11fb','{"id":"fd05f45d-44b6-4212-adfa-b713235a0aba","name":"Short lived","description":"","language":"English"}');
INSERT INTO content VALUES(60,X'64e63ccf4668a977491c831a2120fe304b553a2eb0f5835c0f05d559fddc307f','{"id":"37bcd2e3-21eb-483f-a4e4-9be923165d5f","type":"ip","visitorId":"","ip":"198.51.100.77","ipRangeFrom":"","ipRangeTo":"","comment":"second","lastUpdatedByAgentId":1}');
INSERT INTO content VALUES(61,X'803adfa629b281877103d7ac5349601650bb55e45c4a1c16c2525e19722f3a8d','{"code":"<!--begin chat code--><div id=\"chat-fd05f45d-44b6-4212-adfa-b713235a0aba\"></div><script src=\"http://127.0.0.1:36419/chat.js?siteId=10001&amp;planId=fd05f45d-44b6-4212-adfa-b713235a0aba\" async></script><!--end chat code-->"}');
INSERT INTO content VALUES(62,X'a7085e9b8c4dcf8e34c79063fba37e8127ceb240d38bfc44c2c925d9689ba783','{"type":"adaptive","isHideWhenOffline":false,"isDomainRestrictionEnabled":false,"allowedDomains":[],"adaptiveButtonColor":"#329fd9","adaptiveButtonRightOffset":0,"adaptiveButtonBottomOffset":0,"adaptiveButtonRightOffsetOnMobile":0,"adaptiveButtonBottomOffsetOnMobile":0,"isCustomizedAdaptiveButtonUsed":false,"customizedAdaptiveButtonIcon":"","isImageButtonFloating":true,"imageButtonPosition":"bottomRight","imageButtonPositionMode":"Basic","isImageButtonXOffsetByPixel":true,"imageButtonXOffset":0,"isImageButtonYOffsetByPixel":true,"imageButtonYOffset":0,"imageButtonImageSource":"fromGallery","imageButtonOnlineImage":null,"imageButtonOfflineImage":null,"imageButtonTypeOnMobile":"text","imageButtonColorOnMobile":"#329fd9","imageButtonTextColorOnMobile":"#ffffff","imageButtonOnlineImageOnMobile":null,"imageButtonOfflineImageOnMobile":null,"imageButtonPositionOnMobile":"bottomRight","textLinkButtonText":"Chat with us"}');
INSERT INTO content VALUES(63,X'10b5edbc7fcda91ce9abfb1d05d5fd17fb9884d5a5b794bd600a6d8dcef8c06b','{"style":"bubble","color":"#329fd9","type":"embedded","headerType":"agentInfo","isAvatarDisplayed":true,"isTitleDisplayed":true,"isBioDisplayed":false,"isLogoDisplayed":false,"logo":null,"bannerImageType":"fromGallery","bannerImage":null,"isAvatarDisplayedWithMessage":true,"isBackgroundDisplayed":false,"backgroundTexture":0,"customCSS":"","isTranscriptDownloadAllowed":true,"isTranscriptPrintAllowed":true,"isTranscriptSentToVisitors":false,"isTranscriptSentFromCurrentAgentEmail":false,"fromEmailName":"","fromEmailAddress":"","isSMTPServerCustomized":false,"customSMTPServer":{"fromName":"","fromEmail":"","mailServer":"","port":25,"encryptedType":"none","IsAuthenticationRequired":false,"username":"","password":""},"isSwitchToOfflineMessageAllow":true,"isFileSendAllow":true,"ifMarkUnreadMessage":true,"isAudioChatEnabled":false,"isVideoChatEnabled":false,"isBrowserPopupNotificationEnabled":false,"ifEndChatWhenVisitorIsInactive":true,"minutesOfVisitorInactivity":10,"isTranscriptSentForArchiving":false,"receivingEmailAddressesForArchivingTranscripts":"","emailSubjectForArchivingTranscripts":"","greetingMessage":"Hello, how may I help you?","isCustomJSEnabled":false,"customJS":""}');
INSERT INTO content VALUES(64,X'33855a35483af42fd5285f80dd5cc628cb682ed898bdfda0d97e13e2ca683177','{"id":"380e1492-bf2f-4788-ae67-f5ccdad57c3c","field":{"isSystem":true,"name":"Name","type":"textBox"},"isVisible":true,"isRequired":false,"order":1,"ratingGrades":[]}');
INSERT INTO content VALUES(65,X'27384095f8cc54b7fe4259e02363c2b74368336a0fd0370a4d8e2c258b7033fc','{"id":"63938b97-3744-4bc6-a733-454ffa22a211","field":{"isSystem":true,"name":"Email","type":"textBox"},"isVisible":true,"isRequired":false,"order":2,"ratingGrades":[]}');
INSERT INTO content VALUES(66,X'74b2ad669f685d1e330d7ac80bb4c463a9856d549352090281dad83096bedcd3','{"id":"daabc49c-2d19-4f44-adf7-ef933f1ec906","field":{"isSystem":true,"name":"Phone","type":"textBox"},"isVisible":false,"isRequired":false,"order":3,"ratingGrades":[]}');
INSERT INTO content VALUES(67,X'd3cac29a5505e9f81747a06f403d62cabeb7a7486cde42685b40f67488d109f0','{"id":"e94d6539-29eb-42e0-a2cb-c4ad5c62bf47","field":{"isSystem":true,"name":"Company","type":"textBox"},"isVisible":false,"isRequired":false,"order":4,"ratingGrades":[]}');
INSERT INTO content VALUES(68,X'e9a7438f3ef71989e86f1c34a94460ad33d50b5b212c753e4b5948a30c88539e','{"id":"1293a24c-8405-48bf-ad06-2a393d99a5d8","field":{"isSystem":true,"name":"Product Service","type":"dropdownList","options":[{"value":"General","order":1}]},"isVisible":false,"isRequired":false,"order":5,"ratingGrades":[]}');
INSERT INTO content VALUES(69,X'6e308f636f97c1ee22db48da4708604db00ebfd965bc22568fa9a6038a2d73ec','{"id":"c5a1d54d-f965-4a3a-a169-83bed3497b8d","field":{"isSystem":true,"name":"Department","type":"dropdownList"},"isVisible":false,"isRequired":false,"order":6,"ratingGrades":[]}');
INSERT INTO content VALUES(70,X'4068f25f466f8f626d0dbc72ca5d5e573d17c90cf298c07e3c0ade35da1a2923','{"id":"bc55e1a6-f703-4800-a47e-670ed04bc485","field":{"isSystem":true,"name":"Ticket Id","type":"textBox"},"isVisible":false,"isRequired":false,"order":7,"ratingGrades":[]}');
INSERT INTO content VALUES(71,X'7c6eee8544285d9e111701f21c89fee0b86d3e5a10ff7e8fc1367400a00683c8','{"isEnable":true,"isTeamNameDisplayed":false,"teamName":"","isAgentAvatarDisplayed":true,"greetingMessage":"Please tell us a little about you.","socialMediaLogin":"none","isVisitorInfoRecorded":true,"formFieldLayoutStyle":"aboveInput","isEnableGoogleReCAPTCHA":false,"reCAPTCHALabel":""}');
INSERT INTO content VALUES(72,X'da3050b5dc31714468e71c94825fb0a943115c6ef2efe7ad54c0fa07c7881c19','{"id":"00e3cadf-6e73-4101-a2d5-9c0b78def50e","field":{"isSystem":true,"name":"Rating","type":"rating"},"isVisible":true,"isRequired":false,"order":1,"ratingGrades":[{"grade":1,"label":"Very poor","isVisible":true},{"grade":2,"label":"Poor","isVisible":true},{"grade":3,"label":"Fair","isVisible":true},{"grade":4,"label":"Good","isVisible":true},{"grade":5,"label":"Excellent","isVisible":true}]}');
INSERT INTO content VALUES(73,X'117369aead0b391f879d7bca82770a5ff25f1a77e60232db80457b99994b6848','{"id":"1081d64e-dfd5-49ce-a513-96ada6536234","field":{"isSystem":true,"name":"Rating Comment","type":"textArea"},"isVisible":true,"isRequired":false,"order":2,"ratingGrades":[]}');
INSERT INTO content VALUES(74,X'981ca7005d797bf92183fbff112243d0f6b735873306737154f81d92d4d5f757','{"isEnable":true,"greetingMessage":"How did we do?","formFieldLayoutStyle":"aboveInput"}');
INSERT INTO content VALUES(75,X'e8c1fb24bbb855a69fbaee4aab8636313161b43610e47a8bcb273cf56de646e4','{"defaultLanguage":"English","isCustomLanguageEnabled":false,"isTextDirectionRightToLeft":false,"customLanguageItems":[]}');
INSERT INTO content VALUES(76,X'06431b032ea7a4a1fd15e9e15b3381cb36a2e1261153d468720bfe4f17f8d069','{"id":"6a889e8f-b678-427d-aad4-e660df68a9a7","field":{"isSystem":true,"name":"Name","type":"textBox"},"isVisible":true,"isRequired":false,"order":1,"ratingGrades":[]}');
INSERT INTO content VALUES(77,X'7d064afc34be2656a37676d69506a1c2a40e5648e01e6436efffa631635a0eed','{"id":"66a97fd3-397f-4961-a698-8b16afbf5635","field":{"isSystem":true,"name":"Email","type":"textBox"},"isVisible":true,"isRequired":false,"order":2,"ratingGrades":[]}');
INSERT INTO content VALUES(78,X'0a664c0fcd9f94aafba62c63c97e65cbc38551add2dad932a2b8ca26cc98610d','{"id":"cbf64e2d-8d07-4e60-a08e-2c83ae43f577","field":{"isSystem":true,"name":"Phone","type":"textBox"},"isVisible":false,"isRequired":false,"order":3,"ratingGrades":[]}');
INSERT INTO content VALUES(79,X'd5b8456ea0864cea6829513343585768037fc47dbb1d615ef707862d40b6326a','{"id":"d64e5d1d-4a58-4240-a13e-d2d292788485","field":{"isSystem":true,"name":"Company","type":"textBox"},"isVisible":false,"isRequired":false,"order":4,"ratingGrades":[]}');
INSERT INTO content VALUES(80,X'd1ae6af9ea6c1bcf8091363e4bf26842ba87eaa3d6492a661c22b733f299c115','{"id":"1f2fa631-6be1-435e-a3df-09a7d4e61be0","field":{"isSystem":true,"name":"Product Service","type":"dropdownList","options":[{"value":"General","order":1}]},"isVisible":false,"isRequired":false,"order":5,"ratingGrades":[]}');
INSERT INTO content VALUES(81,X'56a5df2fc585079ee34916e46245b46ba74501f441a98a287e084efaf18ed1c8','{"id":"6785ad89-93e7-4f90-a797-0405eaec0227","field":{"isSystem":true,"name":"Department","type":"dropdownList"},"isVisible":false,"isRequired":false,"order":6,"ratingGrades":[]}');
INSERT INTO content VALUES(82,X'f40a7e01fc22fe46e9ae696e4f73102b4f68d5e3e5f4b6b5222e35b1a878d7d6','{"id":"0d653f67-7cf7-43c6-ad1e-e70ec8cdfcf6","field":{"isSystem":true,"name":"Ticket Id","type":"textBox"},"isVisible":false,"isRequired":false,"order":7,"ratingGrades":[]}');
INSERT INTO content VALUES(83,X'423ffd88b20145c7cfadadccffbf28b642fa854138789b6598e9022f4aaffe12','{"id":"55bbcc01-e963-4aa0-ae8b-1bd73362a87d","field":{"isSystem":true,"name":"Subject","type":"textBox"},"isVisible":true,"isRequired":true,"order":8,"ratingGrades":[]}');
INSERT INTO content VALUES(84,X'1cbb6de384f8fc89b6a33da43aa9934af71ddfe82c9db1cefff65642a9ce8336','{"id":"89c3d7f5-ff17-452a-af17-c2559fb607b9","field":{"isSystem":true,"name":"Message","type":"textArea"},"isVisible":true,"isRequired":false,"order":9,"ratingGrades":[]}');
INSERT INTO content VALUES(85,X'6f30bf6d6a3a4cebbd3abf9a77601fe530e2daacd7eee9e9fdbd3a57deada6d1','{"id":"0d87f45d-8034-4797-a7ba-fe5b70a3e748","field":{"isSystem":true,"name":"Attachment","type":"file"},"isVisible":false,"isRequired":false,"order":10,"ratingGrades":[]}');
INSERT INTO content VALUES(86,X'fbc2656d130f427efb524cae5d8a11a4b9719434b02e176d8e517d433231bcf0','{"type":"systemOfflineMessageWindow","customOfflineMessagePageURL":"","ifOpenCustomOfflineMessagePageInNewWindow":false,"greetingMessage":"We are away. Leave us a message.","emailOfflineMessageTo":"allAgents","customEmailAddresses":"","isTeamNameDisplayed":false,"teamName":"","isAgentAvatarDisplayed":false,"customEmailIfAddClientInfo":true,"customEmailIfAddGeoInfo":true,"customEmailIfAddNavigationInfo":false,"customEmailIfAddVisitorInfo":true,"formFieldLayoutStyle":"aboveInput"}');
INSERT INTO content VALUES(87,X'ebbd5c42cf6392d17ab8f8d639827a60a4bd3d89cdb1c894847f295784b7b312','{"id":"a1ee4082-dab7-4925-a231-4e5218a82247","name":"Built-in: returning visitor","isEnable":false,"isDisplayedOnceInOneSession":true,"order":1,"imageType":"fromGallery","image":null,"closeAreaXOffset":0,"closeAreaYOffset":0,"closeAreaWidth":20,"closeAreaHeight":20,"textAreaXOffset":40,"textAreaYOffset":60,"textAreaWidth":220,"textAreaHeight":80,"text":"Welcome back! May we help you?","textFont":"arial","textSize":"medium","isTextBold":false,"isTextItalic":false,"textColor":"#333333","position":"centered","conditionMetType":"all","logicalExpression":"","conditions":[{"field":"Numberofvisits","operator":"isMoreThan","value":"1","order":1}]}');
INSERT INTO content VALUES(88,X'a272150536b823763a2e33dd89ba907072fc79283930cba56bede950d2a30ece','{"id":"52245b52-d7c4-426c-ad7b-043a93757d4b","name":"Built-in: long stay","isEnable":false,"isDisplayedOnceInOneSession":true,"order":2,"imageType":"fromGallery","image":null,"closeAreaXOffset":0,"closeAreaYOffset":0,"closeAreaWidth":20,"closeAreaHeight":20,"textAreaXOffset":40,"textAreaYOffset":60,"textAreaWidth":220,"textAreaHeight":80,"text":"Have you found what you were looking for?","textFont":"arial","textSize":"medium","isTextBold":false,"isTextItalic":false,"textColor":"#333333","position":"centered","conditionMetType":"all","logicalExpression":"","conditions":[{"field":"CurrentPageURL","operator":"contains","value":"/","order":1}]}');
INSERT INTO content VALUES(89,X'ccbb1927cfaba0ccbba87f984b28ca06fa2593b1495227175ab69695b509cbac','{"style":"popup"}');
INSERT INTO content VALUES(90,X'5690425debac6adea19c5c9945d84c2bf57703715b742348e0bc99e5eb95bb81','{"manualInvitationPosition":"centered","manualInvitationImageType":"fromGallery","manualInvitationImage":null,"manualInvitationCloseAreaXOffset":0,"manualInvitationCloseAreaYOffset":0,"manualInvitationCloseAreaWidth":20,"manualInvitationCloseAreaHeight":20,"manualInvitationTextAreaXOffset":40,"manualInvitationTextAreaYOffset":60,"manualInvitationTextAreaWidth":220,"manualInvitationTextAreaHeight":80,"manualInvitationText":"May we help you?","manualInvitationTextFont":"arial","manualInvitationTextSize":"medium","isManualInvitationTextBold":false,"isManualInvitationTextItalic":false,"manualInvitationTextColor":"#333333"}');
INSERT INTO content VALUES(91,X'6a3a944b4319d74c47b1ca31740f2d01a3a8b808eebfa8db5152df8d2d983174','{"id":"1e6d4571-043f-43c4-a1c2-831a7269a15c","field":{"isSystem":true,"name":"Category","type":"checkboxListwithOptionGroups"},"isVisible":true,"isRequired":false,"order":1,"ratingGrades":[]}');
INSERT INTO content VALUES(92,X'36873bed4eaaf2ccc22239540d5c8a6b6a1c928db66d9cb2d9ffe3ae5ef85740','{"id":"1de4e991-f49f-4f37-ac5f-ca8849671a88","field":{"isSystem":true,"name":"Wrap-up Comment","type":"textArea"},"isVisible":true,"isRequired":false,"order":2,"ratingGrades":[]}');
INSERT INTO content VALUES(93,X'f3847df5f194592b3c92b41aa5b6da8890687dd364e44251051c97448ccc37f2','{"isEnable":false,"type":"simple","routeTo":"department","routeToId":"","priority":"normal","percentageToBot":0,"actionWhenNoRuleMatched":"routeToSite","routeToIdWhenNoRuleMatched":"","priorityWhenNoRuleMatched":"normal","percentageToBotWhenNoRuleMatched":0,"emailsToReceiveOfflineMessage":""}');
INSERT INTO content VALUES(94,X'290868bb7fef0a6b2052d850227bc8a799f6a0f8d07aad8716be0e975daf1209','{"isEnable":false,"selectedChatbotId":null,"isChatbotAllocatedWhenAgentOnline":false,"ifDistributeChatsToChatbotByQueueLength":false,"ifDistributeChatsToChatbotByPercentage":false,"queueLength":0,"percentageToChatbot":0,"isChatbotAllocatedWhenAgentOffline":false}');
INSERT INTO content VALUES(95,X'a270c9fb3f217ad82f54ae73bdcf570417b7aca54565a36e4fd807b55f819a1f','{"isEnable":false,"selectedKBId":null,"isSearchAllowedBeforeChatting":false,"greetingMessageBeforeChatting":"","isSearchAllowedBeforeOfflineMessage":false,"greetingMessageBeforeOfflineMessage":"","articlesShowedInSearchResult":5}');
INSERT INTO content VALUES(96,X'1b948e6907854c2aed2015fdf8956397309ddc580f769da6439f371adb4469fe','{"id":"a65dbe45-9458-45e0-a245-65e734a4ed72","name":"cart value","type":"decimal","value":"window.shop.cart.total","hyperlink":""}');
CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    site INTEGER NOT NULL REFERENCES site,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    seal INTEGER NOT NULL,
    UNIQUE (site, path, kind)
) STRICT;
INSERT INTO place VALUES(1,1,'campaigns','/campaigns',-603521428242099914);
INSERT INTO place VALUES(2,1,'settings','/settings',8391222560894507619);
INSERT INTO place VALUES(3,1,'customVariables','/customVariables',9077700573838855163);
INSERT INTO place VALUES(4,1,'translationExcludedWords','/translationExcludedWords',4888386710006053813);
INSERT INTO place VALUES(5,1,'bans','/bans',6526918066492299622);
INSERT INTO place VALUES(6,1,'webhooks','/webhooks',8906801528621818342);
INSERT INTO place VALUES(7,1,'autoDistribution','/autoDistribution',-8080430290275099051);
INSERT INTO place VALUES(8,1,'mobilePush','/mobilePush',9178866784858610467);
INSERT INTO place VALUES(9,1,'dynamicCampaign','/dynamicCampaign',2537141992879062727);
INSERT INTO place VALUES(10,1,'installationCode','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/installationCode',4891264145994418322);
INSERT INTO place VALUES(11,1,'chatButton','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/chatButton',-6846822183853324632);
INSERT INTO place VALUES(12,1,'postChat','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/postChat',6137702860333990726);
INSERT INTO place VALUES(13,1,'chatWindow','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/chatWindow',-2017911731692334059);
INSERT INTO place VALUES(14,1,'agentWrapup','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/agentWrapup',5267006035314025428);
INSERT INTO place VALUES(15,1,'language','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/language',-5162057476379018957);
INSERT INTO place VALUES(16,1,'invitation','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/invitation',-5209399709675091106);
INSERT INTO place VALUES(17,1,'preChat','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/preChat',-7543700135804897713);
INSERT INTO place VALUES(18,1,'kbIntegration','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/kbIntegration',592741628823009168);
INSERT INTO place VALUES(19,1,'offlineMessage','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/offlineMessage',8153271075330522677);
INSERT INTO place VALUES(20,1,'chatbotIntegration','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/chatbotIntegration',-4113005228489753436);
INSERT INTO place VALUES(21,1,'campaignFormFields','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/postChat/campaignFormFields',-3956227216562270212);
INSERT INTO place VALUES(22,1,'routing','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/routing',817008437375153528);
INSERT INTO place VALUES(23,1,'campaignFormFields','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/agentWrapup/campaignFormFields',3805267570488043456);
INSERT INTO place VALUES(24,1,'manualInvitation','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/invitation/manualInvitation',6992483321931777287);
INSERT INTO place VALUES(25,1,'autoInvitations','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/invitation/autoInvitations',4129314243390916887);
INSERT INTO place VALUES(26,1,'campaignFormFields','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/preChat/campaignFormFields',-16542816578712407);
INSERT INTO place VALUES(27,1,'campaignFormFields','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/offlineMessage/campaignFormFields',2894811193847591817);
INSERT INTO place VALUES(28,1,'customRules','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/routing/customRules',9016385548236616810);
INSERT INTO place VALUES(29,1,'conversionActions','/conversionActions',-5323856543679741449);
INSERT INTO place VALUES(30,1,'customerSegments','/customerSegments',-4715459989188928434);
INSERT INTO place VALUES(31,1,'secureForms','/secureForms',1925415189442957772);
INSERT INTO place VALUES(32,1,'installationCode','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/installationCode',-5172639074728377099);
INSERT INTO place VALUES(33,1,'chatButton','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/chatButton',791239362298013350);
INSERT INTO place VALUES(34,1,'chatWindow','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/chatWindow',2271469101318103713);
INSERT INTO place VALUES(35,1,'campaignFormFields','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/preChat/campaignFormFields',-1848612964015830198);
INSERT INTO place VALUES(36,1,'preChat','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/preChat',-490717020525557838);
INSERT INTO place VALUES(37,1,'campaignFormFields','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/postChat/campaignFormFields',6620251839359654543);
INSERT INTO place VALUES(38,1,'postChat','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/postChat',8916703522696270156);
INSERT INTO place VALUES(39,1,'language','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/language',4447528239700712123);
INSERT INTO place VALUES(40,1,'campaignFormFields','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/offlineMessage/campaignFormFields',-2756275611488703168);
INSERT INTO place VALUES(41,1,'offlineMessage','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/offlineMessage',-5289042368753210389);
INSERT INTO place VALUES(42,1,'autoInvitations','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/invitation/autoInvitations',6688194877809434881);
INSERT INTO place VALUES(43,1,'invitation','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/invitation',7793436490126498810);
INSERT INTO place VALUES(44,1,'manualInvitation','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/invitation/manualInvitation',8507642675748948242);
INSERT INTO place VALUES(45,1,'campaignFormFields','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/agentWrapup/campaignFormFields',5324596672962345843);
INSERT INTO place VALUES(46,1,'agentWrapup','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/agentWrapup',1356849552688931439);
INSERT INTO place VALUES(47,1,'routing','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/routing',8296155823243594155);
INSERT INTO place VALUES(48,1,'chatbotIntegration','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/chatbotIntegration',3757591829904646752);
INSERT INTO place VALUES(49,1,'kbIntegration','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/kbIntegration',8590047053390420108);
INSERT INTO place VALUES(50,1,'customRules','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/routing/customRules',360777044417125249);
INSERT INTO place VALUES(51,2,'campaigns','/campaigns',6157104473779358934);
INSERT INTO place VALUES(52,2,'settings','/settings',-6704028843503180523);
INSERT INTO place VALUES(53,2,'customVariables','/customVariables',-5208852703181262289);
INSERT INTO place VALUES(54,2,'translationExcludedWords','/translationExcludedWords',-5281228152372830213);
INSERT INTO place VALUES(55,2,'bans','/bans',-5167755751321411986);
INSERT INTO place VALUES(56,2,'webhooks','/webhooks',-176755956804592828);
INSERT INTO place VALUES(57,2,'mobilePush','/mobilePush',-2577312603320133906);
INSERT INTO place VALUES(58,2,'autoDistribution','/autoDistribution',5119350137949574267);
INSERT INTO place VALUES(59,2,'dynamicCampaign','/dynamicCampaign',6399581796528242256);
INSERT INTO place VALUES(60,2,'installationCode','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/installationCode',4767002200453584782);
INSERT INTO place VALUES(61,2,'chatButton','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/chatButton',7612612525044860456);
INSERT INTO place VALUES(62,2,'chatWindow','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/chatWindow',3561071787998832860);
INSERT INTO place VALUES(63,2,'preChat','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/preChat',-397080377782582457);
INSERT INTO place VALUES(64,2,'postChat','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/postChat',-6605093911500000015);
INSERT INTO place VALUES(65,2,'offlineMessage','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/offlineMessage',-3851142274643304006);
INSERT INTO place VALUES(66,2,'agentWrapup','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/agentWrapup',115497874216412244);
INSERT INTO place VALUES(67,2,'language','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/language',-1842266272984418894);
INSERT INTO place VALUES(68,2,'routing','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/routing',75002556969132418);
INSERT INTO place VALUES(69,2,'invitation','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/invitation',452249413385438668);
INSERT INTO place VALUES(70,2,'kbIntegration','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/kbIntegration',-7244342125610454345);
INSERT INTO place VALUES(71,2,'campaignFormFields','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/postChat/campaignFormFields',-1453343149138328758);
INSERT INTO place VALUES(72,2,'campaignFormFields','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/preChat/campaignFormFields',-6419049622505413923);
INSERT INTO place VALUES(73,2,'campaignFormFields','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/offlineMessage/campaignFormFields',-2084225018251600564);
INSERT INTO place VALUES(74,2,'campaignFormFields','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/agentWrapup/campaignFormFields',4737359219829819253);
INSERT INTO place VALUES(75,2,'chatbotIntegration','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/chatbotIntegration',-1122634115829891653);
INSERT INTO place VALUES(76,2,'customRules','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/routing/customRules',-6355210680272605957);
INSERT INTO place VALUES(77,2,'manualInvitation','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/invitation/manualInvitation',-3297267679877548677);
INSERT INTO place VALUES(78,2,'installationCode','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/installationCode',-7908212146791157702);
INSERT INTO place VALUES(79,2,'autoInvitations','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/invitation/autoInvitations',6198897271354384341);
INSERT INTO place VALUES(80,2,'chatButton','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/chatButton',2860275228481786239);
INSERT INTO place VALUES(81,2,'chatWindow','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/chatWindow',3366000687218461919);
INSERT INTO place VALUES(82,2,'campaignFormFields','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/preChat/campaignFormFields',8012830547422413458);
INSERT INTO place VALUES(83,2,'preChat','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/preChat',8482894126464230188);
INSERT INTO place VALUES(84,2,'campaignFormFields','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/postChat/campaignFormFields',-1770012904376673692);
INSERT INTO place VALUES(85,2,'postChat','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/postChat',8009515304598661219);
INSERT INTO place VALUES(86,2,'campaignFormFields','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/offlineMessage/campaignFormFields',5942553697404429396);
INSERT INTO place VALUES(87,2,'offlineMessage','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/offlineMessage',91509361879033506);
INSERT INTO place VALUES(88,2,'campaignFormFields','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/agentWrapup/campaignFormFields',-1060772107839833007);
INSERT INTO place VALUES(89,2,'agentWrapup','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/agentWrapup',4999133433776765147);
INSERT INTO place VALUES(90,2,'language','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/language',-2154703877846279769);
INSERT INTO place VALUES(91,2,'autoInvitations','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/invitation/autoInvitations',-5381133753565010102);
INSERT INTO place VALUES(92,2,'invitation','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/invitation',8418670309184284095);
INSERT INTO place VALUES(93,2,'manualInvitation','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/invitation/manualInvitation',2851224155041206118);
INSERT INTO place VALUES(94,2,'routing','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/routing',1313224426426304794);
INSERT INTO place VALUES(95,2,'chatbotIntegration','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/chatbotIntegration',2261143602472493827);
INSERT INTO place VALUES(96,2,'kbIntegration','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/kbIntegration',-6721926182579612234);
INSERT INTO place VALUES(97,2,'customerSegments','/customerSegments',-4734447117704037604);
INSERT INTO place VALUES(98,2,'conversionActions','/conversionActions',-5981761605899635247);
INSERT INTO place VALUES(99,2,'secureForms','/secureForms',336265763755291270);
INSERT INTO place VALUES(100,2,'customRules','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba/routing/customRules',-2512044055863432381);
INSERT INTO place VALUES(101,3,'campaigns','/campaigns',5845716592308564786);
INSERT INTO place VALUES(102,3,'settings','/settings',7524070818076417965);
INSERT INTO place VALUES(103,3,'customVariables','/customVariables',-8571992717043448547);
INSERT INTO place VALUES(104,3,'translationExcludedWords','/translationExcludedWords',-7910958870755536219);
INSERT INTO place VALUES(105,3,'bans','/bans',-5890074608556565073);
INSERT INTO place VALUES(106,3,'webhooks','/webhooks',2986492670051112073);
INSERT INTO place VALUES(107,3,'mobilePush','/mobilePush',3766262248783247091);
INSERT INTO place VALUES(108,3,'autoDistribution','/autoDistribution',7659103340681363260);
INSERT INTO place VALUES(109,3,'dynamicCampaign','/dynamicCampaign',-8384109056143102330);
INSERT INTO place VALUES(110,3,'chatButton','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/chatButton',-1353222159414695121);
INSERT INTO place VALUES(111,3,'installationCode','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/installationCode',-831921426365264944);
INSERT INTO place VALUES(112,3,'preChat','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/preChat',-8640187579853646345);
INSERT INTO place VALUES(113,3,'chatWindow','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/chatWindow',-3633848241980913027);
INSERT INTO place VALUES(114,3,'postChat','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/postChat',6000732097580801163);
INSERT INTO place VALUES(115,3,'offlineMessage','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/offlineMessage',-3264486800624615805);
INSERT INTO place VALUES(116,3,'language','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/language',8736817458982782369);
INSERT INTO place VALUES(117,3,'agentWrapup','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/agentWrapup',-2151564381713454279);
INSERT INTO place VALUES(118,3,'invitation','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/invitation',-2992628745146276645);
INSERT INTO place VALUES(119,3,'routing','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/routing',-2672799160457826177);
INSERT INTO place VALUES(120,3,'chatbotIntegration','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/chatbotIntegration',4598493717671404420);
INSERT INTO place VALUES(121,3,'kbIntegration','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/kbIntegration',-1161350264286561616);
INSERT INTO place VALUES(122,3,'campaignFormFields','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/preChat/campaignFormFields',-7513484735909364705);
INSERT INTO place VALUES(123,3,'campaignFormFields','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/offlineMessage/campaignFormFields',-882404221300628472);
INSERT INTO place VALUES(124,3,'manualInvitation','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/invitation/manualInvitation',4953753461958011585);
INSERT INTO place VALUES(125,3,'campaignFormFields','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/agentWrapup/campaignFormFields',-1353696009490550879);
INSERT INTO place VALUES(126,3,'campaignFormFields','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/postChat/campaignFormFields',-3002677305132330916);
INSERT INTO place VALUES(127,3,'autoInvitations','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/invitation/autoInvitations',6316843622495986178);
INSERT INTO place VALUES(128,3,'customRules','/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/routing/customRules',2910087011660918447);
INSERT INTO place VALUES(129,3,'conversionActions','/conversionActions',1425270432230648226);
INSERT INTO place VALUES(130,3,'customerSegments','/customerSegments',6723320539816727916);
INSERT INTO place VALUES(131,3,'secureForms','/secureForms',-8645452314731201158);
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    site INTEGER NOT NULL REFERENCES site,
    place INTEGER NOT NULL REFERENCES place,
    item TEXT NOT NULL,         -- '/' and the id as the path has it; '' for a singleton
    resource TEXT,              -- the id
    address TEXT NOT NULL,
    content INTEGER NOT NULL REFERENCES content,
    first INTEGER NOT NULL REFERENCES snapshot,
    last INTEGER REFERENCES snapshot,  -- null: still so
    seal INTEGER NOT NULL,
    UNIQUE (place, item, first)
) STRICT;
INSERT INTO version VALUES(1,1,1,'/c0a80001-5c1e-4b07-9a31-000000000001','c0a80001-5c1e-4b07-9a31-000000000001','campaigns/Shop%20English',1,1,NULL,-2964046616376325161);
INSERT INTO version VALUES(2,1,2,'',NULL,'settings',2,1,NULL,7687383996526313059);
INSERT INTO version VALUES(3,1,3,'/ca000001-5c1e-4b07-9a31-000000000801','ca000001-5c1e-4b07-9a31-000000000801','customVariables/cart%20value',3,1,2,5191463291933149883);
INSERT INTO version VALUES(4,1,3,'/ca000002-5c1e-4b07-9a31-000000000802','ca000002-5c1e-4b07-9a31-000000000802','customVariables/order%20no',4,1,NULL,-7628735082717363562);
INSERT INTO version VALUES(5,1,3,'/ca000003-5c1e-4b07-9a31-000000000803','ca000003-5c1e-4b07-9a31-000000000803','customVariables/loyalty%20points',5,1,NULL,5562704017964367683);
INSERT INTO version VALUES(6,1,4,'',NULL,'translationExcludedWords',6,1,NULL,-6635772080222599631);
INSERT INTO version VALUES(7,1,5,'/ba000001-5c1e-4b07-9a31-000000000901','ba000001-5c1e-4b07-9a31-000000000901','bans/f00d0003-5c1e-4b07-9a31-000000000403',7,1,NULL,4172293074264926137);
INSERT INTO version VALUES(8,1,5,'/ba000002-5c1e-4b07-9a31-000000000902','ba000002-5c1e-4b07-9a31-000000000902','bans/198.51.100.77',8,1,1,-99400484012552207);
INSERT INTO version VALUES(9,1,5,'/ba000003-5c1e-4b07-9a31-000000000903','ba000003-5c1e-4b07-9a31-000000000903','bans/192.0.2.10-192.0.2.40',9,1,NULL,300891106388183388);
INSERT INTO version VALUES(10,1,6,'/0eb00001-5c1e-4b07-9a31-000000000c01','0eb00001-5c1e-4b07-9a31-000000000c01','webhooks/chatEnds-https%3A%2F%2Fhooks.nordpfad.example%2Fchat%3Fkey%3D9f3c',10,1,NULL,344980044057464733);
INSERT INTO version VALUES(11,1,7,'',NULL,'autoDistribution',11,1,NULL,-6284875018827530243);
INSERT INTO version VALUES(12,1,8,'',NULL,'mobilePush',12,1,NULL,-6324772747820201082);
INSERT INTO version VALUES(13,1,9,'',NULL,'dynamicCampaign',13,1,NULL,1799912145770663809);
INSERT INTO version VALUES(14,1,10,'',NULL,'campaigns/Shop%20English/installationCode',14,1,NULL,-531101329478671004);
INSERT INTO version VALUES(15,1,11,'',NULL,'campaigns/Shop%20English/chatButton',15,1,NULL,-3207795113737447129);
INSERT INTO version VALUES(16,1,12,'',NULL,'campaigns/Shop%20English/postChat',16,1,NULL,-8290677043728611301);
INSERT INTO version VALUES(17,1,13,'',NULL,'campaigns/Shop%20English/chatWindow',17,1,NULL,-195137162041755421);
INSERT INTO version VALUES(18,1,14,'',NULL,'campaigns/Shop%20English/agentWrapup',18,1,NULL,-2373930365232080915);
INSERT INTO version VALUES(19,1,15,'',NULL,'campaigns/Shop%20English/language',19,1,NULL,1500691926764396421);
INSERT INTO version VALUES(20,1,16,'',NULL,'campaigns/Shop%20English/invitation',20,1,NULL,-4666897491600773973);
INSERT INTO version VALUES(21,1,17,'',NULL,'campaigns/Shop%20English/preChat',21,1,NULL,-9091195290609869937);
INSERT INTO version VALUES(22,1,18,'',NULL,'campaigns/Shop%20English/kbIntegration',22,1,NULL,568588015400112999);
INSERT INTO version VALUES(23,1,19,'',NULL,'campaigns/Shop%20English/offlineMessage',23,1,NULL,6386704754988691087);
INSERT INTO version VALUES(24,1,20,'',NULL,'campaigns/Shop%20English/chatbotIntegration',24,1,NULL,2092410291535848925);
INSERT INTO version VALUES(25,1,21,'/0b60c5aa-2823-421f-a6f9-6eb243eb0a15','0b60c5aa-2823-421f-a6f9-6eb243eb0a15','campaigns/Shop%20English/postChat/campaignFormFields/Rating',25,1,NULL,-4875909810953220016);
INSERT INTO version VALUES(26,1,21,'/8fa25602-b7ca-4903-ac3b-6e61dd7e3535','8fa25602-b7ca-4903-ac3b-6e61dd7e3535','campaigns/Shop%20English/postChat/campaignFormFields/Rating%20Comment',26,1,NULL,-1624691497653194731);
INSERT INTO version VALUES(27,1,21,'/ff000003-5c1e-4b07-9a31-000000000d03','ff000003-5c1e-4b07-9a31-000000000d03','campaigns/Shop%20English/postChat/campaignFormFields/Would%20you%20recommend%20us%3F',27,1,NULL,-245983127005988516);
INSERT INTO version VALUES(28,1,22,'',NULL,'campaigns/Shop%20English/routing',28,1,NULL,-2366023126710679509);
INSERT INTO version VALUES(29,1,23,'/7ab004ea-822c-4de4-a6c4-5241abb6af63','7ab004ea-822c-4de4-a6c4-5241abb6af63','campaigns/Shop%20English/agentWrapup/campaignFormFields/Category',29,1,NULL,-2252189054378404642);
INSERT INTO version VALUES(30,1,23,'/be4d7904-2009-4cc5-a528-99f51a1bd061','be4d7904-2009-4cc5-a528-99f51a1bd061','campaigns/Shop%20English/agentWrapup/campaignFormFields/Wrap-up%20Comment',30,1,NULL,8647049388343480790);
INSERT INTO version VALUES(31,1,23,'/ff000005-5c1e-4b07-9a31-000000000d05','ff000005-5c1e-4b07-9a31-000000000d05','campaigns/Shop%20English/agentWrapup/campaignFormFields/Outcome',31,1,NULL,4932423810825098968);
INSERT INTO version VALUES(32,1,23,'/ff000006-5c1e-4b07-9a31-000000000d06','ff000006-5c1e-4b07-9a31-000000000d06','campaigns/Shop%20English/agentWrapup/campaignFormFields/Topics',32,1,NULL,-2384629429308473147);
INSERT INTO version VALUES(33,1,24,'',NULL,'campaigns/Shop%20English/invitation/manualInvitation',33,1,NULL,-7510631090271680298);
INSERT INTO version VALUES(34,1,25,'/8d8901d5-a7de-4c26-a3ad-63a0fd05cd7b','8d8901d5-a7de-4c26-a3ad-63a0fd05cd7b','campaigns/Shop%20English/invitation/autoInvitations/Built-in%3A%20returning%20visitor',34,1,NULL,3120915802745177144);
INSERT INTO version VALUES(35,1,25,'/8db105ca-c3d2-4868-a53a-260f38f6cfb8','8db105ca-c3d2-4868-a53a-260f38f6cfb8','campaigns/Shop%20English/invitation/autoInvitations/Built-in%3A%20long%20stay',35,1,NULL,5119479071231632265);
INSERT INTO version VALUES(36,1,25,'/a1000001-5c1e-4b07-9a31-000000000e01','a1000001-5c1e-4b07-9a31-000000000e01','campaigns/Shop%20English/invitation/autoInvitations/Full%20basket',36,1,NULL,7520462770037207732);
INSERT INTO version VALUES(37,1,26,'/589cf11c-069c-4e9e-aa1e-aac80742e53d','589cf11c-069c-4e9e-aa1e-aac80742e53d','campaigns/Shop%20English/preChat/campaignFormFields/Name',37,1,NULL,630069015756517072);
INSERT INTO version VALUES(38,1,26,'/6bb372cb-c759-445a-afd7-55759101b168','6bb372cb-c759-445a-afd7-55759101b168','campaigns/Shop%20English/preChat/campaignFormFields/Email',38,1,NULL,4113659310467064955);
INSERT INTO version VALUES(39,1,26,'/50b65df3-b7cc-4eb4-a791-0d65a1e95e69','50b65df3-b7cc-4eb4-a791-0d65a1e95e69','campaigns/Shop%20English/preChat/campaignFormFields/Phone',39,1,NULL,7820346409386372287);
INSERT INTO version VALUES(40,1,26,'/002103c8-51d5-447a-a67d-d7c93d623a3c','002103c8-51d5-447a-a67d-d7c93d623a3c','campaigns/Shop%20English/preChat/campaignFormFields/Company',40,1,NULL,-5341887309662562293);
INSERT INTO version VALUES(41,1,26,'/4dd8b0f7-028d-4c03-a49a-baf727feb5ba','4dd8b0f7-028d-4c03-a49a-baf727feb5ba','campaigns/Shop%20English/preChat/campaignFormFields/Product%20Service',41,1,NULL,5062546340071038571);
INSERT INTO version VALUES(42,1,26,'/d7659b9a-17a6-4f72-a38d-ac23b27a79c3','d7659b9a-17a6-4f72-a38d-ac23b27a79c3','campaigns/Shop%20English/preChat/campaignFormFields/Department',42,1,NULL,2254260086579293897);
INSERT INTO version VALUES(43,1,26,'/a4fac109-cd50-4aa6-aa4b-f90a23223225','a4fac109-cd50-4aa6-aa4b-f90a23223225','campaigns/Shop%20English/preChat/campaignFormFields/Ticket%20Id',43,1,NULL,-4997016588018377844);
INSERT INTO version VALUES(44,1,26,'/ff000001-5c1e-4b07-9a31-000000000d01','ff000001-5c1e-4b07-9a31-000000000d01','campaigns/Shop%20English/preChat/campaignFormFields/Shoe%20size',44,1,NULL,4649264326227154100);
INSERT INTO version VALUES(45,1,26,'/ff000002-5c1e-4b07-9a31-000000000d02','ff000002-5c1e-4b07-9a31-000000000d02','campaigns/Shop%20English/preChat/campaignFormFields/Order%20no',45,1,NULL,6907885294605586267);
INSERT INTO version VALUES(46,1,27,'/b114153e-7080-4c8c-a0eb-bda47c6d6980','b114153e-7080-4c8c-a0eb-bda47c6d6980','campaigns/Shop%20English/offlineMessage/campaignFormFields/Name',46,1,NULL,-8652960513939811084);
INSERT INTO version VALUES(47,1,27,'/fa8f88ce-cb33-4e01-a3a2-ddbbe2819793','fa8f88ce-cb33-4e01-a3a2-ddbbe2819793','campaigns/Shop%20English/offlineMessage/campaignFormFields/Email',47,1,NULL,-4485763057439164320);
INSERT INTO version VALUES(48,1,27,'/d8a21644-033c-4ad0-a573-aebc1df10efe','d8a21644-033c-4ad0-a573-aebc1df10efe','campaigns/Shop%20English/offlineMessage/campaignFormFields/Phone',48,1,NULL,3257920108216797091);
INSERT INTO version VALUES(49,1,27,'/ae30289a-e822-401e-acdc-c28e31066378','ae30289a-e822-401e-acdc-c28e31066378','campaigns/Shop%20English/offlineMessage/campaignFormFields/Company',49,1,NULL,-1021606974554985594);
INSERT INTO version VALUES(50,1,27,'/a6b10c9c-b789-41ce-ae55-b28020e65e21','a6b10c9c-b789-41ce-ae55-b28020e65e21','campaigns/Shop%20English/offlineMessage/campaignFormFields/Product%20Service',50,1,NULL,7423899562615882345);
INSERT INTO version VALUES(51,1,27,'/7268a042-539c-40cd-a0bc-6c771c5507da','7268a042-539c-40cd-a0bc-6c771c5507da','campaigns/Shop%20English/offlineMessage/campaignFormFields/Department',51,1,NULL,8403263792096095422);
INSERT INTO version VALUES(52,1,27,'/d0595b6a-18b1-4ef0-a092-24920aac4504','d0595b6a-18b1-4ef0-a092-24920aac4504','campaigns/Shop%20English/offlineMessage/campaignFormFields/Ticket%20Id',52,1,NULL,5741589742248746893);
INSERT INTO version VALUES(53,1,27,'/69d05b2e-fa08-40e4-a16e-ba4f360e8e3b','69d05b2e-fa08-40e4-a16e-ba4f360e8e3b','campaigns/Shop%20English/offlineMessage/campaignFormFields/Subject',53,1,NULL,-4435527129722761959);
INSERT INTO version VALUES(54,1,27,'/fad3b6b8-4e5c-4505-a005-0408d492150f','fad3b6b8-4e5c-4505-a005-0408d492150f','campaigns/Shop%20English/offlineMessage/campaignFormFields/Message',54,1,NULL,-6166489295652022251);
INSERT INTO version VALUES(55,1,27,'/779af1b2-d019-4501-a0b4-8250b48d20f3','779af1b2-d019-4501-a0b4-8250b48d20f3','campaigns/Shop%20English/offlineMessage/campaignFormFields/Attachment',55,1,NULL,-6611622176266584659);
INSERT INTO version VALUES(56,1,27,'/ff000004-5c1e-4b07-9a31-000000000d04','ff000004-5c1e-4b07-9a31-000000000d04','campaigns/Shop%20English/offlineMessage/campaignFormFields/Photo%20of%20the%20damage',56,1,NULL,597531796531190524);
INSERT INTO version VALUES(57,1,28,'/10000001-5c1e-4b07-9a31-000000000f01','10000001-5c1e-4b07-9a31-000000000f01','campaigns/Shop%20English/routing/customRules/Returns%20page',57,1,NULL,-1943581489382960187);
INSERT INTO version VALUES(58,1,28,'/10000002-5c1e-4b07-9a31-000000000f02','10000002-5c1e-4b07-9a31-000000000f02','campaigns/Shop%20English/routing/customRules/Ireland',58,1,NULL,-7575330112200875770);
INSERT INTO version VALUES(59,1,1,'/fd05f45d-44b6-4212-adfa-b713235a0aba','fd05f45d-44b6-4212-adfa-b713235a0aba','campaigns/Short%20lived',59,2,2,-6093400123604648204);
INSERT INTO version VALUES(60,1,5,'/ba000002-5c1e-4b07-9a31-000000000902','ba000002-5c1e-4b07-9a31-000000000902','bans/198.51.100.77~ba000002',8,2,2,7150502211867979555);
INSERT INTO version VALUES(61,1,5,'/37bcd2e3-21eb-483f-a4e4-9be923165d5f','37bcd2e3-21eb-483f-a4e4-9be923165d5f','bans/198.51.100.77~37bcd2e3',60,2,2,-1753799028576122323);
INSERT INTO version VALUES(62,1,32,'',NULL,'campaigns/Short%20lived/installationCode',61,2,2,-7810791235865572335);
INSERT INTO version VALUES(63,1,33,'',NULL,'campaigns/Short%20lived/chatButton',62,2,2,7285607984944736808);
INSERT INTO version VALUES(64,1,34,'',NULL,'campaigns/Short%20lived/chatWindow',63,2,2,-307252639453954871);
INSERT INTO version VALUES(65,1,35,'/380e1492-bf2f-4788-ae67-f5ccdad57c3c','380e1492-bf2f-4788-ae67-f5ccdad57c3c','campaigns/Short%20lived/preChat/campaignFormFields/Name',64,2,2,-524922424079307942);
INSERT INTO version VALUES(66,1,35,'/63938b97-3744-4bc6-a733-454ffa22a211','63938b97-3744-4bc6-a733-454ffa22a211','campaigns/Short%20lived/preChat/campaignFormFields/Email',65,2,2,6399216767301367035);
INSERT INTO version VALUES(67,1,35,'/daabc49c-2d19-4f44-adf7-ef933f1ec906','daabc49c-2d19-4f44-adf7-ef933f1ec906','campaigns/Short%20lived/preChat/campaignFormFields/Phone',66,2,2,5106615469861603200);
INSERT INTO version VALUES(68,1,35,'/e94d6539-29eb-42e0-a2cb-c4ad5c62bf47','e94d6539-29eb-42e0-a2cb-c4ad5c62bf47','campaigns/Short%20lived/preChat/campaignFormFields/Company',67,2,2,-6267297358153297703);
INSERT INTO version VALUES(69,1,35,'/1293a24c-8405-48bf-ad06-2a393d99a5d8','1293a24c-8405-48bf-ad06-2a393d99a5d8','campaigns/Short%20lived/preChat/campaignFormFields/Product%20Service',68,2,2,7229967651434215688);
INSERT INTO version VALUES(70,1,35,'/c5a1d54d-f965-4a3a-a169-83bed3497b8d','c5a1d54d-f965-4a3a-a169-83bed3497b8d','campaigns/Short%20lived/preChat/campaignFormFields/Department',69,2,2,-4479694504882170225);
INSERT INTO version VALUES(71,1,35,'/bc55e1a6-f703-4800-a47e-670ed04bc485','bc55e1a6-f703-4800-a47e-670ed04bc485','campaigns/Short%20lived/preChat/campaignFormFields/Ticket%20Id',70,2,2,-1362889392010156489);
INSERT INTO version VALUES(72,1,36,'',NULL,'campaigns/Short%20lived/preChat',71,2,2,5919214530982136930);
INSERT INTO version VALUES(73,1,37,'/00e3cadf-6e73-4101-a2d5-9c0b78def50e','00e3cadf-6e73-4101-a2d5-9c0b78def50e','campaigns/Short%20lived/postChat/campaignFormFields/Rating',72,2,2,-6248588397847874513);
INSERT INTO version VALUES(74,1,37,'/1081d64e-dfd5-49ce-a513-96ada6536234','1081d64e-dfd5-49ce-a513-96ada6536234','campaigns/Short%20lived/postChat/campaignFormFields/Rating%20Comment',73,2,2,6012095617503415599);
INSERT INTO version VALUES(75,1,38,'',NULL,'campaigns/Short%20lived/postChat',74,2,2,-1137779783754833894);
INSERT INTO version VALUES(76,1,39,'',NULL,'campaigns/Short%20lived/language',75,2,2,3325833496839059428);
INSERT INTO version VALUES(77,1,40,'/6a889e8f-b678-427d-aad4-e660df68a9a7','6a889e8f-b678-427d-aad4-e660df68a9a7','campaigns/Short%20lived/offlineMessage/campaignFormFields/Name',76,2,2,-1000500533993959570);
INSERT INTO version VALUES(78,1,40,'/66a97fd3-397f-4961-a698-8b16afbf5635','66a97fd3-397f-4961-a698-8b16afbf5635','campaigns/Short%20lived/offlineMessage/campaignFormFields/Email',77,2,2,9168243748007641288);
INSERT INTO version VALUES(79,1,40,'/cbf64e2d-8d07-4e60-a08e-2c83ae43f577','cbf64e2d-8d07-4e60-a08e-2c83ae43f577','campaigns/Short%20lived/offlineMessage/campaignFormFields/Phone',78,2,2,-1201665554176259398);
INSERT INTO version VALUES(80,1,40,'/d64e5d1d-4a58-4240-a13e-d2d292788485','d64e5d1d-4a58-4240-a13e-d2d292788485','campaigns/Short%20lived/offlineMessage/campaignFormFields/Company',79,2,2,-5753051577829877898);
INSERT INTO version VALUES(81,1,40,'/1f2fa631-6be1-435e-a3df-09a7d4e61be0','1f2fa631-6be1-435e-a3df-09a7d4e61be0','campaigns/Short%20lived/offlineMessage/campaignFormFields/Product%20Service',80,2,2,2429660282223972326);
INSERT INTO version VALUES(82,1,40,'/6785ad89-93e7-4f90-a797-0405eaec0227','6785ad89-93e7-4f90-a797-0405eaec0227','campaigns/Short%20lived/offlineMessage/campaignFormFields/Department',81,2,2,-1738348127993800706);
INSERT INTO version VALUES(83,1,40,'/0d653f67-7cf7-43c6-ad1e-e70ec8cdfcf6','0d653f67-7cf7-43c6-ad1e-e70ec8cdfcf6','campaigns/Short%20lived/offlineMessage/campaignFormFields/Ticket%20Id',82,2,2,7158027572058282947);
INSERT INTO version VALUES(84,1,40,'/55bbcc01-e963-4aa0-ae8b-1bd73362a87d','55bbcc01-e963-4aa0-ae8b-1bd73362a87d','campaigns/Short%20lived/offlineMessage/campaignFormFields/Subject',83,2,2,-5339622180913641526);
INSERT INTO version VALUES(85,1,40,'/89c3d7f5-ff17-452a-af17-c2559fb607b9','89c3d7f5-ff17-452a-af17-c2559fb607b9','campaigns/Short%20lived/offlineMessage/campaignFormFields/Message',84,2,2,5206039338691959813);
INSERT INTO version VALUES(86,1,40,'/0d87f45d-8034-4797-a7ba-fe5b70a3e748','0d87f45d-8034-4797-a7ba-fe5b70a3e748','campaigns/Short%20lived/offlineMessage/campaignFormFields/Attachment',85,2,2,-3703752675973319876);
INSERT INTO version VALUES(87,1,41,'',NULL,'campaigns/Short%20lived/offlineMessage',86,2,2,8066612337920535995);
INSERT INTO version VALUES(88,1,42,'/a1ee4082-dab7-4925-a231-4e5218a82247','a1ee4082-dab7-4925-a231-4e5218a82247','campaigns/Short%20lived/invitation/autoInvitations/Built-in%3A%20returning%20visitor',87,2,2,7476190854974302037);
INSERT INTO version VALUES(89,1,42,'/52245b52-d7c4-426c-ad7b-043a93757d4b','52245b52-d7c4-426c-ad7b-043a93757d4b','campaigns/Short%20lived/invitation/autoInvitations/Built-in%3A%20long%20stay',88,2,2,-465361678449081960);
INSERT INTO version VALUES(90,1,43,'',NULL,'campaigns/Short%20lived/invitation',89,2,2,-4117909199498672279);
INSERT INTO version VALUES(91,1,44,'',NULL,'campaigns/Short%20lived/invitation/manualInvitation',90,2,2,-5507928467634768288);
INSERT INTO version VALUES(92,1,45,'/1e6d4571-043f-43c4-a1c2-831a7269a15c','1e6d4571-043f-43c4-a1c2-831a7269a15c','campaigns/Short%20lived/agentWrapup/campaignFormFields/Category',91,2,2,3676498954280460058);
INSERT INTO version VALUES(93,1,45,'/1de4e991-f49f-4f37-ac5f-ca8849671a88','1de4e991-f49f-4f37-ac5f-ca8849671a88','campaigns/Short%20lived/agentWrapup/campaignFormFields/Wrap-up%20Comment',92,2,2,-7514180908943634257);
INSERT INTO version VALUES(94,1,46,'',NULL,'campaigns/Short%20lived/agentWrapup',18,2,2,-2309672401415063946);
INSERT INTO version VALUES(95,1,47,'',NULL,'campaigns/Short%20lived/routing',93,2,2,-5269104563194986852);
INSERT INTO version VALUES(96,1,48,'',NULL,'campaigns/Short%20lived/chatbotIntegration',94,2,2,-8807528256144652305);
INSERT INTO version VALUES(97,1,49,'',NULL,'campaigns/Short%20lived/kbIntegration',95,2,2,586736043009940548);
INSERT INTO version VALUES(98,2,51,'/c0a80001-5c1e-4b07-9a31-000000000001','c0a80001-5c1e-4b07-9a31-000000000001','campaigns/Shop%20English',1,3,NULL,3805777876473646693);
INSERT INTO version VALUES(99,2,51,'/fd05f45d-44b6-4212-adfa-b713235a0aba','fd05f45d-44b6-4212-adfa-b713235a0aba','campaigns/Short%20lived',59,3,3,-4922114424216819598);
INSERT INTO version VALUES(100,2,52,'',NULL,'settings',2,3,NULL,7718785744606175258);
INSERT INTO version VALUES(101,2,53,'/ca000001-5c1e-4b07-9a31-000000000801','ca000001-5c1e-4b07-9a31-000000000801','customVariables/cart%20value',3,3,NULL,-3865527974155542262);
INSERT INTO version VALUES(102,2,53,'/ca000002-5c1e-4b07-9a31-000000000802','ca000002-5c1e-4b07-9a31-000000000802','customVariables/order%20no',4,3,NULL,-275715775467032638);
INSERT INTO version VALUES(103,2,53,'/ca000003-5c1e-4b07-9a31-000000000803','ca000003-5c1e-4b07-9a31-000000000803','customVariables/loyalty%20points',5,3,NULL,7351291051500637545);
INSERT INTO version VALUES(104,2,54,'',NULL,'translationExcludedWords',6,3,NULL,1410408932087898228);
INSERT INTO version VALUES(105,2,55,'/ba000001-5c1e-4b07-9a31-000000000901','ba000001-5c1e-4b07-9a31-000000000901','bans/f00d0003-5c1e-4b07-9a31-000000000403',7,3,NULL,-18216543279646000);
INSERT INTO version VALUES(106,2,55,'/ba000002-5c1e-4b07-9a31-000000000902','ba000002-5c1e-4b07-9a31-000000000902','bans/198.51.100.77~ba000002',8,3,3,-6208642518302810807);
INSERT INTO version VALUES(107,2,55,'/ba000003-5c1e-4b07-9a31-000000000903','ba000003-5c1e-4b07-9a31-000000000903','bans/192.0.2.10-192.0.2.40',9,3,NULL,4816648061109227517);
INSERT INTO version VALUES(108,2,55,'/37bcd2e3-21eb-483f-a4e4-9be923165d5f','37bcd2e3-21eb-483f-a4e4-9be923165d5f','bans/198.51.100.77~37bcd2e3',60,3,3,1107572402688842979);
INSERT INTO version VALUES(109,2,56,'/0eb00001-5c1e-4b07-9a31-000000000c01','0eb00001-5c1e-4b07-9a31-000000000c01','webhooks/chatEnds-https%3A%2F%2Fhooks.nordpfad.example%2Fchat%3Fkey%3D9f3c',10,3,NULL,-1856385298722302566);
INSERT INTO version VALUES(110,2,57,'',NULL,'mobilePush',12,3,NULL,-5259580894898771382);
INSERT INTO version VALUES(111,2,58,'',NULL,'autoDistribution',11,3,NULL,5289826200002235014);
INSERT INTO version VALUES(112,2,59,'',NULL,'dynamicCampaign',13,3,NULL,-3295180866949322225);
INSERT INTO version VALUES(113,2,60,'',NULL,'campaigns/Shop%20English/installationCode',14,3,NULL,5607808886300861050);
INSERT INTO version VALUES(114,2,61,'',NULL,'campaigns/Shop%20English/chatButton',15,3,NULL,-8536277837111565556);
INSERT INTO version VALUES(115,2,62,'',NULL,'campaigns/Shop%20English/chatWindow',17,3,NULL,-2630926094506677348);
INSERT INTO version VALUES(116,2,63,'',NULL,'campaigns/Shop%20English/preChat',21,3,NULL,-5709105639328426179);
INSERT INTO version VALUES(117,2,64,'',NULL,'campaigns/Shop%20English/postChat',16,3,NULL,-7076363666819151460);
INSERT INTO version VALUES(118,2,65,'',NULL,'campaigns/Shop%20English/offlineMessage',23,3,NULL,-4193466613105838998);
INSERT INTO version VALUES(119,2,66,'',NULL,'campaigns/Shop%20English/agentWrapup',18,3,NULL,-1152871202920998265);
INSERT INTO version VALUES(120,2,67,'',NULL,'campaigns/Shop%20English/language',19,3,NULL,-7461583809852436152);
INSERT INTO version VALUES(121,2,68,'',NULL,'campaigns/Shop%20English/routing',28,3,NULL,-6383460818756459117);
INSERT INTO version VALUES(122,2,69,'',NULL,'campaigns/Shop%20English/invitation',20,3,NULL,-6409259331848112199);
INSERT INTO version VALUES(123,2,70,'',NULL,'campaigns/Shop%20English/kbIntegration',22,3,NULL,-2339239518015240454);
INSERT INTO version VALUES(124,2,71,'/0b60c5aa-2823-421f-a6f9-6eb243eb0a15','0b60c5aa-2823-421f-a6f9-6eb243eb0a15','campaigns/Shop%20English/postChat/campaignFormFields/Rating',25,3,NULL,1997760705410680710);
INSERT INTO version VALUES(125,2,71,'/8fa25602-b7ca-4903-ac3b-6e61dd7e3535','8fa25602-b7ca-4903-ac3b-6e61dd7e3535','campaigns/Shop%20English/postChat/campaignFormFields/Rating%20Comment',26,3,NULL,7246562408932689866);
INSERT INTO version VALUES(126,2,71,'/ff000003-5c1e-4b07-9a31-000000000d03','ff000003-5c1e-4b07-9a31-000000000d03','campaigns/Shop%20English/postChat/campaignFormFields/Would%20you%20recommend%20us%3F',27,3,NULL,176414355017190955);
INSERT INTO version VALUES(127,2,72,'/589cf11c-069c-4e9e-aa1e-aac80742e53d','589cf11c-069c-4e9e-aa1e-aac80742e53d','campaigns/Shop%20English/preChat/campaignFormFields/Name',37,3,NULL,7030704485816092484);
INSERT INTO version VALUES(128,2,72,'/6bb372cb-c759-445a-afd7-55759101b168','6bb372cb-c759-445a-afd7-55759101b168','campaigns/Shop%20English/preChat/campaignFormFields/Email',38,3,NULL,6396090854833750547);
INSERT INTO version VALUES(129,2,72,'/50b65df3-b7cc-4eb4-a791-0d65a1e95e69','50b65df3-b7cc-4eb4-a791-0d65a1e95e69','campaigns/Shop%20English/preChat/campaignFormFields/Phone',39,3,NULL,2964436746208220756);
INSERT INTO version VALUES(130,2,72,'/002103c8-51d5-447a-a67d-d7c93d623a3c','002103c8-51d5-447a-a67d-d7c93d623a3c','campaigns/Shop%20English/preChat/campaignFormFields/Company',40,3,NULL,-4755598118006852780);
INSERT INTO version VALUES(131,2,72,'/4dd8b0f7-028d-4c03-a49a-baf727feb5ba','4dd8b0f7-028d-4c03-a49a-baf727feb5ba','campaigns/Shop%20English/preChat/campaignFormFields/Product%20Service',41,3,NULL,-689497071485074241);
INSERT INTO version VALUES(132,2,72,'/d7659b9a-17a6-4f72-a38d-ac23b27a79c3','d7659b9a-17a6-4f72-a38d-ac23b27a79c3','campaigns/Shop%20English/preChat/campaignFormFields/Department',42,3,NULL,-7014123805283337765);
INSERT INTO version VALUES(133,2,72,'/a4fac109-cd50-4aa6-aa4b-f90a23223225','a4fac109-cd50-4aa6-aa4b-f90a23223225','campaigns/Shop%20English/preChat/campaignFormFields/Ticket%20Id',43,3,NULL,3596999824124176129);
INSERT INTO version VALUES(134,2,72,'/ff000001-5c1e-4b07-9a31-000000000d01','ff000001-5c1e-4b07-9a31-000000000d01','campaigns/Shop%20English/preChat/campaignFormFields/Shoe%20size',44,3,NULL,1814205755301429918);
INSERT INTO version VALUES(135,2,72,'/ff000002-5c1e-4b07-9a31-000000000d02','ff000002-5c1e-4b07-9a31-000000000d02','campaigns/Shop%20English/preChat/campaignFormFields/Order%20no',45,3,NULL,6764116891786142451);
INSERT INTO version VALUES(136,2,73,'/b114153e-7080-4c8c-a0eb-bda47c6d6980','b114153e-7080-4c8c-a0eb-bda47c6d6980','campaigns/Shop%20English/offlineMessage/campaignFormFields/Name',46,3,NULL,-3533316849018639348);
INSERT INTO version VALUES(137,2,73,'/fa8f88ce-cb33-4e01-a3a2-ddbbe2819793','fa8f88ce-cb33-4e01-a3a2-ddbbe2819793','campaigns/Shop%20English/offlineMessage/campaignFormFields/Email',47,3,NULL,-5888541130742933102);
INSERT INTO version VALUES(138,2,73,'/d8a21644-033c-4ad0-a573-aebc1df10efe','d8a21644-033c-4ad0-a573-aebc1df10efe','campaigns/Shop%20English/offlineMessage/campaignFormFields/Phone',48,3,NULL,4424074022538104571);
INSERT INTO version VALUES(139,2,73,'/ae30289a-e822-401e-acdc-c28e31066378','ae30289a-e822-401e-acdc-c28e31066378','campaigns/Shop%20English/offlineMessage/campaignFormFields/Company',49,3,NULL,2095970401080591853);
INSERT INTO version VALUES(140,2,73,'/a6b10c9c-b789-41ce-ae55-b28020e65e21','a6b10c9c-b789-41ce-ae55-b28020e65e21','campaigns/Shop%20English/offlineMessage/campaignFormFields/Product%20Service',50,3,NULL,5839874169239352666);
INSERT INTO version VALUES(141,2,73,'/7268a042-539c-40cd-a0bc-6c771c5507da','7268a042-539c-40cd-a0bc-6c771c5507da','campaigns/Shop%20English/offlineMessage/campaignFormFields/Department',51,3,NULL,8190040921626898915);
INSERT INTO version VALUES(142,2,73,'/d0595b6a-18b1-4ef0-a092-24920aac4504','d0595b6a-18b1-4ef0-a092-24920aac4504','campaigns/Shop%20English/offlineMessage/campaignFormFields/Ticket%20Id',52,3,NULL,1089698841531767466);
INSERT INTO version VALUES(143,2,73,'/69d05b2e-fa08-40e4-a16e-ba4f360e8e3b','69d05b2e-fa08-40e4-a16e-ba4f360e8e3b','campaigns/Shop%20English/offlineMessage/campaignFormFields/Subject',53,3,NULL,-4218053270675297948);
INSERT INTO version VALUES(144,2,73,'/fad3b6b8-4e5c-4505-a005-0408d492150f','fad3b6b8-4e5c-4505-a005-0408d492150f','campaigns/Shop%20English/offlineMessage/campaignFormFields/Message',54,3,NULL,1573587935690885213);
INSERT INTO version VALUES(145,2,73,'/779af1b2-d019-4501-a0b4-8250b48d20f3','779af1b2-d019-4501-a0b4-8250b48d20f3','campaigns/Shop%20English/offlineMessage/campaignFormFields/Attachment',55,3,NULL,-7228150016907681420);
INSERT INTO version VALUES(146,2,73,'/ff000004-5c1e-4b07-9a31-000000000d04','ff000004-5c1e-4b07-9a31-000000000d04','campaigns/Shop%20English/offlineMessage/campaignFormFields/Photo%20of%20the%20damage',56,3,NULL,451861011348876849);
INSERT INTO version VALUES(147,2,74,'/7ab004ea-822c-4de4-a6c4-5241abb6af63','7ab004ea-822c-4de4-a6c4-5241abb6af63','campaigns/Shop%20English/agentWrapup/campaignFormFields/Category',29,3,NULL,6996032769217390445);
INSERT INTO version VALUES(148,2,74,'/be4d7904-2009-4cc5-a528-99f51a1bd061','be4d7904-2009-4cc5-a528-99f51a1bd061','campaigns/Shop%20English/agentWrapup/campaignFormFields/Wrap-up%20Comment',30,3,NULL,4150644169433893860);
INSERT INTO version VALUES(149,2,74,'/ff000005-5c1e-4b07-9a31-000000000d05','ff000005-5c1e-4b07-9a31-000000000d05','campaigns/Shop%20English/agentWrapup/campaignFormFields/Outcome',31,3,NULL,-7015449326756248653);
INSERT INTO version VALUES(150,2,74,'/ff000006-5c1e-4b07-9a31-000000000d06','ff000006-5c1e-4b07-9a31-000000000d06','campaigns/Shop%20English/agentWrapup/campaignFormFields/Topics',32,3,NULL,-1174703567120360049);
INSERT INTO version VALUES(151,2,75,'',NULL,'campaigns/Shop%20English/chatbotIntegration',24,3,NULL,1031305564962102978);
INSERT INTO version VALUES(152,2,76,'/10000001-5c1e-4b07-9a31-000000000f01','10000001-5c1e-4b07-9a31-000000000f01','campaigns/Shop%20English/routing/customRules/Returns%20page',57,3,NULL,-8000771013778800613);
INSERT INTO version VALUES(153,2,76,'/10000002-5c1e-4b07-9a31-000000000f02','10000002-5c1e-4b07-9a31-000000000f02','campaigns/Shop%20English/routing/customRules/Ireland',58,3,NULL,-5169911474522749991);
INSERT INTO version VALUES(154,2,77,'',NULL,'campaigns/Shop%20English/invitation/manualInvitation',33,3,NULL,-1583137973796587095);
INSERT INTO version VALUES(155,2,78,'',NULL,'campaigns/Short%20lived/installationCode',61,3,3,-6284674940513558388);
INSERT INTO version VALUES(156,2,79,'/8d8901d5-a7de-4c26-a3ad-63a0fd05cd7b','8d8901d5-a7de-4c26-a3ad-63a0fd05cd7b','campaigns/Shop%20English/invitation/autoInvitations/Built-in%3A%20returning%20visitor',34,3,NULL,-7258540938858528627);
INSERT INTO version VALUES(157,2,79,'/8db105ca-c3d2-4868-a53a-260f38f6cfb8','8db105ca-c3d2-4868-a53a-260f38f6cfb8','campaigns/Shop%20English/invitation/autoInvitations/Built-in%3A%20long%20stay',35,3,NULL,-3145897682691889191);
INSERT INTO version VALUES(158,2,79,'/a1000001-5c1e-4b07-9a31-000000000e01','a1000001-5c1e-4b07-9a31-000000000e01','campaigns/Shop%20English/invitation/autoInvitations/Full%20basket',36,3,NULL,-1886871973635938058);
INSERT INTO version VALUES(159,2,80,'',NULL,'campaigns/Short%20lived/chatButton',62,3,3,2352638132321028466);
INSERT INTO version VALUES(160,2,81,'',NULL,'campaigns/Short%20lived/chatWindow',63,3,3,5517238970762983079);
INSERT INTO version VALUES(161,2,82,'/380e1492-bf2f-4788-ae67-f5ccdad57c3c','380e1492-bf2f-4788-ae67-f5ccdad57c3c','campaigns/Short%20lived/preChat/campaignFormFields/Name',64,3,3,-3217512451394005591);
INSERT INTO version VALUES(162,2,82,'/63938b97-3744-4bc6-a733-454ffa22a211','63938b97-3744-4bc6-a733-454ffa22a211','campaigns/Short%20lived/preChat/campaignFormFields/Email',65,3,3,-5083078432350328506);
INSERT INTO version VALUES(163,2,82,'/daabc49c-2d19-4f44-adf7-ef933f1ec906','daabc49c-2d19-4f44-adf7-ef933f1ec906','campaigns/Short%20lived/preChat/campaignFormFields/Phone',66,3,3,801696075902008666);
INSERT INTO version VALUES(164,2,82,'/e94d6539-29eb-42e0-a2cb-c4ad5c62bf47','e94d6539-29eb-42e0-a2cb-c4ad5c62bf47','campaigns/Short%20lived/preChat/campaignFormFields/Company',67,3,3,4080859928618087923);
INSERT INTO version VALUES(165,2,82,'/1293a24c-8405-48bf-ad06-2a393d99a5d8','1293a24c-8405-48bf-ad06-2a393d99a5d8','campaigns/Short%20lived/preChat/campaignFormFields/Product%20Service',68,3,3,-3568072567934652135);
INSERT INTO version VALUES(166,2,82,'/c5a1d54d-f965-4a3a-a169-83bed3497b8d','c5a1d54d-f965-4a3a-a169-83bed3497b8d','campaigns/Short%20lived/preChat/campaignFormFields/Department',69,3,3,9155211100433487114);
INSERT INTO version VALUES(167,2,82,'/bc55e1a6-f703-4800-a47e-670ed04bc485','bc55e1a6-f703-4800-a47e-670ed04bc485','campaigns/Short%20lived/preChat/campaignFormFields/Ticket%20Id',70,3,3,7353589079274196406);
INSERT INTO version VALUES(168,2,83,'',NULL,'campaigns/Short%20lived/preChat',71,3,3,-4490722724986639852);
INSERT INTO version VALUES(169,2,84,'/00e3cadf-6e73-4101-a2d5-9c0b78def50e','00e3cadf-6e73-4101-a2d5-9c0b78def50e','campaigns/Short%20lived/postChat/campaignFormFields/Rating',72,3,3,4359590812215918707);
INSERT INTO version VALUES(170,2,84,'/1081d64e-dfd5-49ce-a513-96ada6536234','1081d64e-dfd5-49ce-a513-96ada6536234','campaigns/Short%20lived/postChat/campaignFormFields/Rating%20Comment',73,3,3,-5682450702799807525);
INSERT INTO version VALUES(171,2,85,'',NULL,'campaigns/Short%20lived/postChat',74,3,3,-7492401529643142975);
INSERT INTO version VALUES(172,2,86,'/6a889e8f-b678-427d-aad4-e660df68a9a7','6a889e8f-b678-427d-aad4-e660df68a9a7','campaigns/Short%20lived/offlineMessage/campaignFormFields/Name',76,3,3,-8019475557491069190);
INSERT INTO version VALUES(173,2,86,'/66a97fd3-397f-4961-a698-8b16afbf5635','66a97fd3-397f-4961-a698-8b16afbf5635','campaigns/Short%20lived/offlineMessage/campaignFormFields/Email',77,3,3,759112074221620720);
INSERT INTO version VALUES(174,2,86,'/cbf64e2d-8d07-4e60-a08e-2c83ae43f577','cbf64e2d-8d07-4e60-a08e-2c83ae43f577','campaigns/Short%20lived/offlineMessage/campaignFormFields/Phone',78,3,3,-1592352802948459486);
INSERT INTO version VALUES(175,2,86,'/d64e5d1d-4a58-4240-a13e-d2d292788485','d64e5d1d-4a58-4240-a13e-d2d292788485','campaigns/Short%20lived/offlineMessage/campaignFormFields/Company',79,3,3,4971652717051130881);
INSERT INTO version VALUES(176,2,86,'/1f2fa631-6be1-435e-a3df-09a7d4e61be0','1f2fa631-6be1-435e-a3df-09a7d4e61be0','campaigns/Short%20lived/offlineMessage/campaignFormFields/Product%20Service',80,3,3,8523063443491337426);
INSERT INTO version VALUES(177,2,86,'/6785ad89-93e7-4f90-a797-0405eaec0227','6785ad89-93e7-4f90-a797-0405eaec0227','campaigns/Short%20lived/offlineMessage/campaignFormFields/Department',81,3,3,-6057740947751399458);
INSERT INTO version VALUES(178,2,86,'/0d653f67-7cf7-43c6-ad1e-e70ec8cdfcf6','0d653f67-7cf7-43c6-ad1e-e70ec8cdfcf6','campaigns/Short%20lived/offlineMessage/campaignFormFields/Ticket%20Id',82,3,3,-7037137539062317028);
INSERT INTO version VALUES(179,2,86,'/55bbcc01-e963-4aa0-ae8b-1bd73362a87d','55bbcc01-e963-4aa0-ae8b-1bd73362a87d','campaigns/Short%20lived/offlineMessage/campaignFormFields/Subject',83,3,3,2744587054704461614);
INSERT INTO version VALUES(180,2,86,'/89c3d7f5-ff17-452a-af17-c2559fb607b9','89c3d7f5-ff17-452a-af17-c2559fb607b9','campaigns/Short%20lived/offlineMessage/campaignFormFields/Message',84,3,3,-1385901033671926637);
INSERT INTO version VALUES(181,2,86,'/0d87f45d-8034-4797-a7ba-fe5b70a3e748','0d87f45d-8034-4797-a7ba-fe5b70a3e748','campaigns/Short%20lived/offlineMessage/campaignFormFields/Attachment',85,3,3,6540821433904643980);
INSERT INTO version VALUES(182,2,87,'',NULL,'campaigns/Short%20lived/offlineMessage',86,3,3,4233173780360518961);
INSERT INTO version VALUES(183,2,88,'/1e6d4571-043f-43c4-a1c2-831a7269a15c','1e6d4571-043f-43c4-a1c2-831a7269a15c','campaigns/Short%20lived/agentWrapup/campaignFormFields/Category',91,3,3,-1125688358052498932);
INSERT INTO version VALUES(184,2,88,'/1de4e991-f49f-4f37-ac5f-ca8849671a88','1de4e991-f49f-4f37-ac5f-ca8849671a88','campaigns/Short%20lived/agentWrapup/campaignFormFields/Wrap-up%20Comment',92,3,3,-4104104183563236849);
INSERT INTO version VALUES(185,2,89,'',NULL,'campaigns/Short%20lived/agentWrapup',18,3,3,-8271647667183845532);
INSERT INTO version VALUES(186,2,90,'',NULL,'campaigns/Short%20lived/language',75,3,3,-1046234476940999461);
INSERT INTO version VALUES(187,2,91,'/a1ee4082-dab7-4925-a231-4e5218a82247','a1ee4082-dab7-4925-a231-4e5218a82247','campaigns/Short%20lived/invitation/autoInvitations/Built-in%3A%20returning%20visitor',87,3,3,6855845401754279419);
INSERT INTO version VALUES(188,2,91,'/52245b52-d7c4-426c-ad7b-043a93757d4b','52245b52-d7c4-426c-ad7b-043a93757d4b','campaigns/Short%20lived/invitation/autoInvitations/Built-in%3A%20long%20stay',88,3,3,2256714434996993466);
INSERT INTO version VALUES(189,2,92,'',NULL,'campaigns/Short%20lived/invitation',89,3,3,-6080181295902720692);
INSERT INTO version VALUES(190,2,93,'',NULL,'campaigns/Short%20lived/invitation/manualInvitation',90,3,3,5784174009114377232);
INSERT INTO version VALUES(191,2,94,'',NULL,'campaigns/Short%20lived/routing',93,3,3,-5852273922153164837);
INSERT INTO version VALUES(192,2,95,'',NULL,'campaigns/Short%20lived/chatbotIntegration',94,3,3,6981505162195263284);
INSERT INTO version VALUES(193,2,96,'',NULL,'campaigns/Short%20lived/kbIntegration',95,3,3,-1744250407432363057);
INSERT INTO version VALUES(194,2,55,'/ba000002-5c1e-4b07-9a31-000000000902','ba000002-5c1e-4b07-9a31-000000000902','bans/198.51.100.77',8,4,NULL,-2267975571027496777);
INSERT INTO version VALUES(195,3,101,'/c0a80001-5c1e-4b07-9a31-000000000001','c0a80001-5c1e-4b07-9a31-000000000001','campaigns/Shop%20English',1,5,NULL,-8580799806485935833);
INSERT INTO version VALUES(196,3,102,'',NULL,'settings',2,5,NULL,6699581148812807697);
INSERT INTO version VALUES(197,3,103,'/ca000002-5c1e-4b07-9a31-000000000802','ca000002-5c1e-4b07-9a31-000000000802','customVariables/order%20no',4,5,NULL,-6817556573386706095);
INSERT INTO version VALUES(198,3,103,'/ca000003-5c1e-4b07-9a31-000000000803','ca000003-5c1e-4b07-9a31-000000000803','customVariables/loyalty%20points',5,5,NULL,-606675458991310068);
INSERT INTO version VALUES(199,3,104,'',NULL,'translationExcludedWords',6,5,NULL,-8282109982929412077);
INSERT INTO version VALUES(200,3,105,'/ba000001-5c1e-4b07-9a31-000000000901','ba000001-5c1e-4b07-9a31-000000000901','bans/f00d0003-5c1e-4b07-9a31-000000000403',7,5,NULL,-4805538569746082357);
INSERT INTO version VALUES(201,3,105,'/ba000002-5c1e-4b07-9a31-000000000902','ba000002-5c1e-4b07-9a31-000000000902','bans/198.51.100.77',8,5,NULL,-7112338381444324699);
INSERT INTO version VALUES(202,3,105,'/ba000003-5c1e-4b07-9a31-000000000903','ba000003-5c1e-4b07-9a31-000000000903','bans/192.0.2.10-192.0.2.40',9,5,NULL,6117905132115042923);
INSERT INTO version VALUES(203,3,106,'/0eb00001-5c1e-4b07-9a31-000000000c01','0eb00001-5c1e-4b07-9a31-000000000c01','webhooks/chatEnds-https%3A%2F%2Fhooks.nordpfad.example%2Fchat%3Fkey%3D9f3c',10,5,NULL,-6060339242084275276);
INSERT INTO version VALUES(204,3,107,'',NULL,'mobilePush',12,5,NULL,2065815661784297303);
INSERT INTO version VALUES(205,3,108,'',NULL,'autoDistribution',11,5,NULL,1471155070597598680);
INSERT INTO version VALUES(206,3,109,'',NULL,'dynamicCampaign',13,5,NULL,8815391272208678345);
INSERT INTO version VALUES(207,3,110,'',NULL,'campaigns/Shop%20English/chatButton',15,5,NULL,4595421727159247548);
INSERT INTO version VALUES(208,3,111,'',NULL,'campaigns/Shop%20English/installationCode',14,5,NULL,-7886818901389811967);
INSERT INTO version VALUES(209,3,112,'',NULL,'campaigns/Shop%20English/preChat',21,5,NULL,-8470779950614151542);
INSERT INTO version VALUES(210,3,113,'',NULL,'campaigns/Shop%20English/chatWindow',17,5,NULL,3497933625416090758);
INSERT INTO version VALUES(211,3,114,'',NULL,'campaigns/Shop%20English/postChat',16,5,NULL,3464121913199492847);
INSERT INTO version VALUES(212,3,115,'',NULL,'campaigns/Shop%20English/offlineMessage',23,5,NULL,-5377003610202864027);
INSERT INTO version VALUES(213,3,116,'',NULL,'campaigns/Shop%20English/language',19,5,NULL,-3689794463171008914);
INSERT INTO version VALUES(214,3,117,'',NULL,'campaigns/Shop%20English/agentWrapup',18,5,NULL,-8299382899745823754);
INSERT INTO version VALUES(215,3,118,'',NULL,'campaigns/Shop%20English/invitation',20,5,NULL,-7690268444048813275);
INSERT INTO version VALUES(216,3,119,'',NULL,'campaigns/Shop%20English/routing',28,5,NULL,-7151677617441044653);
INSERT INTO version VALUES(217,3,120,'',NULL,'campaigns/Shop%20English/chatbotIntegration',24,5,NULL,6632284547500208310);
INSERT INTO version VALUES(218,3,121,'',NULL,'campaigns/Shop%20English/kbIntegration',22,5,NULL,6090515024990357156);
INSERT INTO version VALUES(219,3,122,'/589cf11c-069c-4e9e-aa1e-aac80742e53d','589cf11c-069c-4e9e-aa1e-aac80742e53d','campaigns/Shop%20English/preChat/campaignFormFields/Name',37,5,NULL,6790465900404120349);
INSERT INTO version VALUES(220,3,122,'/6bb372cb-c759-445a-afd7-55759101b168','6bb372cb-c759-445a-afd7-55759101b168','campaigns/Shop%20English/preChat/campaignFormFields/Email',38,5,NULL,5898723067031040469);
INSERT INTO version VALUES(221,3,122,'/50b65df3-b7cc-4eb4-a791-0d65a1e95e69','50b65df3-b7cc-4eb4-a791-0d65a1e95e69','campaigns/Shop%20English/preChat/campaignFormFields/Phone',39,5,NULL,7205613011237598394);
INSERT INTO version VALUES(222,3,122,'/002103c8-51d5-447a-a67d-d7c93d623a3c','002103c8-51d5-447a-a67d-d7c93d623a3c','campaigns/Shop%20English/preChat/campaignFormFields/Company',40,5,NULL,4760889337978710731);
INSERT INTO version VALUES(223,3,122,'/4dd8b0f7-028d-4c03-a49a-baf727feb5ba','4dd8b0f7-028d-4c03-a49a-baf727feb5ba','campaigns/Shop%20English/preChat/campaignFormFields/Product%20Service',41,5,NULL,4184648188718139701);
INSERT INTO version VALUES(224,3,122,'/d7659b9a-17a6-4f72-a38d-ac23b27a79c3','d7659b9a-17a6-4f72-a38d-ac23b27a79c3','campaigns/Shop%20English/preChat/campaignFormFields/Department',42,5,NULL,-5896263341713327702);
INSERT INTO version VALUES(225,3,122,'/a4fac109-cd50-4aa6-aa4b-f90a23223225','a4fac109-cd50-4aa6-aa4b-f90a23223225','campaigns/Shop%20English/preChat/campaignFormFields/Ticket%20Id',43,5,NULL,2120685345199418157);
INSERT INTO version VALUES(226,3,122,'/ff000001-5c1e-4b07-9a31-000000000d01','ff000001-5c1e-4b07-9a31-000000000d01','campaigns/Shop%20English/preChat/campaignFormFields/Shoe%20size',44,5,NULL,4981274111655846058);
INSERT INTO version VALUES(227,3,122,'/ff000002-5c1e-4b07-9a31-000000000d02','ff000002-5c1e-4b07-9a31-000000000d02','campaigns/Shop%20English/preChat/campaignFormFields/Order%20no',45,5,NULL,-3132234482901396816);
INSERT INTO version VALUES(228,3,123,'/b114153e-7080-4c8c-a0eb-bda47c6d6980','b114153e-7080-4c8c-a0eb-bda47c6d6980','campaigns/Shop%20English/offlineMessage/campaignFormFields/Name',46,5,NULL,9073018629655222611);
INSERT INTO version VALUES(229,3,123,'/fa8f88ce-cb33-4e01-a3a2-ddbbe2819793','fa8f88ce-cb33-4e01-a3a2-ddbbe2819793','campaigns/Shop%20English/offlineMessage/campaignFormFields/Email',47,5,NULL,672125931663114711);
INSERT INTO version VALUES(230,3,123,'/d8a21644-033c-4ad0-a573-aebc1df10efe','d8a21644-033c-4ad0-a573-aebc1df10efe','campaigns/Shop%20English/offlineMessage/campaignFormFields/Phone',48,5,NULL,-4958244844273272899);
INSERT INTO version VALUES(231,3,123,'/ae30289a-e822-401e-acdc-c28e31066378','ae30289a-e822-401e-acdc-c28e31066378','campaigns/Shop%20English/offlineMessage/campaignFormFields/Company',49,5,NULL,587029448503766758);
INSERT INTO version VALUES(232,3,123,'/a6b10c9c-b789-41ce-ae55-b28020e65e21','a6b10c9c-b789-41ce-ae55-b28020e65e21','campaigns/Shop%20English/offlineMessage/campaignFormFields/Product%20Service',50,5,NULL,5779666696877403208);
INSERT INTO version VALUES(233,3,123,'/7268a042-539c-40cd-a0bc-6c771c5507da','7268a042-539c-40cd-a0bc-6c771c5507da','campaigns/Shop%20English/offlineMessage/campaignFormFields/Department',51,5,NULL,-3359430647186456397);
INSERT INTO version VALUES(234,3,123,'/d0595b6a-18b1-4ef0-a092-24920aac4504','d0595b6a-18b1-4ef0-a092-24920aac4504','campaigns/Shop%20English/offlineMessage/campaignFormFields/Ticket%20Id',52,5,NULL,1747865263286424543);
INSERT INTO version VALUES(235,3,123,'/69d05b2e-fa08-40e4-a16e-ba4f360e8e3b','69d05b2e-fa08-40e4-a16e-ba4f360e8e3b','campaigns/Shop%20English/offlineMessage/campaignFormFields/Subject',53,5,NULL,5560839937042383622);
INSERT INTO version VALUES(236,3,123,'/fad3b6b8-4e5c-4505-a005-0408d492150f','fad3b6b8-4e5c-4505-a005-0408d492150f','campaigns/Shop%20English/offlineMessage/campaignFormFields/Message',54,5,NULL,2267644685518987794);
INSERT INTO version VALUES(237,3,123,'/779af1b2-d019-4501-a0b4-8250b48d20f3','779af1b2-d019-4501-a0b4-8250b48d20f3','campaigns/Shop%20English/offlineMessage/campaignFormFields/Attachment',55,5,NULL,-1033460153683998093);
INSERT INTO version VALUES(238,3,123,'/ff000004-5c1e-4b07-9a31-000000000d04','ff000004-5c1e-4b07-9a31-000000000d04','campaigns/Shop%20English/offlineMessage/campaignFormFields/Photo%20of%20the%20damage',56,5,NULL,7380029845108567722);
INSERT INTO version VALUES(239,3,124,'',NULL,'campaigns/Shop%20English/invitation/manualInvitation',33,5,NULL,698902759386915128);
INSERT INTO version VALUES(240,3,125,'/7ab004ea-822c-4de4-a6c4-5241abb6af63','7ab004ea-822c-4de4-a6c4-5241abb6af63','campaigns/Shop%20English/agentWrapup/campaignFormFields/Category',29,5,NULL,6216226210685804445);
INSERT INTO version VALUES(241,3,125,'/be4d7904-2009-4cc5-a528-99f51a1bd061','be4d7904-2009-4cc5-a528-99f51a1bd061','campaigns/Shop%20English/agentWrapup/campaignFormFields/Wrap-up%20Comment',30,5,NULL,1463937353206926983);
INSERT INTO version VALUES(242,3,125,'/ff000005-5c1e-4b07-9a31-000000000d05','ff000005-5c1e-4b07-9a31-000000000d05','campaigns/Shop%20English/agentWrapup/campaignFormFields/Outcome',31,5,NULL,3766830295940545824);
INSERT INTO version VALUES(243,3,125,'/ff000006-5c1e-4b07-9a31-000000000d06','ff000006-5c1e-4b07-9a31-000000000d06','campaigns/Shop%20English/agentWrapup/campaignFormFields/Topics',32,5,NULL,-6942406571312220953);
INSERT INTO version VALUES(244,3,126,'/0b60c5aa-2823-421f-a6f9-6eb243eb0a15','0b60c5aa-2823-421f-a6f9-6eb243eb0a15','campaigns/Shop%20English/postChat/campaignFormFields/Rating',25,5,NULL,5444750085989896222);
INSERT INTO version VALUES(245,3,126,'/8fa25602-b7ca-4903-ac3b-6e61dd7e3535','8fa25602-b7ca-4903-ac3b-6e61dd7e3535','campaigns/Shop%20English/postChat/campaignFormFields/Rating%20Comment',26,5,NULL,7597667131452975577);
INSERT INTO version VALUES(246,3,126,'/ff000003-5c1e-4b07-9a31-000000000d03','ff000003-5c1e-4b07-9a31-000000000d03','campaigns/Shop%20English/postChat/campaignFormFields/Would%20you%20recommend%20us%3F',27,5,NULL,2161318504080124193);
INSERT INTO version VALUES(247,3,127,'/8d8901d5-a7de-4c26-a3ad-63a0fd05cd7b','8d8901d5-a7de-4c26-a3ad-63a0fd05cd7b','campaigns/Shop%20English/invitation/autoInvitations/Built-in%3A%20returning%20visitor',34,5,NULL,-4914524080402068346);
INSERT INTO version VALUES(248,3,127,'/8db105ca-c3d2-4868-a53a-260f38f6cfb8','8db105ca-c3d2-4868-a53a-260f38f6cfb8','campaigns/Shop%20English/invitation/autoInvitations/Built-in%3A%20long%20stay',35,5,NULL,-424712225440719287);
INSERT INTO version VALUES(249,3,127,'/a1000001-5c1e-4b07-9a31-000000000e01','a1000001-5c1e-4b07-9a31-000000000e01','campaigns/Shop%20English/invitation/autoInvitations/Full%20basket',36,5,NULL,7726755512671183790);
INSERT INTO version VALUES(250,3,128,'/10000001-5c1e-4b07-9a31-000000000f01','10000001-5c1e-4b07-9a31-000000000f01','campaigns/Shop%20English/routing/customRules/Returns%20page',57,5,NULL,-8295232842546806148);
INSERT INTO version VALUES(251,3,128,'/10000002-5c1e-4b07-9a31-000000000f02','10000002-5c1e-4b07-9a31-000000000f02','campaigns/Shop%20English/routing/customRules/Ireland',58,5,NULL,8738067449376361784);
INSERT INTO version VALUES(252,1,3,'/a65dbe45-9458-45e0-a245-65e734a4ed72','a65dbe45-9458-45e0-a245-65e734a4ed72','customVariables/cart%20value',96,6,NULL,-8755054622067990924);
INSERT INTO version VALUES(253,1,5,'/ba000002-5c1e-4b07-9a31-000000000902','ba000002-5c1e-4b07-9a31-000000000902','bans/198.51.100.77',8,6,NULL,5548178373563570490);
CREATE TABLE coverage (
    place INTEGER NOT NULL REFERENCES place,
    state TEXT NOT NULL,
    reason TEXT,
    first INTEGER NOT NULL REFERENCES snapshot,
    last INTEGER REFERENCES snapshot,
    seal INTEGER NOT NULL,
    PRIMARY KEY (place, first)
) STRICT, WITHOUT ROWID;
INSERT INTO coverage VALUES(1,'complete',NULL,1,NULL,5143521338084261221);
INSERT INTO coverage VALUES(2,'complete',NULL,1,NULL,-2347939090475810065);
INSERT INTO coverage VALUES(3,'complete',NULL,1,NULL,-3007533062249435684);
INSERT INTO coverage VALUES(4,'complete',NULL,1,NULL,2035644761590991874);
INSERT INTO coverage VALUES(5,'complete',NULL,1,NULL,7964324792916285456);
INSERT INTO coverage VALUES(6,'complete',NULL,1,NULL,-1244884653667542544);
INSERT INTO coverage VALUES(7,'complete',NULL,1,NULL,821994407311070243);
INSERT INTO coverage VALUES(8,'complete',NULL,1,NULL,-8453718134928189841);
INSERT INTO coverage VALUES(9,'complete',NULL,1,NULL,-2928325814081935942);
INSERT INTO coverage VALUES(10,'complete',NULL,1,NULL,7647810529435642176);
INSERT INTO coverage VALUES(11,'complete',NULL,1,NULL,-9050895179368665484);
INSERT INTO coverage VALUES(12,'complete',NULL,1,NULL,-9042304794461874910);
INSERT INTO coverage VALUES(13,'complete',NULL,1,NULL,7750955045352852931);
INSERT INTO coverage VALUES(14,'complete',NULL,1,NULL,-6884382030989056727);
INSERT INTO coverage VALUES(15,'complete',NULL,1,NULL,-4507252045594370178);
INSERT INTO coverage VALUES(16,'complete',NULL,1,NULL,8987692141295020664);
INSERT INTO coverage VALUES(17,'complete',NULL,1,NULL,2707542962481074989);
INSERT INTO coverage VALUES(18,'complete',NULL,1,NULL,-8823751903848938931);
INSERT INTO coverage VALUES(19,'complete',NULL,1,NULL,6055748488183396055);
INSERT INTO coverage VALUES(20,'complete',NULL,1,NULL,3173816540685959496);
INSERT INTO coverage VALUES(21,'complete',NULL,1,NULL,-5904380834799287835);
INSERT INTO coverage VALUES(22,'complete',NULL,1,NULL,7793209026310584380);
INSERT INTO coverage VALUES(23,'complete',NULL,1,NULL,-4627032221620882938);
INSERT INTO coverage VALUES(24,'complete',NULL,1,NULL,-7315935065885518099);
INSERT INTO coverage VALUES(25,'complete',NULL,1,NULL,1012961380618198955);
INSERT INTO coverage VALUES(26,'complete',NULL,1,NULL,-320748508129460442);
INSERT INTO coverage VALUES(27,'complete',NULL,1,NULL,-1356090027561639733);
INSERT INTO coverage VALUES(28,'complete',NULL,1,NULL,-4460421286329521740);
INSERT INTO coverage VALUES(29,'complete',NULL,1,NULL,6280974774647724301);
INSERT INTO coverage VALUES(30,'complete',NULL,1,NULL,-6619930062410338960);
INSERT INTO coverage VALUES(31,'complete',NULL,1,NULL,366912643490239970);
INSERT INTO coverage VALUES(32,'complete',NULL,2,2,-8501486295582055429);
INSERT INTO coverage VALUES(33,'complete',NULL,2,2,533222971103893658);
INSERT INTO coverage VALUES(34,'complete',NULL,2,2,-8079205199235827486);
INSERT INTO coverage VALUES(35,'complete',NULL,2,2,-7634610178258195286);
INSERT INTO coverage VALUES(36,'complete',NULL,2,2,-781541992608648121);
INSERT INTO coverage VALUES(37,'complete',NULL,2,2,-7082275858635824255);
INSERT INTO coverage VALUES(38,'complete',NULL,2,2,8225043286592721893);
INSERT INTO coverage VALUES(39,'complete',NULL,2,2,6766115107628534835);
INSERT INTO coverage VALUES(40,'complete',NULL,2,2,-3375210951528505166);
INSERT INTO coverage VALUES(41,'complete',NULL,2,2,1781263784746388723);
INSERT INTO coverage VALUES(42,'complete',NULL,2,2,1503650802239493774);
INSERT INTO coverage VALUES(43,'complete',NULL,2,2,-8997855184648269009);
INSERT INTO coverage VALUES(44,'complete',NULL,2,2,-1328627513310394091);
INSERT INTO coverage VALUES(45,'complete',NULL,2,2,292452181109000751);
INSERT INTO coverage VALUES(46,'complete',NULL,2,2,-617595759524040787);
INSERT INTO coverage VALUES(47,'complete',NULL,2,2,-613206985581371448);
INSERT INTO coverage VALUES(48,'complete',NULL,2,2,-8709441613821752281);
INSERT INTO coverage VALUES(49,'complete',NULL,2,2,5127715986098831658);
INSERT INTO coverage VALUES(50,'complete',NULL,2,2,7109095066014503749);
INSERT INTO coverage VALUES(51,'complete',NULL,3,NULL,6664053552524904957);
INSERT INTO coverage VALUES(52,'complete',NULL,3,NULL,-4987327192830166584);
INSERT INTO coverage VALUES(53,'complete',NULL,3,NULL,-4532151457916553472);
INSERT INTO coverage VALUES(54,'complete',NULL,3,NULL,7260186676746959134);
INSERT INTO coverage VALUES(55,'complete',NULL,3,NULL,-7540361336519362281);
INSERT INTO coverage VALUES(56,'complete',NULL,3,NULL,-5254877759532082200);
INSERT INTO coverage VALUES(57,'complete',NULL,3,NULL,-2541027640753102366);
INSERT INTO coverage VALUES(58,'complete',NULL,3,NULL,4697242880179509214);
INSERT INTO coverage VALUES(59,'complete',NULL,3,NULL,-2022748589583579967);
INSERT INTO coverage VALUES(60,'complete',NULL,3,NULL,336083780492395810);
INSERT INTO coverage VALUES(61,'complete',NULL,3,NULL,3142319120966429660);
INSERT INTO coverage VALUES(62,'complete',NULL,3,NULL,-5743677908731999154);
INSERT INTO coverage VALUES(63,'complete',NULL,3,NULL,-6639466126705737443);
INSERT INTO coverage VALUES(64,'complete',NULL,3,NULL,-8566870885542459270);
INSERT INTO coverage VALUES(65,'complete',NULL,3,NULL,-3036099648959261539);
INSERT INTO coverage VALUES(66,'complete',NULL,3,NULL,-8076814728525621873);
INSERT INTO coverage VALUES(67,'complete',NULL,3,NULL,3946789302738232388);
INSERT INTO coverage VALUES(68,'complete',NULL,3,NULL,1315492191665772717);
INSERT INTO coverage VALUES(69,'complete',NULL,3,NULL,7124234489522861961);
INSERT INTO coverage VALUES(70,'complete',NULL,3,NULL,-4266865873521562339);
INSERT INTO coverage VALUES(71,'complete',NULL,3,NULL,5998804496470561398);
INSERT INTO coverage VALUES(72,'complete',NULL,3,NULL,7662802228281145863);
INSERT INTO coverage VALUES(73,'complete',NULL,3,NULL,-5473721130198087773);
INSERT INTO coverage VALUES(74,'complete',NULL,3,NULL,-4651919983526868339);
INSERT INTO coverage VALUES(75,'complete',NULL,3,NULL,5026885988564068370);
INSERT INTO coverage VALUES(76,'complete',NULL,3,NULL,6017560251155082338);
INSERT INTO coverage VALUES(77,'complete',NULL,3,NULL,4251316566109874102);
INSERT INTO coverage VALUES(78,'complete',NULL,3,3,-4568899700999892143);
INSERT INTO coverage VALUES(79,'complete',NULL,3,NULL,-6757570045683839410);
INSERT INTO coverage VALUES(80,'complete',NULL,3,3,-4509799589836623987);
INSERT INTO coverage VALUES(81,'complete',NULL,3,3,2376274599792433742);
INSERT INTO coverage VALUES(82,'complete',NULL,3,3,-6804591088646732044);
INSERT INTO coverage VALUES(83,'complete',NULL,3,3,-1491025553943883694);
INSERT INTO coverage VALUES(84,'complete',NULL,3,3,-6162306933543728868);
INSERT INTO coverage VALUES(85,'complete',NULL,3,3,-6956946388547718961);
INSERT INTO coverage VALUES(86,'complete',NULL,3,3,-232691977335428389);
INSERT INTO coverage VALUES(87,'complete',NULL,3,3,1851196981317041079);
INSERT INTO coverage VALUES(88,'complete',NULL,3,3,8336087708651184689);
INSERT INTO coverage VALUES(89,'complete',NULL,3,3,-4429963521691875631);
INSERT INTO coverage VALUES(90,'complete',NULL,3,3,-6438246001529519141);
INSERT INTO coverage VALUES(91,'complete',NULL,3,3,-3640799000795229652);
INSERT INTO coverage VALUES(92,'complete',NULL,3,3,9109307129789733197);
INSERT INTO coverage VALUES(93,'complete',NULL,3,3,-2407099194045719822);
INSERT INTO coverage VALUES(94,'complete',NULL,3,3,3834982644863238164);
INSERT INTO coverage VALUES(95,'complete',NULL,3,3,-7306269796286568031);
INSERT INTO coverage VALUES(96,'complete',NULL,3,3,-4352752096942601146);
INSERT INTO coverage VALUES(97,'complete',NULL,3,NULL,5598709589883106569);
INSERT INTO coverage VALUES(98,'complete',NULL,3,NULL,-6130186076724271212);
INSERT INTO coverage VALUES(99,'complete',NULL,3,NULL,-5059053167886350894);
INSERT INTO coverage VALUES(100,'complete',NULL,3,3,2904022560611395817);
INSERT INTO coverage VALUES(101,'complete',NULL,5,NULL,2024793567152323048);
INSERT INTO coverage VALUES(102,'complete',NULL,5,NULL,-2342107812413122047);
INSERT INTO coverage VALUES(103,'complete',NULL,5,NULL,-2318410953972740942);
INSERT INTO coverage VALUES(104,'complete',NULL,5,NULL,-8929704639760294050);
INSERT INTO coverage VALUES(105,'complete',NULL,5,NULL,-8905986586531283379);
INSERT INTO coverage VALUES(106,'complete',NULL,5,NULL,9022178753406330752);
INSERT INTO coverage VALUES(107,'complete',NULL,5,NULL,574331409111384982);
INSERT INTO coverage VALUES(108,'complete',NULL,5,NULL,5784176558477875497);
INSERT INTO coverage VALUES(109,'complete',NULL,5,NULL,4644835207307489284);
INSERT INTO coverage VALUES(110,'complete',NULL,5,NULL,8026781400263242136);
INSERT INTO coverage VALUES(111,'complete',NULL,5,NULL,-7906895237941232978);
INSERT INTO coverage VALUES(112,'complete',NULL,5,NULL,7875684821481155878);
INSERT INTO coverage VALUES(113,'complete',NULL,5,NULL,3568264166154963248);
INSERT INTO coverage VALUES(114,'complete',NULL,5,NULL,-3208519808840712519);
INSERT INTO coverage VALUES(115,'complete',NULL,5,NULL,-2986099651569106007);
INSERT INTO coverage VALUES(116,'complete',NULL,5,NULL,-3530656859914256791);
INSERT INTO coverage VALUES(117,'complete',NULL,5,NULL,-104269076531685143);
INSERT INTO coverage VALUES(118,'complete',NULL,5,NULL,-3889367419949727434);
INSERT INTO coverage VALUES(119,'complete',NULL,5,NULL,8403191239861049122);
INSERT INTO coverage VALUES(120,'complete',NULL,5,NULL,-6041948644603692687);
INSERT INTO coverage VALUES(121,'complete',NULL,5,NULL,3269948647958328493);
INSERT INTO coverage VALUES(122,'complete',NULL,5,NULL,-6630748053235221020);
INSERT INTO coverage VALUES(123,'complete',NULL,5,NULL,2812889619315083972);
INSERT INTO coverage VALUES(124,'complete',NULL,5,NULL,-3536560795506749164);
INSERT INTO coverage VALUES(125,'complete',NULL,5,NULL,-2197072043282498222);
INSERT INTO coverage VALUES(126,'complete',NULL,5,NULL,-2428481617815826476);
INSERT INTO coverage VALUES(127,'complete',NULL,5,NULL,8366788677764361209);
INSERT INTO coverage VALUES(128,'complete',NULL,5,NULL,7668432506474348942);
INSERT INTO coverage VALUES(129,'complete',NULL,5,NULL,-394487907999016323);
INSERT INTO coverage VALUES(130,'complete',NULL,5,NULL,4614801363219437392);
INSERT INTO coverage VALUES(131,'complete',NULL,5,NULL,5028976060953327070);
CREATE TABLE sighting (
    snapshot INTEGER NOT NULL REFERENCES snapshot,
    place INTEGER NOT NULL REFERENCES place,
    version INTEGER NOT NULL REFERENCES version,
    PRIMARY KEY (snapshot, place, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE lookup (
    site INTEGER NOT NULL REFERENCES site,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    seen TEXT NOT NULL,
    changed TEXT NOT NULL,
    seal INTEGER NOT NULL,
    PRIMARY KEY (site, kind, id)
) STRICT, WITHOUT ROWID;
INSERT INTO lookup VALUES(1,'agents','1','{"displayName":"Ingrid","email":"ingrid@nordpfad.example","firstName":"Ingrid","id":1,"lastName":"Solberg"}','2026-11-28T05:18:20Z','2026-11-28T05:18:20Z',2526354869699857421);
INSERT INTO lookup VALUES(1,'agents','2','{"displayName":"Tom","email":"tom@nordpfad.example","firstName":"Tom","id":2,"lastName":"Baker"}','2026-11-28T05:18:20Z','2026-11-28T05:18:20Z',5262932599353233865);
INSERT INTO lookup VALUES(1,'agents','3','{"displayName":"Jürgen","email":"juergen@nordpfad.example","firstName":"Jürgen","id":3,"lastName":"Weiß"}','2026-11-28T05:18:20Z','2026-11-28T05:18:20Z',-5084476749683458092);
INSERT INTO lookup VALUES(1,'agents','4','{"displayName":"Amélie","email":"amelie@nordpfad.example","firstName":"Amélie","id":4,"lastName":"Durand"}','2026-11-28T05:18:20Z','2026-11-28T05:18:20Z',-5086771748010686358);
INSERT INTO lookup VALUES(1,'agents','5','{"displayName":"Pavel","email":"pavel@nordpfad.example","firstName":"Pavel","id":5,"lastName":"Novák"}','2026-11-28T05:18:20Z','2026-11-28T05:18:20Z',808594040561825600);
INSERT INTO lookup VALUES(1,'agents','6','{"displayName":"Moira","email":"moira@nordpfad.example","firstName":"Moira","id":6,"lastName":"O''Neill"}','2026-11-28T05:18:20Z','2026-11-28T05:18:20Z',323272192065177938);
INSERT INTO lookup VALUES(1,'bots','b0700001-5c1e-4b07-9a31-000000000201','{"id":"b0700001-5c1e-4b07-9a31-000000000201","name":"Trailhead"}','2026-11-28T05:18:20Z','2026-11-28T05:18:20Z',-2344019640341165275);
INSERT INTO lookup VALUES(1,'bots','b0700002-5c1e-4b07-9a31-000000000202','{"id":"b0700002-5c1e-4b07-9a31-000000000202","name":"Wegweiser"}','2026-11-28T05:18:20Z','2026-11-28T05:18:20Z',723578451795548675);
INSERT INTO lookup VALUES(1,'departments','d0e10001-5c1e-4b07-9a31-000000000101','{"id":"d0e10001-5c1e-4b07-9a31-000000000101","name":"Sales"}','2026-11-28T05:18:20Z','2026-11-28T05:18:20Z',-2918413583039218537);
INSERT INTO lookup VALUES(1,'departments','d0e10002-5c1e-4b07-9a31-000000000102','{"id":"d0e10002-5c1e-4b07-9a31-000000000102","name":"Service"}','2026-11-28T05:18:20Z','2026-11-28T05:18:20Z',8789125281079936767);
INSERT INTO lookup VALUES(1,'departments','d0e10003-5c1e-4b07-9a31-000000000103','{"id":"d0e10003-5c1e-4b07-9a31-000000000103","name":"Retouren & Reparatur"}','2026-11-28T05:18:20Z','2026-11-28T05:18:20Z',-3337385088485552190);
INSERT INTO lookup VALUES(1,'departments','d0e10004-5c1e-4b07-9a31-000000000104','{"id":"d0e10004-5c1e-4b07-9a31-000000000104","name":"Trade"}','2026-11-28T05:18:20Z','2026-11-28T05:18:20Z',-4753350851913822377);
INSERT INTO lookup VALUES(2,'agents','1','{"displayName":"Ingrid","email":"ingrid@nordpfad.example","firstName":"Ingrid","id":1,"lastName":"Solberg"}','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',2533796396067627966);
INSERT INTO lookup VALUES(2,'agents','2','{"displayName":"Tom","email":"tom@nordpfad.example","firstName":"Tom","id":2,"lastName":"Baker"}','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',-400415028059303821);
INSERT INTO lookup VALUES(2,'agents','3','{"displayName":"Jürgen","email":"juergen@nordpfad.example","firstName":"Jürgen","id":3,"lastName":"Weiß"}','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',-8998524376918037476);
INSERT INTO lookup VALUES(2,'agents','4','{"displayName":"Amélie","email":"amelie@nordpfad.example","firstName":"Amélie","id":4,"lastName":"Durand"}','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',6770634445477458654);
INSERT INTO lookup VALUES(2,'agents','5','{"displayName":"Pavel","email":"pavel@nordpfad.example","firstName":"Pavel","id":5,"lastName":"Novák"}','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',-553203015625314887);
INSERT INTO lookup VALUES(2,'agents','6','{"displayName":"Moira","email":"moira@nordpfad.example","firstName":"Moira","id":6,"lastName":"O''Neill"}','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',-3141203051455052508);
INSERT INTO lookup VALUES(2,'bots','b0700001-5c1e-4b07-9a31-000000000201','{"id":"b0700001-5c1e-4b07-9a31-000000000201","name":"Trailhead"}','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',2662652111161099837);
INSERT INTO lookup VALUES(2,'bots','b0700002-5c1e-4b07-9a31-000000000202','{"id":"b0700002-5c1e-4b07-9a31-000000000202","name":"Wegweiser"}','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',1673649468243383181);
INSERT INTO lookup VALUES(2,'departments','d0e10001-5c1e-4b07-9a31-000000000101','{"id":"d0e10001-5c1e-4b07-9a31-000000000101","name":"Sales"}','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',-4418893639853300996);
INSERT INTO lookup VALUES(2,'departments','d0e10002-5c1e-4b07-9a31-000000000102','{"id":"d0e10002-5c1e-4b07-9a31-000000000102","name":"Service"}','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',-4922873479169500957);
INSERT INTO lookup VALUES(2,'departments','d0e10003-5c1e-4b07-9a31-000000000103','{"id":"d0e10003-5c1e-4b07-9a31-000000000103","name":"Retouren & Reparatur"}','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',1199608878229606689);
INSERT INTO lookup VALUES(2,'departments','d0e10004-5c1e-4b07-9a31-000000000104','{"id":"d0e10004-5c1e-4b07-9a31-000000000104","name":"Trade"}','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',9152958080860123711);
INSERT INTO lookup VALUES(3,'agents','1','{"displayName":"Ingrid","email":"ingrid@nordpfad.example","firstName":"Ingrid","id":1,"lastName":"Solberg"}','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',-9110783990349903065);
INSERT INTO lookup VALUES(3,'agents','2','{"displayName":"Tom","email":"tom@nordpfad.example","firstName":"Tom","id":2,"lastName":"Baker"}','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',2952150222436809710);
INSERT INTO lookup VALUES(3,'agents','3','{"displayName":"Jürgen","email":"juergen@nordpfad.example","firstName":"Jürgen","id":3,"lastName":"Weiß"}','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',-9094215651395512769);
INSERT INTO lookup VALUES(3,'agents','4','{"displayName":"Amélie","email":"amelie@nordpfad.example","firstName":"Amélie","id":4,"lastName":"Durand"}','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',-903553516025005948);
INSERT INTO lookup VALUES(3,'agents','5','{"displayName":"Pavel","email":"pavel@nordpfad.example","firstName":"Pavel","id":5,"lastName":"Novák"}','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',5101791256380915603);
INSERT INTO lookup VALUES(3,'agents','6','{"displayName":"Moira","email":"moira@nordpfad.example","firstName":"Moira","id":6,"lastName":"O''Neill"}','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',3733320582368577291);
INSERT INTO lookup VALUES(3,'bots','b0700001-5c1e-4b07-9a31-000000000201','{"id":"b0700001-5c1e-4b07-9a31-000000000201","name":"Trailhead"}','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',-5723232558040086485);
INSERT INTO lookup VALUES(3,'bots','b0700002-5c1e-4b07-9a31-000000000202','{"id":"b0700002-5c1e-4b07-9a31-000000000202","name":"Wegweiser"}','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',5376536791252299432);
INSERT INTO lookup VALUES(3,'departments','d0e10001-5c1e-4b07-9a31-000000000101','{"id":"d0e10001-5c1e-4b07-9a31-000000000101","name":"Sales"}','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',1477072395968906894);
INSERT INTO lookup VALUES(3,'departments','d0e10002-5c1e-4b07-9a31-000000000102','{"id":"d0e10002-5c1e-4b07-9a31-000000000102","name":"Service"}','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',3024046913744247790);
INSERT INTO lookup VALUES(3,'departments','d0e10003-5c1e-4b07-9a31-000000000103','{"id":"d0e10003-5c1e-4b07-9a31-000000000103","name":"Retouren & Reparatur"}','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',-8486596883304784582);
INSERT INTO lookup VALUES(3,'departments','d0e10004-5c1e-4b07-9a31-000000000104','{"id":"d0e10004-5c1e-4b07-9a31-000000000104","name":"Trade"}','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',1073544657095058225);
CREATE TABLE run (
    number INTEGER PRIMARY KEY,
    plan TEXT NOT NULL UNIQUE,  -- its id: a plan is used once
    document TEXT NOT NULL,     -- the plan as it was reviewed
    target TEXT NOT NULL,       -- the site's name
    url TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'interrupted', 'incomplete', 'done', 'undone')),
    started TEXT NOT NULL,
    ended TEXT,
    undoes INTEGER REFERENCES run,
    seal INTEGER NOT NULL
) STRICT;
INSERT INTO run VALUES(1,'333e24e092cd','{"format":1,"id":"333e24e092cd","created":"2026-11-28T05:18:21Z","source":"shop@1","target":{"site":"shop","url":"http://127.0.0.1:36419/api/v3"},"mirror":true,"sourceSite":"shop","sourceIsEmpty":false,"unresolvedPolicy":"stop","operations":[{"id":"1","action":"delete","method":"DELETE","kind":"campaigns","path":"/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba","address":"campaigns/Short%20lived","matchedBy":null,"dependsOn":[],"level":1,"before":{"id":"fd05f45d-44b6-4212-adfa-b713235a0aba","name":"Short lived","description":"","language":"English"},"body":null,"fields":[],"expect":"94b0ac36a299a80f1a3e441f8099cbf0bc90e08a465e9ded4edf4c72a44f5245"},{"id":"2","action":"delete","method":"DELETE","kind":"bans","path":"/bans/37bcd2e3-21eb-483f-a4e4-9be923165d5f","address":"bans/198.51.100.77~37bcd2e3","matchedBy":null,"dependsOn":[],"level":2,"before":{"id":"37bcd2e3-21eb-483f-a4e4-9be923165d5f","type":"ip","visitorId":"","ip":"198.51.100.77","ipRangeFrom":"","ipRangeTo":"","comment":"second","lastUpdatedByAgentId":1},"body":null,"fields":[],"expect":"dd5545cd852b927256d047ec30331de68399e9c03016210fa687adb2d36b4d54"}],"settle":[],"unresolved":[],"ambiguous":[],"unknown":[],"notRestorable":[],"warnings":[],"losses":[{"kind":"bans","present":4,"deleted":1},{"kind":"campaigns","present":2,"deleted":1}],"guards":[],"summary":{"create":0,"update":0,"delete":2,"unchanged":58,"cascaded":35},"estimate":{"requests":4,"seconds":0}}','shop','http://127.0.0.1:36419/api/v3','done','2026-11-28T05:18:21Z','2026-11-28T05:18:21Z',NULL,1793832639877564333);
INSERT INTO run VALUES(2,'384bffb2826a','{"format":1,"id":"384bffb2826a","created":"2026-11-28T05:18:23Z","source":"shop (read for planning)@3","target":{"site":"copy","url":"http://127.0.0.1:36419/api/v3"},"mirror":false,"sourceSite":"shop (read for planning)","sourceIsEmpty":false,"unresolvedPolicy":"stop","operations":[{"id":"1","action":"create","method":"POST","kind":"customVariables","path":"/customVariables","address":"customVariables/cart%20value","matchedBy":null,"dependsOn":[],"level":1,"before":null,"body":{"name":"cart value","type":"decimal","value":"window.shop.cart.total","hyperlink":""},"fields":[],"expect":null,"sourceId":"ca000001-5c1e-4b07-9a31-000000000801"}],"settle":[],"unresolved":[],"ambiguous":[],"unknown":[],"notRestorable":[],"warnings":[],"losses":[],"guards":[],"summary":{"create":1,"update":0,"delete":0,"unchanged":2,"cascaded":0},"estimate":{"requests":2,"seconds":0}}','copy','http://127.0.0.1:36419/api/v3','done','2026-11-28T05:18:23Z','2026-11-28T05:18:23Z',NULL,2848028536350935602);
CREATE TABLE step (
    run INTEGER NOT NULL REFERENCES run,
    operation TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('intent', 'done', 'failed', 'stale', 'unknown', 'skipped')),
    kind TEXT NOT NULL,
    action TEXT NOT NULL,
    path TEXT NOT NULL,         -- with real ids
    address TEXT NOT NULL,
    sent TEXT,                  -- the body
    before TEXT,                -- what stood there before; null: nothing
    after TEXT,                 -- what stood there afterwards
    created TEXT,               -- the id of what it made
    known TEXT,                 -- ids in the collection before something was made in it, as a JSON list
    error TEXT,
    at TEXT NOT NULL,
    seal INTEGER NOT NULL,
    PRIMARY KEY (run, operation)
) STRICT, WITHOUT ROWID;
INSERT INTO step VALUES(1,'1',1,'done','campaigns','delete','/campaigns/fd05f45d-44b6-4212-adfa-b713235a0aba','campaigns/Short%20lived',NULL,'{"id":"fd05f45d-44b6-4212-adfa-b713235a0aba","name":"Short lived","description":"","language":"English"}',NULL,NULL,NULL,NULL,'2026-11-28T05:18:21Z',-3395533067300769212);
INSERT INTO step VALUES(1,'2',2,'done','bans','delete','/bans/37bcd2e3-21eb-483f-a4e4-9be923165d5f','bans/198.51.100.77~37bcd2e3',NULL,'{"id":"37bcd2e3-21eb-483f-a4e4-9be923165d5f","type":"ip","visitorId":"","ip":"198.51.100.77","ipRangeFrom":"","ipRangeTo":"","comment":"second","lastUpdatedByAgentId":1}',NULL,NULL,NULL,NULL,'2026-11-28T05:18:21Z',4188635192269403218);
INSERT INTO step VALUES(2,'1',1,'done','customVariables','create','/customVariables','customVariables/cart%20value','{"name":"cart value","type":"decimal","value":"window.shop.cart.total","hyperlink":""}',NULL,'{"id":"a65dbe45-9458-45e0-a245-65e734a4ed72","name":"cart value","type":"decimal","value":"window.shop.cart.total","hyperlink":""}','a65dbe45-9458-45e0-a245-65e734a4ed72','[]',NULL,'2026-11-28T05:18:23Z',6312474131516901433);
CREATE TABLE pair (
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    kind TEXT NOT NULL,
    source_id TEXT NOT NULL,
    target_id TEXT NOT NULL,
    how TEXT NOT NULL,
    run INTEGER,
    at TEXT NOT NULL,
    seal INTEGER NOT NULL,
    PRIMARY KEY (source, target, kind, source_id)
) STRICT, WITHOUT ROWID;
INSERT INTO pair VALUES('shop (read for planning)','copy','customVariables','ca000001-5c1e-4b07-9a31-000000000801','a65dbe45-9458-45e0-a245-65e734a4ed72','created',2,'2026-11-28T05:18:23Z',-4311668213999923253);
CREATE INDEX snapshot_site ON snapshot (site, number);
CREATE INDEX version_address ON version (site, address);
CREATE VIEW snapshots AS
SELECT s.number AS snapshot, site.name AS site, s.at,
    (SELECT max(k.at) FROM checked k WHERE k.snapshot = s.number) AS checked_at,
    s.complete, s.partial, s.resources, s.added, s.changed, s.removed, s.requests, s.seconds
FROM snapshot s JOIN site ON site.id = s.site
WHERE s.state = 'finished';
CREATE VIEW resources AS
WITH latest AS MATERIALIZED (
    SELECT site.id AS site, site.name,
        (SELECT s.number FROM snapshot s
         WHERE s.site = site.id AND s.state = 'finished' AND s.complete
         ORDER BY s.partial, s.number DESC LIMIT 1) AS number
    FROM site)
SELECT l.name AS site, p.kind, v.address, p.path || v.item AS path, v.resource AS id, c.body,
    l.number AS snapshot, v.first AS since
FROM latest l
JOIN version v ON v.site = l.site AND v.first <= l.number AND (v.last IS NULL OR v.last >= l.number)
JOIN place p ON p.id = v.place
JOIN content c ON c.id = v.content
WHERE EXISTS (SELECT 1 FROM coverage q WHERE q.place = v.place AND q.state = 'complete'
        AND q.first <= l.number AND (q.last IS NULL OR q.last >= l.number))
    OR EXISTS (SELECT 1 FROM sighting g
        WHERE g.snapshot = l.number AND g.place = v.place AND g.version = v.id);
CREATE VIEW history AS
SELECT site.name AS site, p.kind, v.address, p.path || v.item AS path, v.resource AS id,
    v.first AS first_snapshot, f.at AS first_at, v.last AS last_snapshot, l.at AS last_at, c.body
FROM version v
JOIN site ON site.id = v.site
JOIN place p ON p.id = v.place
JOIN content c ON c.id = v.content
JOIN snapshot f ON f.number = v.first AND f.state = 'finished'
LEFT JOIN snapshot l ON l.number = v.last;
CREATE VIEW lookups AS
SELECT site.name AS site, k.kind, k.id, k.body, k.seen, k.changed
FROM lookup k JOIN site ON site.id = k.site;
CREATE INDEX version_first ON version (site, first);
CREATE INDEX version_last ON version (site, last) WHERE last IS NOT NULL;
COMMIT;
