import Catalog

/// What a crawl has learnt of the way this site answers: which of two paths it knows, whether parents carry their
/// children whole, whether a reference shows only on demand. Learnt from one campaign, used for all others.
struct SiteHabits: Sendable {
    /// A child list that stands in its parent's body.
    struct Relation: Hashable, Sendable {
        let parent: String
        let segment: String
    }

    enum Trust: Hashable, Sendable {
        case unknown
        /// The parent carries what the list says.
        case trusted
        /// It does not: ask for the list.
        case untrusted
    }

    private var trust: [Relation: Trust] = [:]
    private var includes: [String: Bool] = [:]
    private var paths: [String: PathTemplate] = [:]
    private var hopeless: Set<String> = []
    let isThorough: Bool

    init(isThorough: Bool) { self.isThorough = isThorough }

    func trust(_ relation: Relation) -> Trust {
        isThorough ? .untrusted : trust[relation] ?? .unknown
    }

    mutating func learn(_ relation: Relation, _ verdict: Trust) { trust[relation] = verdict }

    /// Does a body of that kind leave its reference out unless `include` asks for it? Nil until one was seen.
    func needsInclude(_ kind: Kind) -> Bool? { kind.includes.isEmpty ? false : includes[kind.name] }

    mutating func learnInclude(_ kind: Kind, needed: Bool) { includes[kind.name] = needed }

    /// The path template that this site answers to for the kind's place.
    func template(for kind: Kind, _ place: PathTemplate) -> PathTemplate { paths[kind.name] ?? place }

    /// The path to try after `asked` answered 404, if one is left.
    mutating func alternative(for kind: Kind, after asked: PathTemplate) -> PathTemplate? {
        guard !hopeless.contains(kind.name), paths[kind.name] == nil else { return nil }
        let all = kind.paths.prefix(1) + kind.otherPaths
        guard let index = all.firstIndex(of: asked), index + 1 < all.count else {
            hopeless.insert(kind.name)
            return nil
        }
        return all[index + 1]
    }

    mutating func learn(_ kind: Kind, answersAt template: PathTemplate) {
        if kind.otherPaths.contains(template) { paths[kind.name] = template }
    }
}
