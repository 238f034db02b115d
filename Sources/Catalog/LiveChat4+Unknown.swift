// What the service has in version 4 and no public material names a path of, with where it may stand: guesses, the likeliest first,
// by the headings of the documents, by what the same thing is called elsewhere in the service, and by the grammar of known paths.
extension Catalog {
    static let unknownPlaces = [
        Uncovered(
            "routing", "the path of a campaign's routing rules is not known",
            likely: [
                .parts(
                    "routing", ["routingConfig", "routingRuleConfig", "routingRulesConfig", "routing", "routingRules"]),
                .beside("routing", ["routingConfig"]),
                .beside("routingRules", ["routingRules", "campaignRoutingRules"]),
                .ofSite("routingRules", ["routingRules"]),
            ]),
        Uncovered(
            "language", "the path of a campaign's language and texts is not known",
            likely: [
                .parts("language", ["languageConfig", "language", "languages"]),
                .beside("language", ["languageConfig"]),
            ]),
        Uncovered(
            "kbIntegration", "the path of a campaign's knowledge base integration is not known",
            likely: [
                .parts(
                    "kbIntegration",
                    [
                        "integrationKbConfig", "integrationKnowledgeBaseConfig", "kbIntegrationConfig", "kbIntegration",
                        "knowledgeBaseIntegration",
                    ])
            ]),
        Uncovered(
            "ratingGrades", "the path of a campaign's rating grades is not known",
            likely: [
                .beside("ratingGrades", ["ratingGrades", "campaignRatingGrades", "postChatRatingGrades"]),
                .parts("ratingGrades", ["ratingGrades"]), .ofSite("ratingGrades", ["ratingGrades"]),
            ]),
    ]

    static let notConfiguration = [
        Uncovered("privateCannedMessages", "they are each agent's own, and no part of a site's configuration")
    ]
}

extension [Catalog.LikelyPath] {
    /// Below a campaign.
    fileprivate static func parts(_ name: String, _ words: [String]) -> Self {
        words.map {
            let path = PathTemplate("/campaigns/{campaigns}/" + $0)
            return .init(name: name, place: path, path: path, parentQuery: nil)
        }
    }

    /// Of a campaign, and asked for beside it.
    fileprivate static func beside(_ name: String, _ words: [String]) -> Self {
        words.map {
            .init(
                name: name, place: PathTemplate("/campaigns/{campaigns}/" + $0), path: PathTemplate("/" + $0),
                parentQuery: "campaignId")
        }
    }

    fileprivate static func ofSite(_ name: String, _ words: [String]) -> Self {
        words.map { .init(name: name, place: PathTemplate("/" + $0), path: PathTemplate("/" + $0), parentQuery: nil) }
    }
}
