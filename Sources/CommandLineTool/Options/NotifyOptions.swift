import Configuring
import Jobs
import Wire

/// `--notify` and `--notify-always`: whether those are told whom the configuration names.
struct NotifyOptions: Sendable {
    static let declarations = OptionDeclaration.group(
        "options that tell others",
        [
            .flag("notify", "tell those whom the configuration names under \"notify\""),
            .flag("notify-always", "tell them also when there is nothing to say"),
        ])

    let isWanted: Bool
    let isAlways: Bool

    init(_ given: GivenArguments) {
        isAlways = given.flag("notify-always")
        isWanted = given.flag("notify") || isAlways
    }

    /// - Throws: where somebody is to be told and nobody is named.
    func check(_ workplace: Workplace) throws(UsageError) {
        guard isWanted, workplace.configuration.recipients.isEmpty else { return }
        throw UsageError(
            "nobody is to be told: the configuration has no \"notify\"",
            hint: "\"notify\": [{\"url\": \"env:HOOK\", \"form\": \"slack\"}], or {\"command\": \"...\"}")
    }
}
