import Catalog
import Diffing
package import Wire

extension Report {
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

    struct Change: Hashable, Sendable {
        var action: Action
        var kind: String
        var address: String
        /// Secrets are masked where the fields are all that the thing has, else each says that it is one.
        var fields: [FieldChange] = []
        /// The fields are all that the thing has, not what changes in it.
        var isWhole = false
        /// The fields are what the reader asked for, however many there are.
        var isOpen = false
        /// Rows of one table with those beside it, such as the fields of a form.
        var isRow = false
        var circumstance = Circumstance.none
        /// What comes with it, or goes with it.
        var inside: [Change] = []
    }

    /// What else is known of a change, which depends on what the report is of.
    enum Circumstance: Hashable, Sendable {
        case none
        /// The wanted state has it at another address, and this is how the two were found to be one.
        case paired(address: String, how: Matching)
        case operation(Step)
        case version(Span)
    }

    /// A change as an operation of a plan.
    struct Step: Hashable, Sendable {
        /// Its place among them.
        let number: Int
        let id: String
        /// Ids of others that come first.
        let needs: [String]
        /// `PUT /campaigns/7`
        let request: String
        /// How the target's resource was found; nil for what is made.
        let matching: Matching?
        /// Not asked for, but something that was asked for refers to it.
        let isNeeded: Bool
        /// What it rests on, in words, where that is no whole document.
        let evidence: String?
        /// Made by the service along with its parent, and changed then: nobody knows what it will be like before.
        let isCompanion: Bool
        /// Its values may hold `{"$ref": id}`, the id of another operation.
        let hasReferences: Bool
        /// Records that go in one request; nil for everything else.
        let batch: Batch?
    }

    struct Batch: Hashable, Sendable {
        let count: Int
        /// When they happened.
        let window: TimeWindow

        /// `100 records, 2026-09-01 to 2026-09-12`
        var words: String {
            let (first, last) = (window.since.day, window.until.day)
            return Wording.count(count, "record") + (first == last ? " of \(first)" : ", \(first) to \(last)")
        }
    }

    /// From which snapshot on a resource was as it is told.
    package struct Span: Hashable, Sendable {
        package struct Moment: Hashable, Sendable {
            package let snapshot: Int
            package let at: UTCTime

            package init(snapshot: Int, at: UTCTime) {
                self.snapshot = snapshot
                self.at = at
            }

            /// `snapshot 7, 2026-11-20 03:00`
            var name: String { "snapshot \(snapshot), \(at.dayAndMinute)" }
        }

        package let first: Moment
        /// Nil: it is still so.
        package let last: Moment?
        /// Deleted, and made again under another id.
        package let isAnew: Bool

        package init(first: Moment, last: Moment?, isAnew: Bool) {
            self.first = first
            self.last = last
            self.isAnew = isAnew
        }
    }
}

extension Report.Change {
    var step: Report.Step? { if case .operation(let step) = circumstance { step } else { nil } }
}
