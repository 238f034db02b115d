import Catalog
import Diffing
import Testing
import Wire

struct CoverageTests {
    private static let book = RuleBook(.liveChat)

    private func state(
        _ label: String, _ resources: [Resource], _ coverage: [String: Coverage.State], site: String? = nil
    ) -> MemoryState {
        MemoryState(
            origin: Origin(label: label, site: site ?? label), resources: resources,
            coverage: coverage.map { Coverage(kind: "", path: $0.key, state: $0.value) })
    }

    private func ban(_ id: String, _ ip: String) -> Resource {
        Resource(
            kind: "bans", path: "/bans/\(id)", id: id, address: "bans/\(ip)",
            body: ["id": .string(id), "type": "ip", "ip": .string(ip)])
    }

    private func campaign(_ id: String, _ name: String) -> Resource {
        Resource(
            kind: "campaigns", path: "/campaigns/\(id)", id: id, address: "campaigns/\(name)",
            body: ["id": .string(id), "name": .string(name)])
    }

    private func form(_ id: String, _ name: String, _ greeting: String = "") -> Resource {
        Resource(
            kind: "preChat", path: "/campaigns/\(id)/preChat", id: nil, address: "campaigns/\(name)/preChat",
            body: ["greetingMessage": .string(greeting)])
    }

    @Test(arguments: [Coverage.State.forbidden, .absent, .failed, .skipped])
    func `what a side did not read is unknown, never added or removed`(unread: Coverage.State) throws {
        let full = state("full", [ban("1", "a"), ban("2", "b")], ["/bans": .complete])
        let blind = state("blind", [], ["/bans": unread])
        for (present, wanted) in [(full, blind), (blind, full)] {
            let comparison = try Differ.compare(present: present, wanted: wanted, book: Self.book)
            #expect(comparison.isEmpty)
            #expect(comparison.unknown.map(\.address) == ["bans"])
            #expect(comparison.unknown.first?.reason.hasPrefix("blind: ") == true)
        }
        let silent = state("silent", [], [:])
        #expect(try Differ.compare(present: full, wanted: silent, book: Self.book).removed == [])
        let empty = state("empty", [], ["/bans": .complete])
        #expect(try Differ.compare(present: full, wanted: empty, book: Self.book).removed.count == 2)
        #expect(try Differ.compare(present: empty, wanted: full, book: Self.book).added.count == 2)
    }

    @Test func `places inside a campaign are judged by the ids of the other side`() throws {
        let here = state(
            "here", [campaign("a1", "S"), form("a1", "S")],
            ["/campaigns": .complete, "/campaigns/a1/preChat": .complete])
        let there = state(
            "there", [campaign("b2", "S")], ["/campaigns": .complete, "/campaigns/b2/preChat": .forbidden])
        let comparison = try Differ.compare(present: there, wanted: here, book: Self.book)
        #expect(comparison.added == [])
        #expect(comparison.unknown.map(\.address) == ["campaigns/S/preChat"])
        let lacking = state(
            "there", [campaign("b2", "S")], ["/campaigns": .complete, "/campaigns/b2/preChat": .complete])
        #expect(try Differ.compare(present: lacking, wanted: here, book: Self.book).added.count == 1)
    }

    @Test func `what lives in a campaign that is missing is missing with it, whatever was read of it`() throws {
        let here = state("here", [campaign("a1", "S"), form("a1", "S")], [:])
        let there = state("there", [], ["/campaigns": .complete])
        #expect(try Differ.compare(present: there, wanted: here, book: Self.book).added.count == 2)
        let blind = state("blind", [], ["/campaigns": .forbidden])
        let comparison = try Differ.compare(present: blind, wanted: here, book: Self.book)
        #expect(comparison.added == [] && comparison.unknown.map(\.address) == ["campaigns"])
    }

    @Test func `a selection counts nothing but itself`() throws {
        let here = state(
            "here", [campaign("a", "S"), form("a", "S", "x"), campaign("b", "T"), form("b", "T", "x")], [:])
        let there = state(
            "there", [campaign("a", "S"), form("a", "S", "y"), campaign("b", "T"), form("b", "T", "y")], [:])
        let selection = Selection(only: [Selector("campaigns/*/preChat")], except: [Selector("campaigns/T")])
        let comparison = try Differ.compare(present: there, wanted: here, selection: selection, book: Self.book)
        #expect(comparison.changed.map(\.resource.address) == ["campaigns/S/preChat"])
        #expect(comparison.unchanged == 0)
    }

    @Test func `a store may hand in only what differs in bytes`() throws {
        let old = state("s@1", [form("a", "S", "x"), ban("1", "a")], ["/bans": .complete], site: "s")
        let new = state("s@2", [form("a", "S", "y"), ban("2", "b")], ["/bans": .complete], site: "s")
        let comparison = try Differ.compare(changedOf: old, and: new, unchanged: 40, book: Self.book)
        #expect(comparison.unchanged == 40)
        #expect(comparison.changed.count == 1 && comparison.added.count == 1 && comparison.removed.count == 1)
        let document = comparison.document
        #expect(
            document["changed"]?.elements?.first?["fields"] == [
                ["pointer": "/greetingMessage", "from": "x", "to": "y"]
            ])
        #expect(document["unchanged"] == 40)
    }

    @Test func `long texts differ by line`() {
        let lines = LineDifference.lines(from: "a\nb\nc\nd", to: "a\nx\nc\nd\ne")
        #expect(lines == [.same("a"), .removed("b"), .added("x"), .same("c"), .same("d"), .added("e")])
        #expect(LineDifference.lines(from: "a", to: "a") == [.same("a")])
        #expect(LineDifference.lines(from: "", to: "a\r\n") == [.added("a\r"), .same("")])
        let many = (0..<3000).map { "l\($0)" }.joined(separator: "\n")
        let others = (0..<3000).map { "m\($0)" }.joined(separator: "\n")
        #expect(LineDifference.lines(from: many, to: others).count == 6000)
    }
}
