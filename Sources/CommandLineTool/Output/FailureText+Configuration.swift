import Configuring
import Reporting
import Wire

extension ConfigurationError: Explained {
    package var explanation: Explanation {
        switch self {
        case .mistake(_, let hint): Explanation("\(self)", hint: hint, .usage, code: "configuration")
        case .unknownKey(let key, _, let known):
            Explanation(
                "\(self)",
                hint: Suggestion.hint(for: key.split(separator: ".").last.map(String.init) ?? key, among: known)
                    ?? "known here: \(Wording.list(known))", .usage, code: "configuration")
        case .unknownSite(let name, _, let known):
            Explanation(
                "\(self)",
                hint: Suggestion.hint(for: name, among: known)
                    ?? (known.isEmpty
                        ? "the configuration has no sites" : "configured are \(Wording.list(known))"),
                .usage, code: "configuration")
        case .siteIsThere(let name, _):
            Explanation(
                "\(self)",
                hint:
                    "give the new one another name, change '\(name)' in the file with an editor, or name another file: "
                    + "--config FILE", .usage, code: "configuration")
        case .rows(_, _, let unknown, let known):
            Explanation(
                "\(self)", hint: unknown.flatMap { Suggestion.hint(for: $0, among: known) }, .usage, code: "kinds")
        case .noFile(let need, _):
            Explanation(
                "\(self)",
                hint: "'livechat-sync init' writes one; or give --config FILE, "
                    + (need == .store ? "or name the store: --store FILE" : "see 'livechat-sync help'"),
                .usage, code: "configuration")
        case .unreadable:
            Explanation(
                "\(self)", hint: "give this user the right to read it, or name another: --config FILE", .machine)
        case .secret(_, let hint): Explanation("\(self)", hint: hint, .refused, code: "credential")
        case .command(.interrupted, _): Explanation("\(self)", .interrupted)
        case .command(let failure, _):
            Explanation("\(self)", hint: Self.hint(failure), .refused, code: "credential")
        }
    }

    private static func hint(_ failure: SecretCommand.Failure) -> String? {
        let trial = "try it by itself in a terminal"
        return switch failure {
        case .tooLate: trial + "; if it needs longer, give the site a longer \"timeout\" in the configuration"
        case .tooLong: trial
        case .unstartable, .interrupted: nil
        }
    }
}
