import SQLite
import Store
import Testing
import Wire

/// Runs, their steps, and the map between two sites.
struct JournalTests {
    let folder: TemporaryFolder
    let store: Store

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.store)
    }

    private func begin(_ plan: String = "p1", undoes: Int? = nil) async throws -> Int {
        try await store.beginRun(
            plan: plan, document: ["format": 1, "id": .string(plan)], target: "prod", url: "https://api.example/prod",
            at: night(1), undoes: undoes)
    }

    private func step(_ operation: String, _ ordinal: Int, _ state: JournalStep.State = .intent) -> JournalStep {
        JournalStep(
            operation: operation, ordinal: ordinal, state: state, kind: "bans", path: "/bans",
            address: "bans/10.0.0.\(ordinal)", write: .creation(body: ["ip": "10.0.0.1"], known: []))
    }

    @Test func `a run is numbered, listed with its plan, and keeps its steps while its state changes`() async throws {
        let first = try await begin()
        try await store.write(step("1", 1), of: first, at: night(1))
        try await store.setState(.incomplete, of: first, at: night(2))
        let second = try await begin("p2", undoes: first)
        try await store.setState(.running, of: first, at: nil)
        let runs = try await store.runs()
        #expect(runs.map(\.number) == [first, second])
        #expect(runs.map(\.state) == [.running, .running])
        #expect(runs.map(\.ended) == [night(2), nil])
        #expect(runs.map(\.undoes) == [nil, first])
        #expect(runs[1].document == ["format": 1, "id": "p2"])
        #expect(try await store.run(second) == runs[1])
        #expect(try await store.steps(of: first) == [step("1", 1)])
        #expect(try await store.steps(of: second) == [])
    }

    @Test func `a plan is used once, and the run that used it is named`() async throws {
        let first = try await begin()
        try await store.setState(.interrupted, of: first, at: night(1))
        await #expect(throws: StoreError.planUsed("p1", run: first)) { try await begin() }
        // Two names that only look alike are two.
        let composed = try await begin("caf\u{e9}")
        let decomposed = try await begin("cafe\u{301}")
        #expect(composed != decomposed)
    }

    @Test func `what is not there is said to be not there`() async throws {
        await #expect(throws: StoreError.unknownRun(7)) { try await store.run(7) }
        await #expect(throws: StoreError.unknownRun(7)) { try await store.setState(.done, of: 7, at: nil) }
        #expect(try await store.steps(of: 7) == [])
    }

    @Test(arguments: JournalStep.State.allCases)
    func `a step comes back as it was written, to the last byte`(state: JournalStep.State) async throws {
        let run = try await begin()
        var step = step("settle-1-\u{0}\"é", 3, state)
        let body = try JSONValue(parsing: #"{"b":1.0,"a":[1e400,"\ud800"],"b2":null}"#)
        step.write = .adoption(body: body, before: [], known: ["", "a", "b"])
        step.after = ["id": "x"]
        step.created = "Z\u{fc}rich"
        step.error = "line\nline"
        try await store.write(step, of: run, at: night(1))
        let back = try #require(try await store.steps(of: run).first)
        #expect(back == step)
        #expect(back.sent?.written() == body.written())
    }

    @Test(
        arguments: [
            (.unsent(.creation(known: nil)), .create, nil), (.unsent(.creation(known: ["a"])), .create, nil),
            (.unsent(.update), .update, nil), (.unsent(.deletion), .delete, nil),
            (.creation(body: ["a": 1], known: []), .create, .post),
            (.adoption(body: ["a": 1], before: ["a": 2], known: ["x"]), .create, .put),
            (.update(body: ["a": 1], before: "a text"), .update, .put), (.deletion(before: [:]), .delete, .delete),
        ] as [(JournalStep.Write, JournalStep.Action, HTTPMethod?)])
    func `each kind of step says what it does, and by which request`(
        write: JournalStep.Write, action: JournalStep.Action, method: HTTPMethod?
    ) async throws {
        let run = try await begin()
        var step = step("1", 1)
        step.write = write
        try await store.write(step, of: run, at: night(1))
        #expect(try await store.steps(of: run) == [step])
        #expect(step.action == action && step.method == method)
        #expect(step.isSent == (method != nil))
        let row = try Database(file: folder.store, .readWrite).rows("SELECT action, method FROM step") {
            (row) throws(SQLiteError) in [try row.text(0), try row.optionalText(1)]
        }
        #expect(row == [[action.rawValue, method?.rawValue]])
    }

    @Test func `a run says by which table of kinds it went, whatever becomes of it`() async throws {
        let run = try await store.beginRun(
            plan: "p", document: [:], target: "prod", url: "u", at: night(1), table: "0123456789ab")
        try await store.setState(.done, of: run, at: night(2))
        #expect(try await store.run(run).table == "0123456789ab")
        let other = try await begin()
        #expect(try await store.run(other).table == nil)
    }

    @Test func `a run is counted by its plan's operations, failures wherever they are`() {
        var steps = [
            step("1", 1, .done), step("2", 2, .stale), step("3", 3, .unknown), step("4", 4, .intent),
            step("5", 5, .skipped),
        ]
        let planned: Set = ["1", "2", "3", "4", "5", "6"]
        let tally = RunTally(steps, of: planned)
        #expect([tally.applied, tally.failed, tally.skipped, tally.left] == [1, 2, 1, 5])
        #expect(!tally.isWhole)
        // What settles a new collection is in no plan.
        steps = planned.map { step($0, 1, .done) } + [step("settle-1-a", 7, .done)]
        #expect(RunTally(steps, of: planned).applied == 6)
        #expect(RunTally(steps, of: planned).isWhole)
        steps.append(step("settle-1-b", 8, .failed))
        #expect(RunTally(steps, of: planned).failed == 1)
        #expect(!RunTally(steps, of: planned).isWhole)
    }

    @Test func `steps come in the order in which they were begun, each as it was written last`() async throws {
        let run = try await begin()
        let other = try await begin("p2")
        for ordinal in [1, 2, 10, 3] { try await store.write(step("\(ordinal)", ordinal), of: run, at: night(1)) }
        try await store.write(step("1", 1, .failed), of: other, at: night(1))
        var done = step("2", 2, .done)
        done.created = "b-1"
        try await store.write(done, of: run, at: night(2))
        #expect(try await store.steps(of: run) == [step("1", 1), done, step("3", 3), step("10", 10)])
    }

    @Test func `an intent is on the disk once it is written`() async throws {
        let run = try await begin()
        try await store.write(step("1", 1), of: run, at: night(1))
        let after = try folder.afterCrash(of: folder.store)
        let other = try Store(at: after.store)
        #expect(try await other.runs().map(\.state) == [.running])
        #expect(try await other.steps(of: run) == [step("1", 1)])
    }

    @Test func `another process sees each step as soon as it is written`() async throws {
        let run = try await begin()
        let other = try Store(at: folder.store)
        for ordinal in 1...20 {
            try await store.write(step("\(ordinal)", ordinal), of: run, at: night(1))
            #expect(try await other.steps(of: run).count == ordinal)
        }
        await #expect(throws: StoreError.planUsed("p1", run: run)) {
            try await other.beginRun(plan: "p1", document: [:], target: "prod", url: "", at: night(1))
        }
    }

    @Test func `a row that was tampered with is found, and a document that can't be read is no document`() async throws
    {
        let run = try await begin()
        try await store.write(step("1", 1), of: run, at: night(1))
        #expect(try SnapshotReader(folder.store).check() == [])
        let database = try Database(file: folder.store, .readWrite)
        try database.execute("UPDATE step SET sent = '{\"ip\":\"10.0.0.2\"}'")
        #expect(try SnapshotReader(folder.store).check().count == 1)
        try database.execute("UPDATE step SET sent = '{\"ip\":'")
        await #expect(throws: StoreError.self) { try await store.steps(of: run) }
    }

    // The map.

    private func pair(_ source: String, _ target: String, _ how: RememberedPair.How = .created) -> RememberedPair {
        RememberedPair(kind: "campaigns", sourceID: source, targetID: target, how: how, at: night(1))
    }

    @Test func `pairs are kept apart by source and target, and replaced by newer ones`() async throws {
        let run = try await begin()
        try await store.remember([pair("a", "1"), pair("b", "2")], from: "prod", to: "staging", run: run)
        try await store.remember([pair("a", "9")], from: "staging", to: "prod")
        try await store.remember([pair("b", "3")], from: "prod", to: "staging")
        #expect(try await store.pairs(from: "prod", to: "staging") == [pair("a", "1"), pair("b", "3")])
        #expect(try await store.pairs(from: "staging", to: "prod") == [pair("a", "9")])
        #expect(try await store.pairs(from: "prod", to: "prod") == [])
    }

    @Test func `what a person pinned only a person replaces`() async throws {
        try await store.remember([pair("a", "1", .pinned)], from: "prod", to: "staging")
        try await store.remember([pair("a", "2"), pair("b", "3")], from: "prod", to: "staging")
        #expect(
            try await store.pairs(from: "prod", to: "staging") == [pair("a", "1", .pinned), pair("b", "3")])
        try await store.remember([pair("a", "4", .pinned)], from: "prod", to: "staging")
        #expect(try await store.pairs(from: "prod", to: "staging").map(\.targetID) == ["4", "3"])
    }

    @Test func `a pair is forgotten once`() async throws {
        try await store.remember([pair("a", "1", .pinned)], from: "prod", to: "staging")
        #expect(try await store.forget(kind: "campaigns", sourceID: "a", from: "prod", to: "staging"))
        #expect(try await !store.forget(kind: "campaigns", sourceID: "a", from: "prod", to: "staging"))
        #expect(try await store.pairs(from: "prod", to: "staging") == [])
    }
}
