/// A command line that cannot be carried out as it was written. Always exit code 64, and always before anything was done.
package struct UsageError: Explained, Hashable {
    package let message: String
    package let hint: String?

    package init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }

    package var explanation: Explanation { Explanation(message, hint: hint, .usage) }
}
