import Archiving
import Catalog
import Planning
import Service
import Store
import Wire

// Records that go many at a time.
extension Applier {
    /// Seconds before each look after an answer that was lost.
    private static let waits = [0, 2, 6, 6]

    /// What stands of a batch.
    private struct Standing {
        /// Ids of those that are as they were reviewed.
        var asReviewed: [String] = []
        /// Ids of those that are there otherwise, or of which nobody can tell.
        var otherwise: [String] = []
    }

    /// Deletes what of a batch is as it was reviewed. What such a request came to is always found out by reading, and what is gone
    /// can't go twice: it is sent again for those that are still there, after a lost answer and after a crash.
    mutating func deleteMany(
        _ batch: Operation.BatchDeletion, _ begun: JournalStep, _ spot: LiveSite.Spot
    ) async throws -> JournalStep {
        var step = begun
        var asked: [String] = []
        if case .batchDeletion(let ids)? = ledger.steps[begun.operation]?.write { asked = ids }
        if !asked.isEmpty { step.write = .batchDeletion(ids: asked) }
        var last: ServiceError?
        for wait in Self.waits {
            if last != nil, wait > 0 { try await time.sleep(.seconds(wait)) }
            let standing: Standing
            do {
                standing = try await self.standing(batch, asked: Set(asked), spot)
            } catch let error as ServiceError {
                if error.isFinal { throw error }
                guard last != nil else { return failed(step, error) }
                return step.ended(
                    .unknown, "its answer was lost, and the site can't be read to find out: \(error.words)")
            }
            if standing.asReviewed.isEmpty { return step.ended(leaving: standing.otherwise, of: batch) }
            asked += standing.asReviewed.filter { !asked.contains($0) }
            step.write = .batchDeletion(ids: asked)
            let intent = step.ended(.intent)
            try await journal.write(intent)
            ledger.note(intent)
            switch await sent(.delete, .array(standing.asReviewed.map { .string($0) }), spot) {
            case .success: return step.ended(leaving: standing.otherwise, of: batch)
            case .failure(let error):
                switch error.reason {
                case .outcomeUnknown, .absent, .redirect: last = error
                case .unauthorized, .forbidden, .unsupported, .refused, .throttled, .unreadable, .transport, .cutOff,
                    .cancelled:
                    let failed = failed(step, error)
                    guard error.isFinal else { return failed }
                    try await journal.write(failed)
                    ledger.note(failed)
                    throw error
                }
            }
        }
        return try await given(up: step, batch, last, spot)
    }

    /// Sent as often as it may be, without a yes.
    private mutating func given(
        up step: JournalStep, _ batch: Operation.BatchDeletion, _ error: ServiceError?, _ spot: LiveSite.Spot
    ) async throws -> JournalStep {
        let reason = error?.words ?? ""
        do {
            let standing = try await standing(batch, asked: Set(batch.ids), spot)
            if standing.asReviewed.isEmpty { return step.ended(leaving: standing.otherwise, of: batch) }
            return step.ended(
                .failed, "\(standing.asReviewed.count) of \(batch.records.count) are still there: \(reason)")
        } catch let error as ServiceError where !error.isFinal {
            return step.ended(.unknown, "its answer was lost, and the site can't be read to find out: \(error.words)")
        }
    }

    /// Reads the time that a batch is of.
    /// - Parameter asked: ids that were asked to be deleted: those the list lacks are gone.
    private func standing(
        _ batch: Operation.BatchDeletion, asked: Set<String>, _ spot: LiveSite.Spot
    ) async throws -> Standing {
        let (shown, isWhole) = try await shown(in: batch.window, spot)
        var standing = Standing()
        for record in batch.records {
            var digest = shown[record.id]
            if digest == nil {
                if isWhole, asked.contains(record.id) { continue }
                // It may have moved to another time.
                switch try await site.record(record.id, of: spot.kind) {
                case .absent: continue
                case .record(let body): digest = Digest(ofBody: body).hex
                case .unknown: break
                }
            }
            if digest?.isIdentical(to: record.digest) == true {
                standing.asReviewed.append(record.id)
            } else {
                standing.otherwise.append(record.id)
            }
        }
        return standing
    }

    /// Digests of the records of a time, by their ids, and whether these are all.
    private func shown(
        in window: TimeWindow, _ spot: LiveSite.Spot
    ) async throws -> (digests: [String: String], isWhole: Bool) {
        var digests: [String: String] = [:]
        guard let reading = site.records(of: spot.kind) else { return ([:], false) }
        let gaps = try await reading.sweep(window, from: window.length) { id, body, _ in
            (id: id, digest: Digest(ofBody: body).hex)
        } _: { _, records in
            for record in records { digests[record.id] = record.digest }
        }
        return (digests, gaps.isEmpty)
    }
}

// At the end.
extension Applier {
    /// Are those gone that were asked to be deleted?
    mutating func verify(
        _ ids: [String], _ step: JournalStep, _ spot: LiveSite.Spot, _ result: inout ApplyReport
    ) async throws {
        guard let batch = plan.operations.first(where: { $0.id.isIdentical(to: step.operation) })?.write.batch else {
            return
        }
        do {
            // Only what was asked for counts, so that nothing else is looked for by its own address.
            let standing = try await standing(batch, asked: Set(batch.ids), spot)
            let there = Set(ids).intersection(standing.asReviewed + standing.otherwise)
            result.gone[step.kind, default: []] += ids.filter { !there.contains($0) }
            if there.isEmpty, step.state == .done {
                result.verified += 1
            } else if !there.isEmpty {
                result.differing.append((step.address, ["still there: " + Wording.few(there.sorted())]))
            }
        } catch let error as ServiceError where !error.isFinal {
            result.differing.append((step.address, [error.words]))
        }
    }
}

extension JournalStep {
    /// Some of many were deleted, and others were not as they were reviewed.
    var isDeletionOfSome: Bool {
        if case .batchDeletion = write { state == .stale } else { false }
    }

    /// - Parameter otherwise: ids of those that stay.
    fileprivate func ended(leaving otherwise: [String], of batch: Operation.BatchDeletion) -> JournalStep {
        guard !otherwise.isEmpty else { return ended(.done) }
        let (count, stay) = otherwise.count == 1 ? ("1 was", "stays") : ("\(otherwise.count) were", "stay")
        return ended(
            .stale,
            "of \(batch.records.count) records \(count) changed since the plan was made, and \(stay): \(Wording.few(otherwise))"
        )
    }
}
