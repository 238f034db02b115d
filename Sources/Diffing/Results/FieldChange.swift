package import Wire

/// One field in which two bodies differ.
package struct FieldChange: Hashable, Sendable {
    /// Where it stands in the present body; in the wanted one where the present one lacks it.
    package let pointer: JSONPointer
    /// The present value; nil where the field is missing.
    package let from: JSONValue?
    /// The wanted value; nil where the field is missing.
    package let to: JSONValue?
    /// Its values may not be shown.
    package let isSecret: Bool
    /// Why a side lacks the field, where other fields decide that it does.
    package let cause: String?

    package init(
        pointer: JSONPointer, from: JSONValue?, to: JSONValue?, isSecret: Bool = false, cause: String? = nil
    ) {
        self.pointer = pointer
        self.from = from
        self.to = to
        self.isSecret = isSecret
        self.cause = cause
    }

    /// What stands in place of a secret wherever a person or a file gets to see it.
    package static let mask: JSONValue = "•••"

    package var shownFrom: JSONValue? { isSecret ? from.map { _ in Self.mask } : from }
    package var shownTo: JSONValue? { isSecret ? to.map { _ in Self.mask } : to }
}
