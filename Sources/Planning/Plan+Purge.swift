package import Catalog
package import Wire

extension Plan {
    /// What a plan that deletes records is about.
    package struct Purge: Hashable, Sendable {
        /// A record that the service has of that time, and that stays.
        package struct Kept: Hashable, Sendable {
            package let address: Address
            package let reason: String

            package init(address: Address, reason: String) {
                self.address = address
                self.reason = reason
            }
        }

        /// Everything that happened before it.
        package let before: UTCTime
        package let kinds: [String]
        /// By time.
        package var kept: [Kept]
        /// What else is to be known, a sentence each: time that was not looked at, records that are gone already.
        package var notes: [String]

        package init(before: UTCTime, kinds: [String], kept: [Kept] = [], notes: [String] = []) {
            self.before = before
            self.kinds = kinds
            self.kept = kept
            self.notes = notes
        }
    }

    /// A plan that deletes records at the service.
    /// - Parameters:
    ///   - batches: a collection's path and name each, in the order in which they go.
    ///   - present: how many records of a kind the service has, as far as the archive knows.
    package init(
        _ purge: Purge, _ batches: [(kind: String, path: OperationPath, batch: Operation.BatchDeletion)],
        of present: [String: Int], on target: Target, created: UTCTime, rate: (requests: Int, seconds: Int)?,
        lifting: Lifting,
        _ circumstances: Circumstances
    ) {
        self.init(created: created, source: "archive", target: target, isMirror: false)
        self.purge = purge
        operations = batches.enumerated().map { index, item in
            var operation = Operation(
                .batchDeletion(item.batch), kind: item.kind, path: item.path, address: Address(item.kind))
            operation.id = "\(index + 1)"
            operation.level = 1
            return operation
        }
        let deleted = Dictionary(grouping: batches, by: \.kind).mapValues {
            $0.reduce(0) { $0 + $1.batch.records.count }
        }
        losses = deleted.sorted { $0.key.precedesByBytes($1.key) }.map { kind, count in
            Loss(kind: kind, present: max(count, present[kind] ?? count), deleted: count)
        }
        countOperations()
        estimate = estimated(rate: rate)
        guards = judged(lifting, circumstances)
        id = digest
    }
}

extension Plan.Purge {
    var document: JSONValue {
        [
            "before": .moment(before), "kinds": .array(kinds.map { .string($0) }),
            "kept": .array(kept.map { ["address": .string($0.address.text), "reason": .string($0.reason)] }),
            "notes": .array(notes.map { .string($0) }),
        ]
    }

    init(_ item: PlanReader) throws(PlanningError) {
        self.init(
            before: try item.moment("before"), kinds: try item.texts("kinds"),
            kept: try item.list("kept") { (kept) throws(PlanningError) in
                Kept(address: Address(try kept.text("address")), reason: try kept.text("reason"))
            }, notes: try item.texts("notes"))
    }
}
