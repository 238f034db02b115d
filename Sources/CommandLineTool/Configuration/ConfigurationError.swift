import Reporting

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

    /// The command that tells a secret came to no end.
    static func command(_ failure: SecretCommand.Failure, _ use: String) -> Self {
        let trial = "try it by itself in a terminal"
        switch failure {
        case .tooLate(let seconds):
            return .secret(
                "the command for \(use) had not ended after \(Wording.duration(Double(seconds))) and was stopped",
                hint: trial + "; if it needs longer, give the site a longer \"timeout\" in the configuration")
        case .tooLong:
            return .secret(
                "the command for \(use) printed more than \(SecretReader.limit >> 10) KiB and was stopped", hint: trial)
        case .unstartable(let reason): return .secret("the command for \(use) can't be run: \(reason)")
        case .interrupted: return Self(explanation: Explanation("interrupted", .interrupted))
        }
    }
}
