import Catalog
import Configuring
import Planning

/// What a plan is asked for on the command line.
struct PlanRequest: Sendable {
    static let declarations: [OptionDeclaration] =
        SelectionOptions.declarations + [
            .flag("mirror", "also delete what the source lacks; without it nothing that a person made is deleted")
        ] + LiftingOptions.declarations

    private let selection: SelectionOptions
    private let lifting: Lifting
    private let isMirror: Bool

    init(_ given: GivenArguments) throws(UsageError) {
        lifting = try LiftingOptions.lifting(given)
        selection = try SelectionOptions(given)
        isMirror = given.flag("mirror")
    }

    /// What a route says, with the guards that the command line lifts.
    init(_ route: Promotion, _ lifting: Lifting) {
        self.lifting = lifting
        selection = SelectionOptions(only: route.only, except: route.except)
        isMirror = route.isMirror
    }

    /// - Parameter catalog: the table of the site that is to be written to.
    func options(_ catalog: Catalog) throws(UsageError) -> PlanOptions {
        PlanOptions(
            selection: try selection.selectionWithFields(catalog), isMirror: isMirror,
            unresolved: lifting.unresolved ?? .stop,
            lifting: lifting)
    }
}
