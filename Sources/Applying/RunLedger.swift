package import Catalog
import Diffing
package import Planning
package import Store
import Wire

/// What is known of a run at a moment, as a pure value: what became of each step, and which ids operations have brought.
package struct RunLedger: Sendable {
    private let catalog: Catalog
    package private(set) var steps: [String: JournalStep] = [:]
    private var order: [String] = []
    /// Ids of what operations made or found, as the service writes them.
    private var brought: [String: JSONValue] = [:]
    /// Ids of items by the path of their collection, in lower case.
    private var touched: [String: Set<String>] = [:]
    private var nextOrdinal = 1

    package init(resuming steps: [JournalStep], _ catalog: Catalog) {
        self.catalog = catalog
        for step in steps { note(step) }
    }

    /// Every step as it was noted last, in the order in which they were begun.
    package var inOrder: [JournalStep] { order.compactMap { steps[$0] } }

    package mutating func note(_ step: JournalStep) {
        if steps.updateValue(step, forKey: step.operation) == nil { order.append(step.operation) }
        nextOrdinal = max(nextOrdinal, step.ordinal + 1)
        guard step.state == .done else { return }
        brought[step.operation] = step.after?[anyCase: "id"] ?? step.created.map { .string($0) }
        if let id = itemID(of: step) {
            let isItem = step.path.hasSuffix("/" + Percent.encoded(id))
            let collection = isItem ? ResourcePath.parent(of: step.path) : step.path
            touched[collection, default: []].insert(id.lowercased())
        }
    }

    /// The number of a step: its own, or the next one.
    package func ordinal(of operation: String) -> Int { steps[operation]?.ordinal ?? nextOrdinal }

    package func isDone(_ operation: String) -> Bool { steps[operation]?.state == .done }

    /// The id of the item that a step made, changed or found; nil for what is not an item of a collection.
    package func itemID(of step: JournalStep) -> String? {
        catalog[step.kind]?.shape == .collection ? step.created : nil
    }

    /// Where an operation goes, once all ids are there that its path needs.
    package func path(_ path: OperationPath) -> String? {
        path.resolved { operation in
            brought[operation]?.referenceText.flatMap { try? ResourcePath.encoded(id: $0) }
        }
    }

    /// Ids of everything that this run made, changed or found in a collection.
    package func touchedIDs(in collection: String) -> Set<String> { touched[collection] ?? [] }

    /// Ids of what stood in a collection when this run looked there first; nil if it did not look.
    package func firstKnown(in collection: String) -> Set<String>? {
        let looks = steps.values.filter { step in
            step.known != nil && (step.path == collection || ResourcePath.parent(of: step.path) == collection)
        }
        let first = looks.min { $0.ordinal < $1.ordinal }
        return first?.known.map { Set($0.map { $0.lowercased() }) }
    }

    /// The operation with the ids that others have brought in place of the references in its body; nil if one is missing.
    package func resolved(_ operation: Operation) -> Operation? {
        guard let write = operation.write.resolved({ brought[$0] }) else { return nil }
        var resolved = operation
        resolved.write = write
        return resolved
    }
}
