import Wire

/// Why the configuration, or a secret it names, cannot be used. Never holds a value that may be a secret.
package enum ConfigurationError: Error, Hashable {
    /// Something in the file is not as it must be.
    case mistake(String, hint: String?)
    /// A member of the file that nobody would read, and those that could be meant.
    case unknownKey(String, file: String, among: [String])
    /// A name that is not among the sites of the file.
    case unknownSite(String, file: String, among: [String])
    /// A site of that name is there, where one was to be added.
    case siteIsThere(String, file: String)
    /// A file of rows that makes no table. `unknown` is a name in it that nobody knows, with those that could be meant.
    case rows(file: String, reason: String, unknown: String?, among: [String])
    /// There is no file, and one is needed to know this.
    case noFile(Need, lookedFor: [String])
    /// The system does not let this user read the file.
    case unreadable(file: String)
    /// The file is right, but what a secret names cannot be had.
    case secret(String, hint: String?)
    /// The command that tells a secret came to no end.
    case command(SecretCommand.Failure, use: String)

    package enum Need: Hashable, Sendable {
        case store
        case site(String)
        case sites
    }

    static func file(_ message: String, hint: String? = nil) -> Self { .mistake(message, hint: hint) }

    package static func secret(_ message: String) -> Self { .secret(message, hint: nil) }
}

extension ConfigurationError: CustomStringConvertible {
    /// What went wrong, and where; what to do about it is said by whoever shows it.
    package var description: String {
        switch self {
        case .mistake(let message, _), .secret(let message, _): message
        case .unknownKey(let key, let file, _): "\(file): unknown key '\(key)'"
        case .unknownSite(let name, let file, _): "no site '\(name)' in \(file)"
        case .siteIsThere(let name, let file): "\(file) has a site '\(name)' already; nothing was written"
        case .rows(let file, let reason, _, _): "\(file): \(reason)"
        case .noFile(let need, let places):
            "no configuration file says \(need); looked for \(Wording.list(places))"
        case .unreadable(let file): "\(file) can't be read"
        case .command(let failure, let use): Self.words(failure, use)
        }
    }

    private static func words(_ failure: SecretCommand.Failure, _ use: String) -> String {
        switch failure {
        case .tooLate(let seconds):
            "the command for \(use) had not ended after \(Wording.duration(Double(seconds))) and was stopped"
        case .tooLong: "the command for \(use) printed more than \(SecretReader.limit >> 10) KiB and was stopped"
        case .unstartable(let reason): "the command for \(use) can't be run: \(reason)"
        case .interrupted: "interrupted"
        }
    }
}

extension ConfigurationError.Need: CustomStringConvertible {
    package var description: String {
        switch self {
        case .store: "which store is meant"
        case .site(let name): "the site '\(name)'"
        case .sites: "which sites there are"
        }
    }
}
