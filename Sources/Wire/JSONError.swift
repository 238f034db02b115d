/// Why bytes are not the JSON document they should be.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Bytes from the start of the document to where the trouble was noticed, 0 based.
    package let offset: Int
    /// What was found and what was expected there, in words.
    package let reason: String

    package init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }

    package var description: String { "not JSON at byte \(offset): \(reason)" }
}
