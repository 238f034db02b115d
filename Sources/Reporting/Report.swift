import Diffing
import Planning
package import Wire

/// What a comparison, a plan or a timeline says, told once: a pure value of facts, which `ReportText`, `ReportHTML` and
/// `ReportMarkdown` put into words, each for its readers.
package struct Report: Hashable, Sendable {
    var subject: Subject
    var groups: [Group]
    var totals: Totals
    var notices: [NoticeList] = []
    /// Of a timeline, oldest first.
    var nights: [Night] = []
    /// What addresses are called.
    var known = KnownNames()
    /// When and by what it was made, and what comes next.
    var frame = Frame()
    /// When the states were, and what of them shows.
    var scenery = Scenery()
    /// The site becomes what it was before.
    var isReturn = false

    /// What it is about, with what only such a report knows.
    enum Subject: Hashable, Sendable {
        /// - Parameter isSure: all that was asked about was read on both sides.
        case comparison(present: String, wanted: String, isSure: Bool)
        case plan(PlanHead)
        /// - Parameter isSelection: only a part of the site was asked about.
        case timeline(site: String, isSelection: Bool)
        case versions(site: String, address: String)
        case blame(Blamed)
    }

    /// What stands above the operations of a plan.
    struct PlanHead: Hashable, Sendable {
        let id: String
        let source: String
        let target: Plan.Target
        /// When the target was read.
        let created: UTCTime
        let isMirror: Bool
        /// Records of before it are deleted; nil for a plan that is about resources.
        let purge: Plan.Purge?
        let estimate: Plan.Estimate
        /// What is done about references that nothing stands for; nil where there are none.
        let policy: PlanOptions.UnresolvedPolicy?
    }

    /// A resource field by field.
    struct Blamed: Hashable, Sendable {
        let site: String
        let address: String
        /// In the order of the resource's members, each with the number of the version that brought it.
        let lines: [Blame.Line]
        let versions: [Span]
    }

    /// What is around a report.
    package struct Frame: Hashable, Sendable {
        /// When it was made.
        package var made: UTCTime?
        /// `livechat-sync 1.2`
        package var program: String?
        /// Commands that go on from here.
        package var next: [String]

        package init(made: UTCTime? = nil, program: String? = nil, next: [String] = []) {
            self.made = made
            self.program = program
            self.next = next
        }
    }

    struct Group: Hashable, Sendable {
        /// For people, from the outside in: `campaigns`, `Shop English`.
        let title: [String]
        /// What all addresses in it begin with; nil where they don't.
        var prefix: String?
        var changes: [Change]
    }

    /// A snapshot in a timeline, its changes in a group of their own.
    struct Night: Hashable, Sendable {
        let snapshot: Int
        let at: UTCTime
        let quietNights: Int
        /// Nothing is known from before it.
        let isFirst: Bool
        let isComplete: Bool
        let isPartial: Bool
        let resources: Int
        let counts: Timeline.Counts
        let kinds: [Timeline.KindCounts]
        let unread: [Difference.Unknown]
        let group: Int?
    }

    /// All of them, those inside others behind these.
    var changes: [Change] { groups.flatMap(\.changes).flatMap { [$0] + $0.inside } }
    var isEmpty: Bool { groups.isEmpty }

    /// What must be known of one topic.
    func notices(_ topic: Topic) -> [Notice] { notices.first { $0.topic == topic }?.items ?? [] }

    mutating func add(_ topic: Topic, isUrgent: Bool = false, _ items: [Notice]) {
        if !items.isEmpty { notices.append(NoticeList(topic: topic, isUrgent: isUrgent, items: items)) }
    }
}
