import Applying
import Store
import Synchronization

/// A journal that is kept in memory and can break at any write.
final class MemoryJournal: Sendable {
    /// The process is gone.
    struct Death: Error {}

    struct Pair: Hashable {
        let kind: String
        let source: String
        let target: String
    }

    private struct Content {
        var steps: [String: JournalStep] = [:]
        var pairs: [Pair] = []
    }

    private let content = Mutex(Content())

    init(_ steps: [JournalStep], _ pairs: Set<Pair>) {
        for step in steps { write(step) }
        for pair in pairs { remember(pair) }
    }

    var steps: [JournalStep] {
        content.withLock { $0.steps.values.sorted { ($0.ordinal, $0.operation) < ($1.ordinal, $1.operation) } }
    }

    /// Pairs that were remembered, each once.
    var pairs: Set<Pair> { content.withLock { Set($0.pairs) } }

    func write(_ step: JournalStep) { content.withLock { $0.steps[step.operation] = step } }

    func remember(_ pair: Pair) { content.withLock { $0.pairs.append(pair) } }

    var asRunJournal: RunJournal { journal { _, _ in .keep } }

    enum Fate {
        case keep
        /// The machine stops before it is on the disk.
        case dieBefore
        /// It is on the disk, and then the machine stops.
        case dieAfter
    }

    /// - Parameter fate: what becomes of a write; gets its number, from 1.
    func journal(_ fate: @escaping @Sendable (Int, JournalStep) -> Fate) -> RunJournal {
        let count = Mutex(0)
        return RunJournal(
            number: 1,
            write: { step in
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                let fate = fate(number, step)
                if fate == .dieBefore { throw Death() }
                self.write(step)
                if fate == .dieAfter { throw Death() }
            },
            remember: { kind, source, target in self.remember(Pair(kind: kind, source: source, target: target)) })
    }
}
