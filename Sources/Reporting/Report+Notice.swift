import Diffing
import Planning
package import Wire

extension Report {
    /// What a reader must know beside the changes.
    struct NoticeList: Hashable, Sendable {
        let topic: Topic
        /// Must be seen whatever else is left out.
        let isUrgent: Bool
        let items: [Notice]
    }

    enum Topic: Hashable, Sendable {
        case guards, losses, unresolved, ambiguous, warnings, kept, unknown, notCarried, translated, byHand
        /// Places of a timeline's nights, and snapshots that could not read the one resource.
        case gaps, unread
    }

    enum Notice: Hashable, Sendable {
        case judged(Guard)
        case loss(Plan.Loss)
        /// So many go with a parent that is deleted.
        case cascaded(Int)
        case unresolved(Plan.Unresolved)
        case ambiguous(Ambiguity)
        case warning(Plan.Warning)
        /// A record that stays.
        case kept(Plan.Purge.Kept)
        /// A sentence that a plan has of itself.
        case note(String)
        case unknown(Difference.Unknown)
        case notCarried(NotCarried)
        /// Written in the target's way though only a document says that the two are one.
        case translated(address: String, Translation.Step)
        case byHand(Plan.NotRestorable)
        /// - Parameter place: nil where the snapshot says only that it is not complete.
        case gap(snapshot: Int, at: UTCTime, place: Difference.Unknown?)
        case unread(Unread)
    }

    /// A snapshot that could not read the resource whose versions are told.
    package struct Unread: Hashable, Sendable {
        package let at: UTCTime
        package let reason: String

        package init(at: UTCTime, reason: String) {
            self.at = at
            self.reason = reason
        }
    }
}
