import Applying
import Catalog
import Planning
import Store
import Testing
import Wire

/// Steps in, what is known of a run out.
struct RunLedgerTests {
    private static func step(
        _ operation: String, _ ordinal: Int, _ state: JournalStep.State = .done, path: String = "/campaigns",
        kind: String = "campaigns", known: [String]? = nil, made id: String? = nil, after: JSONValue? = Optional.none
    ) -> JournalStep {
        var step = JournalStep(
            operation: operation, ordinal: ordinal, state: state, kind: kind, path: path, address: "a/\(operation)",
            write: known.map { .creation(body: [:], known: $0) } ?? .unsent(.creation(known: nil)))
        step.created = id
        step.after = after
        return step
    }

    private static func ledger(_ steps: JournalStep...) -> RunLedger { RunLedger(resuming: steps, .liveChat) }

    private static func operation(_ body: JSONValue, references: String...) throws -> Planning.Operation {
        var content = Operation.Content(body: body)
        content.references = try references.map { try #require(JSONPointer($0)) }
        return Operation(
            .creation(.init(content)), kind: "bans", path: OperationPath(segments: []), address: "bans/x")
    }

    @Test func `steps are numbered from one on, and a step that is known keeps its number`() {
        var ledger = Self.ledger()
        #expect(ledger.ordinal(of: "x") == 1)
        ledger.note(Self.step("x", 1, .intent))
        #expect(ledger.ordinal(of: "x") == 1 && ledger.ordinal(of: "y") == 2)
        // As the journal of an earlier process has them, in whatever order.
        let resumed = Self.ledger(Self.step("b", 7), Self.step("a", 3))
        #expect(resumed.ordinal(of: "a") == 3 && resumed.ordinal(of: "c") == 8)
    }

    @Test func `a step counts as it was noted last, at the place where it was begun`() {
        let ledger = Self.ledger(Self.step("1", 1, .intent), Self.step("2", 2, .failed), Self.step("1", 1, .done))
        #expect(ledger.inOrder.map(\.operation) == ["1", "2"])
        #expect(ledger.inOrder.map(\.state) == [.done, .failed])
        #expect(ledger.isDone("1") && !ledger.isDone("2") && !ledger.isDone("3"))
    }

    @Test func `a path gets the ids that operations have brought, as a path writes them`() throws {
        let ledger = Self.ledger(Self.step("1", 1, made: "a b/c"), Self.step("2", 2, .failed, made: "never"))
        let path = try #require(OperationPath("/campaigns/{$ref:1}/chatButton"))
        #expect(ledger.path(path) == "/campaigns/a%20b%2Fc/chatButton")
        #expect(ledger.path(try #require(OperationPath("/campaigns/{$ref:2}"))) == nil)
        #expect(ledger.path(try #require(OperationPath("/campaigns/{$ref:9}"))) == nil)
        #expect(ledger.path(try #require(OperationPath("/settings"))) == "/settings")
    }

    @Test func `a body gets ids as the service writes them, numbers as numbers`() throws {
        let ledger = Self.ledger(
            Self.step("1", 1, made: "12", after: ["ID": 12]), Self.step("2", 2, made: "text"))
        let body: JSONValue = ["one": ["$ref": "1"], "list": [1, ["$ref": "2"]], "other": ["$ref": "1"]]
        let operation = try Self.operation(body, references: "/one", "/list/1")
        // What is not named a reference is somebody's own text.
        #expect(
            ledger.resolved(operation)?.body == ["one": 12, "list": [1, "text"], "other": ["$ref": "1"]])
        #expect(ledger.resolved(operation)?.address == operation.address)
    }

    @Test func `an operation whose references lead nowhere is none`() throws {
        let ledger = Self.ledger(Self.step("1", 1, .unknown, made: "x"))
        #expect(ledger.resolved(try Self.operation(["a": ["$ref": "1"]], references: "/a")) == nil)
        #expect(ledger.resolved(try Self.operation(["a": "text"], references: "/a")) == nil)
        #expect(ledger.resolved(try Self.operation([:], references: "/a")) == nil)
        let deletion = Operation(
            .deletion(.init(before: [:], expect: "")), kind: "bans", path: OperationPath(segments: []), address: "b")
        #expect(ledger.resolved(deletion) == deletion)
    }

    @Test func `what was made, changed or found in a collection is known by its path, in any case`() {
        let ledger = Self.ledger(
            Self.step("1", 1, made: "AB"), Self.step("2", 2, path: "/campaigns/C%20d", made: "C d"),
            Self.step("3", 3, .failed, made: "no"), Self.step("4", 4, path: "/bans", kind: "bans", made: "x"),
            Self.step("5", 5, path: "/settings", kind: "settings", made: "no item"))
        #expect(ledger.touchedIDs(in: "/campaigns") == ["ab", "c d"])
        #expect(ledger.touchedIDs(in: "/bans") == ["x"])
        #expect(ledger.touchedIDs(in: "/settings") == [] && ledger.touchedIDs(in: "/") == [])
    }

    @Test func `what stood in a collection is what the first look at it showed`() {
        let ledger = Self.ledger(
            Self.step("2", 2, known: ["A", "b", "c"]), Self.step("1", 1, path: "/campaigns/x", known: ["A", "b"]),
            Self.step("3", 3, path: "/bans", kind: "bans", known: []), Self.step("4", 4, path: "/webhooks"))
        #expect(ledger.firstKnown(in: "/campaigns") == ["a", "b"])
        #expect(ledger.firstKnown(in: "/bans") == [])
        #expect(ledger.firstKnown(in: "/webhooks") == nil)
    }
}
