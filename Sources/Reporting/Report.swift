import Diffing
import Wire

/// What a report says, whatever form it is written in: a pure value, made of a comparison, a plan or a timeline.
package struct Report: Hashable, Sendable {
    /// `diff`, `plan` or `history`
    var subject: String
    /// From where to where, or the site.
    var title: [String]
    var facts: [Fact] = []
    /// How many, in the words of the subject: `to create`.
    var words: Words
    var notices: [NoticeList] = []
    var groups: [Group] = []
    /// Resources that are the same on both sides.
    var unchanged: Int?
    /// For the end of the totals: `2 unresolved`.
    var remarks: [String] = []
    var nights: [Night] = []
    /// Something that was asked about was not read.
    var isUnsure = false

    struct Fact: Hashable, Sendable {
        let name: String
        let value: String
        /// Something that a person might copy, rather than a sentence.
        var isCode = false
        /// The program's own words, with nothing in them from outside.
        var isOurs = false
    }

    struct Words: Hashable, Sendable {
        let create: String
        let update: String
        let delete: String

        func of(_ action: Action) -> String {
            switch action {
            case .create: create
            case .update: update
            case .delete: delete
            }
        }
    }

    enum Action: String, Hashable, Sendable, CaseIterable {
        case create, update, delete

        /// Colour is never the only sign.
        var mark: String {
            switch self {
            case .create: "+"
            case .update: "~"
            case .delete: "-"
            }
        }
    }

    /// What a reader must know beside the changes.
    struct NoticeList: Hashable, Sendable {
        let title: String
        /// Must be seen whatever else is left out.
        var isUrgent = false
        /// Each deletion belongs below it by name, wherever the form does not name them all at one place anyway.
        var namesDeletions = false
        var items: [Notice]
    }

    struct Notice: Hashable, Sendable {
        var mark: String
        var address: String?
        var text: String
        /// It keeps the plan from being carried out.
        var stops = false
    }

    struct Group: Hashable, Sendable {
        /// For people, from the outside in: `campaigns`, `Shop English`.
        let title: [String]
        /// What all addresses in it begin with; nil where they don't.
        var prefix: String?
        var changes: [Change]
    }

    struct Change: Hashable, Sendable {
        var action: Action
        var kind: String
        var address: String
        /// Said behind the address.
        var remarks: [String] = []
        var facts: [Fact] = []
        /// Other changes, by their ids, that come first.
        var needs: [String] = []
        /// What others call it in `needs`.
        var id: String?
        var fields: [FieldChange] = []
        /// The fields are all that the thing has, not what changes in it.
        var isWhole = false
        /// The fields are what the reader asked for, however many there are.
        var isOpen = false
        /// Rows of one table with those beside it, such as the fields of a form.
        var isRow = false
        var note: String?
    }

    /// A snapshot in a timeline, its changes in a group of their own.
    struct Night: Hashable, Sendable {
        let name: String
        let counts: Timeline.Counts
        let group: Int?
    }

    var changes: [Change] { groups.flatMap(\.changes) }
    var isEmpty: Bool { groups.isEmpty }

    /// What stands in place of the changes where there are none.
    var nothing: String {
        isUnsure ? "Nothing differs in what could be compared; what was not read is named." : "Nothing differs."
    }

    func count(_ action: Action) -> Int {
        groups.reduce(0) { $0 + $1.changes.count { $0.action == action } }
    }

    /// How many of each kind, in the order of their names.
    var kinds: [(kind: String, counts: [Action: Int])] {
        var counts: [String: [Action: Int]] = [:]
        for change in changes { counts[change.kind, default: [:]][change.action, default: 0] += 1 }
        return counts.sorted { $0.key.precedesByBytes($1.key) }.map { (kind: $0.key, counts: $0.value) }
    }
}
