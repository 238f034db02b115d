import Catalog
import Diffing
import Planning
import Testing
import Wire

struct GuardTests {
    private func plan(deleting count: Int, of present: Int, _ lifting: Lifting = Lifting()) throws -> Plan {
        let all = (0..<present).map { PlannerTests.item("customVariables", "i\($0)", "n\($0)") }
        return try Plan.make(
            from: PlannerTests.state("a", Array(all.dropLast(count))), to: PlannerTests.state("a", all),
            PlanOptions(isMirror: true, lifting: lifting))
    }

    @Test(arguments: [(2, 10, false), (3, 10, true), (8, 9, false), (20, 100, false), (21, 100, true)])
    func `more than a fifth of ten or more stops`(count: Int, present: Int, stops: Bool) throws {
        let guards = try plan(deleting: count, of: present).guards
        #expect(guards.contains { $0.name == .maxDelete && $0.stops } == stops)
    }

    @Test func `the message has the numbers and the flag that lifts`() throws {
        let stop = try #require(try plan(deleting: 3, of: 10).guards.first)
        #expect(stop.message == "3 of 10 customVariables (30 %) would be deleted")
        #expect(stop.lift == "--max-delete 30%")
        #expect(try plan(deleting: 3, of: 10, Lifting(maxDelete: .init("30%"))).guards == [])
        #expect(try plan(deleting: 3, of: 10, Lifting(maxDelete: .init("3"))).guards == [])
        #expect(try plan(deleting: 3, of: 10, Lifting(maxDelete: .init("2"))).guards.count == 1)
        for wrong in ["", "%", "-1", "101%", "x", "99999999999999999999"] {
            #expect(Lifting.MaxDelete(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `a mirror of nothing stops`() throws {
        let guards = try plan(deleting: 5, of: 5).guards
        #expect(guards.map(\.name) == [.emptySource])
        #expect(try plan(deleting: 5, of: 5, Lifting(maxDelete: .init("100%"))).guards.filter(\.stops) == [])
    }

    @Test func `protected, used and foreign plans stop`() throws {
        let plan = try plan(deleting: 1, of: 10)
        let isProtected = Circumstances(isProtected: true)
        #expect(plan.judged(Lifting(), isProtected).map(\.lift) == ["--confirm a"])
        #expect(plan.judged(Lifting(confirmed: "b"), isProtected).count == 1)
        #expect(plan.judged(Lifting(confirmed: "a"), isProtected) == [])
        #expect(plan.judged(Lifting(), Circumstances(usedBy: "4")).map(\.name) == [.used])
        let other = Circumstances(site: .init(site: "b", url: "http://127.0.0.1/api/v3"))
        #expect(plan.judged(Lifting(), other).map(\.name) == [.otherSite])
        #expect(plan.judged(Lifting(), Circumstances(site: plan.target)) == [])
    }

    @Test func `a plan made by another table of kinds stops, one that says of none does not`() throws {
        var plan = try plan(deleting: 1, of: 10)
        var other = Circumstances()
        other.table = "0123456789ab"
        #expect(plan.judged(Lifting(), other) == [])
        plan.rest(on: .liveChat)
        #expect(plan.judged(Lifting(), other).map(\.name) == [.otherTable])
        other.table = Catalog.liveChat.fingerprint
        #expect(plan.judged(Lifting(), other) == [])
        #expect(try Plan(document: plan.document).table == Catalog.liveChat.fingerprint)
    }

    @Test func `what no whole document describes is written only where that is allowed`() throws {
        var plan = try plan(deleting: 1, of: 10)
        var circumstances = Circumstances()
        circumstances.isExperimental = true
        #expect(plan.judged(Lifting(), circumstances).map(\.name) == [.experimental])
        circumstances.allowsExperiments = true
        #expect(plan.judged(Lifting(), circumstances) == [])
        plan.rest(on: Catalog(Catalog.liveChat.kinds, taught: .init(rows: ["customVariables"])))
        #expect(plan.operations.map(\.evidence) == ["file"])
        #expect(try Plan(document: plan.document).operations == plan.operations)
        let stop = try #require(plan.judged(Lifting()).first)
        #expect(stop.name == .experimental && stop.message.contains("customVariables"))
        #expect(stop.lift == "\"experimentalWrites\": true in the configuration of 'a'")
    }
}
