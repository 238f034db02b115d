import Catalog
import Diffing
import Planning
import Store
import Wire

/// What is known of a run at a moment, as a pure value: what became of each step, and which ids operations have brought.
struct RunLedger: Sendable {
    private let catalog: Catalog
    private(set) var steps: [String: JournalStep] = [:]
    private var order: [String] = []
    /// Ids of what operations made or found, as the service writes them.
    private var brought: [String: JSONValue] = [:]
    /// Ids of items by the path of their collection, in lower case.
    private var touched: [String: Set<String>] = [:]
    private var nextOrdinal = 1

    init(resuming steps: [JournalStep], _ catalog: Catalog) {
        self.catalog = catalog
        for step in steps { note(step) }
    }

    /// Every step as it was noted last, in the order in which they were begun.
    var inOrder: [JournalStep] { order.compactMap { steps[$0] } }

    mutating func note(_ step: JournalStep) {
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
    func ordinal(of operation: String) -> Int { steps[operation]?.ordinal ?? nextOrdinal }

    func isDone(_ operation: String) -> Bool { steps[operation]?.state == .done }

    /// The id of the item that a step made, changed or found; nil for what is not an item of a collection.
    func itemID(of step: JournalStep) -> String? {
        catalog[step.kind]?.shape == .collection ? step.created : nil
    }

    /// Where an operation goes, once all ids are there that its path needs.
    func path(_ path: OperationPath) -> String? {
        path.resolved { operation in
            brought[operation]?.referenceText.flatMap { try? ResourcePath.encoded(id: $0) }
        }
    }

    /// Ids of everything that this run made, changed or found in a collection.
    func touchedIDs(in collection: String) -> Set<String> { touched[collection] ?? [] }

    /// Ids of what stood in a collection when this run looked there first; nil if it did not look.
    func firstKnown(in collection: String) -> Set<String>? {
        let looks = steps.values.filter { step in
            step.known != nil && (step.path == collection || ResourcePath.parent(of: step.path) == collection)
        }
        let first = looks.min { $0.ordinal < $1.ordinal }
        return first?.known.map { Set($0.map { $0.lowercased() }) }
    }

    /// The body of an operation with the ids of other operations put in for its references; nil if one is missing.
    func body(of operation: Operation) -> JSONValue? {
        guard var body = operation.body else { return nil }
        for pointer in operation.references {
            guard let name = body.value(at: pointer).flatMap(Placeholder.init)?.operation, let id = brought[name] else {
                return nil
            }
            body.replace(at: pointer, with: id)
        }
        return body
    }
}
