import Wire

private let zero: JSONValue = .string(V4Binder.zero)

private let ruleConditions = V4Child(
    member: "dynamicCampaignConditions", parent: "dynamicCampaignRuleId", defaults: v4Condition)

/// The columns of a rule are cut off in every copy of the document; these are version 3's with version 4's names.
private let rule: JSONValue = [
    "name": "", "isEnabled": true, "order": 0, "targetCampaignId": zero, "conditionMetType": "all",
    "logicalExpression": "", "dynamicCampaignConditions": [],
]

let v4DynamicCampaign: V4Kind = {
    var kind = v4Config(
        "dynamicCampaignConfig", V4Kind.setting, defaults: ["defaultCampaignId": zero, "dynamicCampaignRules": []],
        rules: [.letsGo])
    kind.readOnly = ["dynamicCode"]
    kind.references = [
        V4Reference("defaultCampaignId", to: "campaigns"),
        V4Reference("dynamicCampaignRules[].targetCampaignId", to: "campaigns"),
    ]
    kind.children = [V4Child(member: "dynamicCampaignRules", defaults: rule, children: [ruleConditions])]
    return kind
}()

let v4DynamicRules = V4Kind(
    name: "dynamicCampaignRules", shape: .collection, path: "livechat/dynamicCampaignRules",
    operations: V4Kind.editing.union(V4Kind.verbs),
    view: .init(kind: "dynamicCampaignConfig", members: ["dynamicCampaignRules"]), defaults: rule,
    mandatory: ["targetCampaignId"], references: [V4Reference("targetCampaignId", to: "campaigns")],
    children: [ruleConditions], rules: [.ordered])

let v4AutoDistribution: V4Kind = {
    var kind = v4Config(
        "autoDistributionConfig", v4Switched,
        defaults: [
            "isEnabled": true, "autoDistributionMethod": "loadBalancing",
            "isLastChattedAgentPreferredForAutoDistribution": false, "isLastChattedAgentPreferredForAutoAccept": false,
            "ifLimitMaxConcurrentChatsForAllAgents": false, "maxConcurrentChatsForAllAgents": 5,
            "ifAgentCanManuallyAcceptChatsAfterReachingMaxChatsLimit": true,
            "ifNotAutoDistributeChatsToAgentsWhenHavingAudioVideoChat": false, "agentAutoDistributionConfigs": [],
            "departmentAutoDistributionConfigs": [],
        ], rules: [.letsGo])
    kind.choices = ["autoDistributionMethod": ["loadBalancing", "roundRobin", "capabilityWeighted"]]
    kind.references = [
        V4Reference("agentAutoDistributionConfigs[].agentId", to: "agents", include: (name: "agent", member: "agent")),
        V4Reference("departmentAutoDistributionConfigs[].departmentId", to: "departments"),
        V4Reference("departmentAutoDistributionConfigs[].backupDepartments[].backupDepartmentId", to: "departments"),
    ]
    kind.children = [
        V4Child(
            member: "agentAutoDistributionConfigs", key: "agentId",
            defaults: ["agentId": zero, "ifAutoAcceptChat": false, "maxConcurrentChats": 5]),
        V4Child(
            member: "departmentAutoDistributionConfigs", key: "departmentId",
            defaults: [
                "departmentId": zero, "autoDistributionMethod": "loadBalancing", "isLastChattedAgentPreferred": false,
                "backupDepartments": [],
            ]),
    ]
    return kind
}()

let v4VisitorSSO: V4Kind = {
    var kind = v4Config(
        "visitorSsoConfig", v4Switched,
        defaults: [
            "isEnabled": false, "protocolType": "samlSso", "signInUrl": "", "logoutUrl": "",
            "artifactResolutionServiceUrl": "", "samlCertificate": "", "jwtLoginUrl": "", "jwtLogoutUrl": "",
            "jwtCertificate": "", "visitorSsoFieldMappings": [], "visitorSsos": [],
        ], rules: [.letsGo])
    kind.choices = ["protocolType": ["samlSso", "jwtSso"]]
    kind.references = [V4Reference("visitorSsos[].campaignId", to: "campaigns")]
    kind.children = [
        V4Child(
            member: "visitorSsoFieldMappings", shown: .included("visitorSsoFieldMapping"),
            defaults: ["idpAttribute": "", "comm100Field": "", "order": 0]),
        V4Child(
            member: "visitorSsos", key: "campaignId", shown: .included("campaignVisitorSso"),
            defaults: [
                "campaignId": zero, "signInOption": "noSignIn", "isPreChatFormSkipped": false,
                "ifOpenLoginPageInEmbeddedChatWindow": false,
            ]),
    ]
    return kind
}()
