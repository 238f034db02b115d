import Applying
import Catalog
import Diffing
import Planning
import Simulator
import Store
import TestSupport
import Testing
import Wire

struct CloneTests {
    @Test(arguments: Dialect.allCases, Dialect.allCases)
    func `a clone onto an empty site is the shop, and a second plan is empty`(
        source: Dialect, target: Dialect
    ) async throws {
        let (shop, stage, plan) = try await Shop.clone(source, target, isSmall: false)
        let report = try await stage.apply(plan)
        #expect(report.steps.filter { $0.state != .done }.map { "\($0.address): \($0.error ?? "")" } == [])
        #expect(report.differing.map { "\($0.address): \($0.fields)" } == report.dropped)
        #expect(report.verified == report.steps.count - report.dropped.count)
        // What only the other document has is sent, and found out.
        #expect(report.findings.isEmpty == (source == target))
        let made = plan.operations.filter { $0.write.bringsItem && $0.sourceID != nil }
        #expect(stage.journal.pairs.count == made.count)
        #expect(Set(stage.journal.pairs.map(\.source)) == Set(made.compactMap(\.sourceID)))
        try await Shop.expectEqual(shop, stage, findings: report.findings)
    }

    @Test(arguments: Dialect.allCases)
    func `each write is read for at most once before and once after, and stands in the journal once`(
        dialect: Dialect
    ) async throws {
        let (_, stage, plan) = try await Shop.clone(dialect, dialect, isSmall: false)
        let report = try await stage.apply(plan)
        let reads = stage.log.count { $0.method == .get }
        let writes = stage.log.count { $0.isWrite }
        let sent = report.steps.count { $0.isSent }
        #expect(writes == sent)
        let collections = Set(plan.operations.filter(\.write.bringsItem).map(\.path.description)).count
        #expect(reads <= 2 * writes + collections)
    }
}

extension ApplyReport {
    func count(_ states: JournalStep.State...) -> Int { steps.count { states.contains($0.state) } }

    var applied: Int { count(.done) }
    var failed: Int { count(.failed, .stale, .unknown) }
    var skipped: Int { count(.skipped) }

    /// What is not as it was to be for no other reason than that the service dropped members.
    var dropped: [String] {
        differing.map { item in
            let fields = findings.filter { $0.address == item.address && $0.isLoss }.map(\.pointer.description)
            return "\(item.address): \(fields)"
        }
    }
}
