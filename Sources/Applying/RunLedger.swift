import Planning
import Store
import Wire

/// What is known of a run at a moment, as a pure value: what became of each step, and which ids operations have brought.
struct RunLedger: Sendable {
    private(set) var steps: [String: JournalStep] = [:]
    private(set) var order: [String] = []
    /// Ids of what operations made or found, as the service writes them.
    private var brought: [String: JSONValue] = [:]
    private var nextOrdinal = 1

    init(resuming steps: [JournalStep]) {
        for step in steps { note(step) }
    }

    mutating func note(_ step: JournalStep) {
        if steps.updateValue(step, forKey: step.operation) == nil { order.append(step.operation) }
        nextOrdinal = max(nextOrdinal, step.ordinal + 1)
        if let id = step.after?[anyCase: "id"], step.state == .done {
            brought[step.operation] = id
        } else if let created = step.created {
            brought[step.operation] = .string(created)
        }
    }

    /// The number of the next step to be begun.
    mutating func ordinal(of operation: String) -> Int { steps[operation]?.ordinal ?? nextOrdinal }

    func isDone(_ operation: String) -> Bool { steps[operation]?.state == .done }

    /// The id that an operation brought, as text.
    func id(of operation: String) -> String? {
        switch brought[operation] {
        case .string(let text)?, .number(let text)?: text
        default: nil
        }
    }

    /// Ids of everything that this run made or found in a collection.
    func touchedIDs(in collection: String) -> Set<String> {
        var ids: Set<String> = []
        for step in steps.values where step.state == .done {
            if let id = id(of: step.operation), step.path == collection || step.path.hasPrefix(collection + "/") {
                ids.insert(id.lowercased())
            }
        }
        return ids
    }

    /// The body of an operation with the ids of other operations put in for its references; nil if one is missing.
    func body(of operation: Operation) -> JSONValue? {
        guard var body = operation.body else { return nil }
        for pointer in operation.references {
            guard let name = body.value(at: pointer)?["$ref"]?.text, let id = brought[name] else { return nil }
            body.replace(at: pointer, with: id)
        }
        return body
    }
}
