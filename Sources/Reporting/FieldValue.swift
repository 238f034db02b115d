import Diffing
import Wire

/// A value of a field as people read it.
struct FieldValue: Hashable, Sendable {
    let text: String
    /// It is not a text but a number, a list and so on.
    let isData: Bool

    init(_ value: JSONValue) {
        if let operation = value.operationReference {
            text = "the id that operation \(operation) brings"
            isData = true
        } else if let string = value.text {
            text = string
            isData = false
        } else {
            let compact = value.written()
            text = compact.utf8.count > Self.long ? value.written(.pretty) : compact
            isData = true
        }
    }

    static let long = 80

    /// Better read line by line, with its other side beside it.
    var isLong: Bool { text.utf8.count > Self.long || text.utf8.contains(0x0A) }
}

extension FieldChange {
    var old: FieldValue? { shownFrom.map(FieldValue.init) }
    var new: FieldValue? { shownTo.map(FieldValue.init) }

    /// Both sides are there, and at least one is long.
    var isLongText: Bool {
        guard let old, let new else { return false }
        return old.isLong || new.isLong
    }

    var isLongAlone: Bool { old?.isLong ?? false || new?.isLong ?? false }

    /// Text on one side, and on the other a number, that may look the same.
    var changesSort: Bool {
        guard let old, let new else { return false }
        return old.isData != new.isData
    }
}
