package import Catalog
package import Diffing
package import Store
package import Wire

/// What a run did.
package struct ApplyReport: Sendable {
    /// Every step in the order in which it was begun; those never begun at the end.
    package var steps: [JournalStep] = []
    /// Resources that are, read again at the end, what they were to be.
    package var verified = 0
    /// Addresses that are not, and in which fields.
    package var differing: [(address: Address, fields: [String])] = []
    /// What the reading after the writes has shown of the members that the service takes.
    package var findings: [WriteFinding] = []
    /// Ids of records that the run deleted, and that are gone, by kind.
    package var gone: [String: [String]] = [:]
    package var isInterrupted = false

    package init() {}
}

/// A member that the service treated otherwise than it was asked to.
package struct WriteFinding: Hashable, Sendable {
    package let kind: String
    package let address: Address
    package let pointer: JSONPointer
    package let finding: TargetEvidence.Finding
    /// The resource is otherwise than it was to be; not so where the service put its default in place of what was left out.
    package let isLoss: Bool

    /// - Parameter at: when it was found.
    package func evidence(at moment: UTCTime) -> TargetEvidence.Item {
        .init(kind: kind, place: MemberPlace(pointer), finding: finding, address: address, at: moment)
    }

    package var notCarried: NotCarried {
        NotCarried(
            address: address, pointer: pointer,
            reason: finding == .dropped
                ? "the service dropped it: sent, but not there when read again"
                : "the service kept it: left out of what was sent, and still there when read again")
    }
}

/// What a person may want to see while a run goes on.
package enum ApplyEvent: Sendable {
    case began(address: Address, action: JournalStep.Action, number: Int, of: Int)
    case ended(JournalStep)
    case verifying(done: Int, of: Int)
}

/// What happens to the rest after one operation was not done.
package enum ErrorPolicy: String, Sendable, CaseIterable {
    /// What does not depend on it goes on.
    case `continue`
    case stop
}
