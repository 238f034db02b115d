import Catalog
import Planning
import Testing
import Wire

/// Drafts in, levels and an order out.
struct ScheduleTests {
    /// Three kinds in the order of the table; none waits for another unless a test says so.
    private static let kinds = Catalog.liveChat.kinds.filter {
        ["customVariables", "customerSegments", "campaigns"].contains($0.name)
    }.map { kind in
        var kind = kind
        kind.after = []
        return kind
    }
    private static let catalog = Catalog(kinds)

    private static func draft(
        _ rank: Int, _ key: DraftKey, needs: Set<DraftKey> = [], after: [Int] = [], scope: String = ""
    ) -> Draft {
        var kind = kinds[rank]
        kind.after = after.map { kinds[$0].name }
        let write: Operation.Write =
            if case .deleted = key { .deletion(.init(before: [:], expect: "")) } else {
                .creation(.init(.init(body: [:])))
            }
        let operation = Operation(
            write, kind: kind.name, path: OperationPath(segments: []), address: key.address)
        return Draft(operation, kind, key, scope: scope, needs: needs)
    }

    private static func schedule(_ drafts: [(DraftKey, Draft)]) -> (order: [DraftKey], levels: [Int]) {
        let schedule = Schedule(Dictionary(uniqueKeysWithValues: drafts), catalog)
        return (schedule.order, schedule.order.map { schedule.levels[$0] ?? 0 })
    }

    private static func schedule(
        _ drafts: (rank: Int, key: DraftKey, needs: Set<DraftKey>)...
    ) -> (order: [DraftKey], levels: [Int]) {
        schedule(drafts.map { ($0.key, draft($0.rank, $0.key, needs: $0.needs)) })
    }

    @Test func `the kinds are as this suite takes them`() {
        #expect(Self.kinds.map(\.name) == ["customVariables", "customerSegments", "campaigns"])
        #expect(Self.schedule().order == [])
    }

    @Test func `what needs nothing comes at once, in the order of the table and of addresses`() {
        let (order, levels) = Self.schedule(
            (2, .made("c"), []), (0, .made("b"), []), (1, .made("x"), []), (0, .made("a"), []))
        #expect(order == [.made("a"), .made("b"), .made("x"), .made("c")])
        #expect(levels == [1, 1, 1, 1])
    }

    @Test func `what needs another comes a level later, whatever the table says`() {
        let (order, levels) = Self.schedule(
            (0, .made("a"), [.made("c")]), (1, .made("b"), [.made("a"), .made("c")]), (2, .made("c"), []))
        #expect(order == [.made("c"), .made("a"), .made("b")])
        #expect(levels == [1, 2, 3])
    }

    @Test func `a need that no draft meets holds nothing up`() {
        let (order, levels) = Self.schedule((0, .made("a"), [.made("elsewhere")]))
        #expect(order == [.made("a")] && levels == [1])
    }

    @Test func `deletions come last, a level for each kind, from the foot of the table up`() {
        let (order, levels) = Self.schedule(
            (0, .deleted("a"), []), (0, .deleted("b"), []), (2, .deleted("c"), []), (2, .made("m"), [.made("n")]),
            (2, .made("n"), []))
        #expect(order == [.made("n"), .made("m"), .deleted("c"), .deleted("b"), .deleted("a")])
        #expect(levels == [1, 2, 3, 4, 4])
    }

    @Test func `one address can be deleted, made and written a second time`() {
        let (order, levels) = Self.schedule(
            (0, .deleted("a"), []), (0, .made("a"), []), (0, .completed("a"), [.made("a"), .made("b")]),
            (1, .made("b"), [.made("a")]))
        #expect(order == [.made("a"), .made("b"), .completed("a"), .deleted("a")])
        #expect(levels == [1, 2, 3, 4])
    }

    @Test func `a kind waits for those that its row puts it after, within the same item or on the whole site`() {
        let (one, other) = ("campaigns/1", "campaigns/2")
        let (order, levels) = Self.schedule([
            (.made("c"), Self.draft(2, .made("c"), after: [0], scope: one)),
            (.made("d"), Self.draft(2, .made("d"), after: [0], scope: other)),
            (.made("a"), Self.draft(0, .made("a"), scope: one)),
            (.made("s"), Self.draft(2, .made("s"), after: [1], scope: other)),
            (.made("t"), Self.draft(1, .made("t"))),
        ])
        #expect(order == [.made("a"), .made("t"), .made("d"), .made("c"), .made("s")])
        #expect(levels == [1, 1, 1, 2, 2])
    }

    @Test func `what a row asks for gives way where nothing could go on`() {
        let (order, levels) = Self.schedule([
            (.made("a"), Self.draft(0, .made("a"), needs: [.made("b")])),
            (.made("b"), Self.draft(1, .made("b"), after: [0])),
        ])
        #expect(order == [.made("b"), .made("a")])
        #expect(levels == [1, 2])
    }
}
