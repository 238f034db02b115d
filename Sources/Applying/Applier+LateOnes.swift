import Catalog
import Planning
import Service
import Store
import Wire

// Requests that took effect after they had been given up.
extension Applier {
    /// How long after the last operation a creation that was given up is looked for once more.
    private static let patience = Duration.seconds(30)

    /// Looks at what may have been made late, before the run is called done.
    /// - Returns: whether something is there now that was not done before.
    mutating func lookOnceMore() async throws -> Bool {
        let steps = ledger.inOrder.filter { doubtful.contains($0.operation) && [.done, .failed].contains($0.state) }
        doubtful = []
        if steps.isEmpty { return false }
        try await time.sleep(Self.patience)
        lists = ListCache()
        var isMore = false
        for step in steps {
            guard case .creation(let body, let known) = step.write, let spot = site.spot(step.path),
                let late = try await late(step, body, known, spot)
            else { continue }
            let sourceID = plan.operations.first { $0.id.isIdentical(to: step.operation) }?.sourceID
            try await conclude(late, sourceID)
            isMore = isMore || late.state == .done
        }
        return isMore
    }

    /// What is to be said of a step now; nil where nothing has come.
    private mutating func late(
        _ step: JournalStep, _ body: JSONValue, _ known: [String], _ spot: LiveSite.Spot
    ) async throws -> JournalStep? {
        do {
            let finding = try await lookForNew(body, besides: known, spot)
            switch (finding, step.state) {
            case (.notYet, _): return nil
            case (.happened(let live), .failed):
                var done = step.ended(.done)
                done.after = live
                done.created = live.flatMap { Resource.id(of: $0) }
                return done
            case (.happened(let live), _):
                let other = live.flatMap { Resource.id(of: $0) } ?? "?"
                return step.ended(
                    .unknown,
                    "it is there twice, since a request that had been given up was done after all: "
                        + "\(step.created ?? "?") and \(other); delete one of them")
            case (.otherwise(let state, let reason), .failed): return step.ended(state, reason)
            case (.otherwise, _): return nil
            }
        } catch let error as ServiceError where !error.isFinal {
            return nil
        }
    }
}
