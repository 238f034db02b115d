/// Where a secret is kept. The configuration says this and never the secret itself.
package enum SecretSource: Hashable, Sendable {
    /// `env:NAME`
    case environment(String)
    /// `file:PATH`, made absolute
    case file(String)
    /// `command:...`, a line for the shell
    case command(String)
    /// An e-mail address, the one thing of a credential that may stand in the file as it is.
    case address(String)

    static let hint = "write env:NAME, file:PATH or command:... and keep the value itself there"

    /// - Parameter place: where the text stands in the file, for the message, which never repeats the text itself
    /// - Parameter absolute: makes a path from the file absolute
    init(_ text: String, at place: String, _ absolute: (String) -> String) throws(ConfigurationError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let rest = parts.count == 2 ? parts[1] : ""
        switch parts.first ?? "" {
        case "env" where Self.isVariableName(rest): self = .environment(rest)
        case "env":
            throw .file(
                "\(place): what follows env: is not the name of a variable",
                hint: "a name has letters, digits and underscores, like env:PROD_TOKEN")
        case "file" where !rest.isEmpty && !rest.utf8.contains(0): self = .file(absolute(rest))
        case "file": throw .file("\(place): file: is not followed by a path")
        case "command" where rest.contains { !$0.isWhitespace } && !rest.utf8.contains(0): self = .command(rest)
        case "command": throw .file("\(place): command: is not followed by a command")
        default: throw .file("\(place) holds a value where a secret's source must stand", hint: Self.hint)
        }
    }

    private static func isVariableName(_ text: String) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return text.utf8.allSatisfy { byte in
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
        }
    }
}
