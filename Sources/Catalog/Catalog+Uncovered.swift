extension Catalog {
    /// Something that the service has and a table can't ask for.
    package struct Uncovered: Hashable, Sendable {
        package let name: String
        package let reason: String
        /// Where it may stand, the likeliest first; none for what no path is looked for.
        package let likely: [LikelyPath]

        package init(_ name: String, _ reason: String, likely: [[LikelyPath]] = []) {
            self.name = name
            self.reason = reason
            self.likely = likely.flatMap { $0 }
        }
    }

    /// A path that nobody has named. A probe asks it by GET; nothing else ever does.
    package struct LikelyPath: Hashable, Sendable {
        /// What a row of it would be called. Several paths of one name are spellings of one thing.
        package let name: String
        package let base = "/livechat"
        /// Where it would stand among addresses.
        package let place: PathTemplate
        /// Where it is asked for; below `base`.
        package let path: PathTemplate
        /// The parameter that names the parent, where the path does not.
        package let parentQuery: String?
    }
}
