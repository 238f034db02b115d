import Catalog
import Diffing
import Planning
import Service
import Store
import Wire

extension Applier {
    /// Reads everything that was written once more, items of one collection together, and compares it with what was sent.
    /// What was found as it should be has been compared already.
    mutating func verify(_ result: inout ApplyReport) async throws {
        lists = ListCache()
        let done = ledger.inOrder.filter { $0.state == .done || $0.isDeletionOfSome }
        for (index, step) in done.enumerated() {
            try Task.checkCancellation()
            report(.verifying(done: index + 1, of: done.count))
            let step = try await whatWasMade(by: step)
            guard step.isSent, let spot = site.spot(step.path) else {
                result.verified += 1
                continue
            }
            if case .batchDeletion(let ids) = step.write {
                try await verify(ids, step, spot, &result)
                continue
            }
            var findings: [WriteFinding] = []
            let verdict = try await verdict(
                on: step, ledger.itemID(of: step).map { spot.item($0) } ?? spot, &findings)
            result.findings += findings
            switch verdict {
            case .so: result.verified += 1
            case .otherwise(let fields): result.differing.append((step.address, fields))
            case .notDone(let fields, let live):
                result.differing.append((step.address, fields))
                try await reopen(step, fields, live)
            }
        }
    }

    /// The service has said yes to it, and it is not so: the run is not done, and whoever goes on with it finds out and sends what is
    /// missing.
    private mutating func reopen(_ step: JournalStep, _ fields: [String], _ live: JSONValue?) async throws {
        var step = step.ended(
            .unknown, "the service said yes, but when read again it was not done: \(fields.joined(separator: ", "))")
        step.after = live ?? .null
        try await journal.write(step)
        ledger.note(step)
    }

    private enum Verdict {
        case so
        /// It is done, but for members that the service treats otherwise; or it can't be read.
        case otherwise([String])
        /// Not, or in part. With what is there.
        case notDone([String], JSONValue?)
    }

    /// The step with the id that the list shows, where the answer to it named one that is not there.
    private mutating func whatWasMade(by step: JournalStep) async throws -> JournalStep {
        guard case .creation(let body, let known) = step.write, let spot = site.spot(step.path),
            let id = ledger.itemID(of: step)
        else { return step }
        do {
            guard try await current(at: spot.item(id)) == nil,
                case .happened(let made?) = try await lookForNew(body, besides: known, spot)
            else { return step }
            var corrected = step
            corrected.after = made
            corrected.created = Resource.id(of: made)
            ledger.note(corrected)
            try await conclude(corrected, plan.operations.first { $0.id.isIdentical(to: step.operation) }?.sourceID)
            return corrected
        } catch let error as ServiceError where !error.isFinal {
            return step
        }
    }

    /// In what it is not what it was to be.
    private mutating func verdict(
        on step: JournalStep, _ spot: LiveSite.Spot, _ findings: inout [WriteFinding]
    ) async throws -> Verdict {
        let live: JSONValue?
        do throws(ServiceError) {
            live = try await current(at: spot)
        } catch {
            if error.isFinal { throw error }
            if error.reason == .absent, step.action == .delete { return .so }
            return .otherwise([error.words])
        }
        guard let sent = step.sent else { return live == nil ? .so : .notDone(["it is still there"], live) }
        guard let live else { return .notDone(["it is not there"], nil) }
        let remaining = LiveDocument.remaining(of: sent, in: live, kind: spot.kind)
        let names = remaining.map(\.pointer.description)
        if step.isToggle { return names.isEmpty ? .so : .notDone(names, live) }
        // A write of which nothing at all was done says nothing about single members.
        if let before = step.before, remaining.contains(where: { !$0.isDropped }),
            LiveDocument.fingerprint(of: live, kind: spot.kind) == LiveDocument.fingerprint(of: before, kind: spot.kind)
        {
            if step.action != .update { return .otherwise(names) }
            return .notDone(names, live)
        }
        findings = remaining.filter(\.isDropped).map {
            WriteFinding(kind: step.kind, address: step.address, pointer: $0.pointer, finding: .dropped, isLoss: true)
        }
        let kept = step.before.map { LiveDocument.kept(of: $0, leftOutOf: sent, in: live, kind: spot.kind) } ?? []
        findings += kept.map {
            WriteFinding(
                kind: step.kind, address: step.address, pointer: $0.pointer, finding: .kept, isLoss: $0.isUnchanged)
        }
        // A value that is there and is another one was not taken over; a member that is not there was thrown away.
        // Nothing that was made is made once more for that: it is done, and differs.
        if step.action == .update, remaining.contains(where: { !$0.isDropped }) { return .notDone(names, live) }
        let all = names + kept.filter(\.isUnchanged).map(\.pointer.description)
        return all.isEmpty ? .so : .otherwise(all)
    }
}
