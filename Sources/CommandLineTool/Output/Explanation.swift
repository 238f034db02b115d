package import Wire

/// What a person and a script are told about a failure.
package struct Explanation: Hashable, Sendable {
    /// Lower case, no full stop: what went wrong, and where.
    package var message: String
    /// What to do next.
    package var hint: String?
    package var exitCode: ExitCode
    /// The word that scripts compare, e.g. `usage`.
    package var code: String

    /// - Parameter code: nil for the word of the exit code.
    package init(_ message: String, hint: String? = nil, _ exitCode: ExitCode, code: String? = nil) {
        self.message = message
        self.hint = hint
        self.exitCode = exitCode
        self.code = code ?? exitCode.word
    }

    /// The document that `--json` puts on stdout in place of a result.
    package var document: JSONValue {
        [
            "error": [
                "code": .string(code), "message": .string(message),
                "hint": hint.map(JSONValue.string) ?? .null, "exitCode": .integer(Int(exitCode.rawValue)),
            ]
        ]
    }

    /// What stands in the document of a command that went on with its other sites.
    static func documents(of failures: [(site: String, explanation: Explanation)]) -> JSONValue {
        .array(
            failures.map { failure in
                var error = failure.explanation.document["error"] ?? [:]
                error.set("site", .string(failure.site))
                return error
            })
    }
}

/// An error that can say itself what the person is told about it.
package protocol Explained: Error {
    var explanation: Explanation { get }
}
