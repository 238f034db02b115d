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
        isYes = given.flag("yes")
        isDryRun = given.flag("dry-run")
        if isYes, isDryRun {
            throw UsageError("--yes and --dry-run contradict each other", hint: "leave out one of them")
        }
        policy = given.value("on-error") == "stop" ? .stop : .continue
    }
}
