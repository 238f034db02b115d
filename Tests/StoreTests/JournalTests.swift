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
            operation: operation, ordinal: ordinal, state: state, kind: "bans", action: "create", path: "/bans",
            address: "bans/10.0.0.\(ordinal)")
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
        step.sent = try JSONValue(parsing: #"{"b":1.0,"a":[1e400,"\ud800"],"b2":null}"#)
        step.before = []
        step.after = ["id": "x"]
        step.created = "Z\u{fc}rich"
        step.known = ["", "a", "b"]
        step.error = "line\nline"
        try await store.write(step, of: run, at: night(1))
        let back = try #require(try await store.steps(of: run).first)
        #expect(back == step)
        #expect(back.sent?.written() == step.sent?.written())
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
        var sent = step("1", 1)
        sent.sent = ["ip": "10.0.0.1"]
        try await store.write(sent, of: run, at: night(1))
        #expect(try SnapshotReader(folder.store).check() == [])
        let database = try Database(file: folder.store, .readWrite)
        try database.execute("UPDATE step SET sent = '{\"ip\":\"10.0.0.2\"}'")
        #expect(try SnapshotReader(folder.store).check().count == 1)
        try database.execute("UPDATE step SET sent = '{\"ip\":'")
        await #expect(throws: StoreError.self) { try await store.steps(of: run) }
    }

    // The map.

    private func pair(_ source: String, _ target: String, _ how: String = "created") -> RememberedPair {
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
        try await store.remember([pair("a", "1", "pinned")], from: "prod", to: "staging")
        try await store.remember([pair("a", "2"), pair("b", "3")], from: "prod", to: "staging")
        #expect(
            try await store.pairs(from: "prod", to: "staging") == [pair("a", "1", "pinned"), pair("b", "3")])
        try await store.remember([pair("a", "4", "pinned")], from: "prod", to: "staging")
        #expect(try await store.pairs(from: "prod", to: "staging").map(\.targetID) == ["4", "3"])
    }

    @Test func `a pair is forgotten once`() async throws {
        try await store.remember([pair("a", "1", "pinned")], from: "prod", to: "staging")
        #expect(try await store.forget(kind: "campaigns", sourceID: "a", from: "prod", to: "staging"))
        #expect(try await !store.forget(kind: "campaigns", sourceID: "a", from: "prod", to: "staging"))
        #expect(try await store.pairs(from: "prod", to: "staging") == [])
    }
}
