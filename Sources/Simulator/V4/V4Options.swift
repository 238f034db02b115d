/// How a site of version 4 behaves where the notes on it are silent or say two things; what is set here first is the
/// stricter or more erratic reading.
package struct V4Options: Sendable {
    /// Kinds whose list answers only with the query parameter of its parent (rule twenty-eight: never seen with campaigns).
    package var filtered: Set<String> = []
    /// Kinds that are not in the account's plan: GET answers, writes are 403 `FeatureNotAvailable` (rule twelve).
    package var unplanned: Set<String> = []
    /// Whether PUT takes `isEnabled` of what is switched by verbs as well; section five says that nobody knows.
    package var isSwitchInBody = false
    /// Whether child rows are shown, against what the table says: `fields/fieldOptions`.
    package var shown: [String: Bool] = [:]
    /// Items a page if a request names one without a size, or a list always comes in pages: ten or fifty, the notes say
    /// (rule seven).
    package var pageSize = 10
    /// Whether a firewall refuses writes that hold markup: 403 with a page instead of JSON (section four, point sixteen).
    package var refusesMarkup = false

    package init() {}
}
