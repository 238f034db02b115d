import Applying
import Planning

/// The flags that say how a plan is carried out.
struct RunOptions: Sendable {
    static let declarations: [OptionDeclaration] = [
        .flag("yes", "go ahead without asking", letter: "y"),
        .choice("on-error", ["continue", "stop"], "what happens to the rest after an operation that was not done"),
    ]

    let lifting: Lifting
    let isYes: Bool
    let policy: ErrorPolicy

    init(_ given: GivenArguments) throws(UsageError) {
        lifting = try LiftingOptions.lifting(given)
        isYes = given.flag("yes")
        policy = given.value("on-error") == "stop" ? .stop : .continue
    }
}
