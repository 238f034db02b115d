package import Catalog
package import Diffing

/// What a plan is asked for.
package struct PlanOptions: Sendable {
    /// What becomes of a reference that nothing stands for on the target.
    package enum UnresolvedPolicy: String, Hashable, Sendable, CaseIterable {
        /// A guard stops the plan.
        case stop
        /// Operations that need it are left out.
        case omit
        /// The target keeps what it has in that field.
        case keep
    }

    package var selection: Selection
    /// Delete what the source lacks.
    package var isMirror: Bool
    package var unresolved: UnresolvedPolicy
    package var map: IdentityMap
    /// What earlier writes to the target have shown of the members that it takes.
    package var evidence = TargetEvidence()
    /// The site whose ids the source has; nil if nobody knows.
    package var sourceSite: String?
    /// How many requests the target's host takes in how many seconds; nil for no limit. For the estimate.
    package var rate: (requests: Int, seconds: Int)?
    package var lifting: Lifting

    package init(
        selection: Selection = .everything, isMirror: Bool = false, unresolved: UnresolvedPolicy = .stop,
        map: IdentityMap = IdentityMap(), rate: (requests: Int, seconds: Int)? = nil, lifting: Lifting = Lifting()
    ) {
        self.selection = selection
        self.isMirror = isMirror
        self.unresolved = unresolved
        self.map = map
        self.rate = rate
        self.lifting = lifting
    }
}
