import Catalog
import Diffing
import Planning
import Wire

// What a page and Markdown say of what must be known beside the changes.

extension Report.NoticeList {
    var title: String { topic.title }

    /// Each deletion belongs below it by name, wherever the form does not name them all at one place anyway.
    var namesDeletions: Bool { topic == .losses }
}

extension Report.Topic {
    fileprivate var title: String {
        switch self {
        case .guards: "Guards"
        case .losses: "What is deleted"
        case .unresolved: "References that the target can't resolve"
        case .ambiguous: "Which is which?"
        case .warnings: "Warnings"
        case .kept: "What stays"
        case .unknown: "Not compared"
        case .notCarried: "Not carried over"
        case .translated: "Translated on the word of a document alone"
        case .byHand: "Do this yourself in the control panel"
        case .gaps: "Not read completely"
        case .unread: "Not read"
        }
    }
}

extension Report.Notice {
    var mark: String {
        switch self {
        case .judged(let item): item.stops ? "stop" : "note"
        case .loss, .cascaded: "-"
        case .unresolved, .ambiguous, .warning, .translated: "!"
        case .kept: "stays"
        case .note: "note"
        case .unknown, .gap, .unread: "?"
        case .notCarried: "not carried"
        case .byHand: "yourself"
        }
    }

    /// It keeps the plan from being carried out.
    var stops: Bool { if case .judged(let item) = self { item.stops } else { false } }

    var address: String? {
        switch self {
        case .judged, .loss, .cascaded, .unread, .note: nil
        case .unresolved(let item): item.address.text
        case .ambiguous(let item): item.address.text
        case .warning(let item): item.address.text
        case .kept(let item): item.address.text
        case .unknown(let item): item.address.text
        case .notCarried(let item): item.address.text
        case .translated(let address, _): address
        case .byHand(let item): item.address.text
        case .gap(_, _, let place): place?.address.text
        }
    }

    var text: String {
        switch self {
        case .judged(let item): item.message + (item.way.map { " (\($0))" } ?? "")
        case .loss(let loss): "\(loss.deleted) of \(loss.present) \(loss.kind) (\(loss.percent) %)"
        case .cascaded(let count): "\(count) below them, which go with their parents"
        case .unresolved(let item):
            "\(item.pointer) names \(item.kind)\(item.id.map { " " + $0.written() } ?? ""): \(item.reason)"
        case .ambiguous(let item): item.reason
        case .warning(let item): item.message
        case .kept(let item): item.reason
        case .note(let text): text
        case .unknown(let item): item.reason
        case .notCarried(let item): "\(item.pointer): \(item.reason)"
        case .translated(_, let step): "\(step.pointer): '\(step.from)' is written as '\(step.to)'"
        case .byHand(let item): (item.field.map { $0 + ": " } ?? "") + item.reason
        case .gap(let snapshot, let at, let place):
            "snapshot \(snapshot) of \(at)" + (place.map { ": " + $0.reason } ?? " has gaps")
        case .unread(let item): "\(item.at.dayAndMinute): \(item.reason)"
        }
    }
}
