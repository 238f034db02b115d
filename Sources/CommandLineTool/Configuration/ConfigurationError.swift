/// Why the configuration, or a secret it names, cannot be used. Never holds a value that may be a secret.
package struct ConfigurationError: Explained, Hashable {
    package let explanation: Explanation

    /// Something in the file is not as it must be.
    static func file(_ message: String, hint: String? = nil) -> Self {
        Self(explanation: Explanation(message, hint: hint, .usage, code: "configuration"))
    }

    /// The file is right, but what a secret names cannot be had.
    static func secret(_ message: String, hint: String? = nil) -> Self {
        Self(explanation: Explanation(message, hint: hint, .refused, code: "credential"))
    }
}
