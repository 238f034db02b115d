package import Wire

/// A field that two states can't be compared by, and why.
package struct Incomparable: Hashable, Sendable {
    package let pointer: JSONPointer
    package let reason: String

    package init(pointer: JSONPointer, reason: String) {
        self.pointer = pointer
        self.reason = reason
    }
}
