import Applying
import Planning

/// The flags that say how a plan is carried out.
struct RunOptions: Sendable {
    static let declarations: [OptionDeclaration] = [
        .flag("yes", "go ahead without asking", letter: "y"),
        .flag("dry-run", "show what would be done and stop: nothing is written"),
        .choice("on-error", ["continue", "stop"], "what happens to the rest after an operation that was not done"),
    ]

    let lifting: Lifting
    let isYes: Bool
    let isDryRun: Bool
    let policy: ErrorPolicy

    init(_ given: GivenArguments) throws(UsageError) {
        lifting = try LiftingOptions.lifting(given)
        (isYes, isDryRun) = try Self.consent(given)
        policy = given.value("on-error") == "stop" ? .stop : .continue
    }

    /// `--yes` and `--dry-run`, of which there can be one.
    static func consent(_ given: GivenArguments) throws(UsageError) -> (isYes: Bool, isDryRun: Bool) {
        let (isYes, isDryRun) = (given.flag("yes"), given.flag("dry-run"))
        if isYes, isDryRun {
            throw UsageError("--yes and --dry-run contradict each other", hint: "leave out one of them")
        }
        return (isYes, isDryRun)
    }
}
