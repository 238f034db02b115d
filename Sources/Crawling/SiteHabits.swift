package import Catalog

/// What a crawl has learnt of the way this site answers: which of two paths it knows, whether parents carry their
/// children whole, whether a reference shows only on demand. Learnt from one campaign, used for all others.
package struct SiteHabits: Sendable {
    /// A child list that stands in its parent's body.
    package struct Relation: Hashable, Sendable {
        package let parent: String
        package let segment: String

        package init(parent: String, segment: String) {
            self.parent = parent
            self.segment = segment
        }
    }

    package enum Trust: Hashable, Sendable {
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
    package let isThorough: Bool

    package init(isThorough: Bool) { self.isThorough = isThorough }

    package func trust(_ relation: Relation) -> Trust {
        isThorough ? .untrusted : trust[relation] ?? .unknown
    }

    package mutating func learn(_ relation: Relation, _ verdict: Trust) { trust[relation] = verdict }

    /// Does a body of that kind leave its reference out unless `include` asks for it? Nil until one was seen.
    package func needsInclude(_ kind: Kind) -> Bool? { kind.includes.isEmpty ? false : includes[kind.name] }

    package mutating func learnInclude(_ kind: Kind, needed: Bool) { includes[kind.name] = needed }

    /// The path template that this site answers to for the kind's place.
    package func template(for kind: Kind, _ place: PathTemplate) -> PathTemplate {
        paths[kind.name] ?? kind.candidates(place)[0]
    }

    /// The path to try after `asked` answered 404, if one is left.
    package mutating func alternative(for kind: Kind, after asked: PathTemplate) -> PathTemplate? {
        guard !hopeless.contains(kind.name), paths[kind.name] == nil else { return nil }
        let all = kind.asked.isEmpty ? kind.paths.prefix(1) + kind.otherPaths : kind.asked[...]
        guard let index = all.firstIndex(of: asked), index + 1 < all.endIndex else {
            hopeless.insert(kind.name)
            return nil
        }
        return all[index + 1]
    }

    package mutating func learn(_ kind: Kind, answersAt template: PathTemplate) {
        if (kind.otherPaths + kind.asked.dropFirst()).contains(template) { paths[kind.name] = template }
    }
}
