import Catalog
import CommandLineTool
import Store
import TestSupport
import Testing
import Wire

/// A snapshot that was made by a table with one kind more, as of a later version: what is in it of that kind is not read,
/// which is said.
@Suite struct StrangeKindTests {
    private let bench: Workbench

    init() async throws {
        bench = try await Workbench.afterBackup()
        let store = try Store(at: bench.store)
        let reader = try SnapshotReader(bench.store)
        let known = try reader.snapshot(1)
        let draft = try await store.begin(
            site: "shop", url: "http://127.0.0.1/api/v3", table: "0123456789ab", at: "2026-11-22T10:00:00Z")
        var coverage = try reader.coverage(of: known.number)
        let resources = try Snapshot(known, in: reader).resources(below: nil).map {
            Resource(kind: $0.kind, path: $0.path, id: $0.id, address: $0.address, body: try $0.body())
        }
        for (place, resources) in Dictionary(grouping: resources, by: { Place(of: $0) }) {
            try await store.record(resources, in: place, of: draft)
        }
        let place = Coverage(kind: "replies", path: "/replies", state: .complete, count: 1)
        let reply = Resource(
            kind: "replies", path: "/replies/r1", id: "r1", address: "replies/Hello",
            body: ["id": "r1", "name": "Hello"])
        try await store.record([reply], in: Place(place), of: draft)
        coverage.append(place)
        _ = try await store.finish(draft, coverage: coverage, requests: 1, seconds: 1)
    }

    private static let reason = "shop@2: the table of kinds of this version has no 'replies'"

    @Test(arguments: [("shop@2", "shop"), ("shop", "shop@2"), ("shop@2", "shop@1")])
    func `a comparison says so and is not complete`(from: String, to: String) async throws {
        let answer = await bench.run("diff \(from) \(to) --exit-code --json")
        #expect(answer.code == .incomplete, "\(answer.output)")
        let document = try answer.document
        #expect(document["unknown"] == [["address": "replies", "reason": .string(Self.reason)]])
        #expect(document["added"] == [] && document["removed"] == [] && document["changed"] == [])
    }

    @Test func `what was not asked about is not spoken of, and can't be asked about`() async {
        #expect(await bench.run("diff shop@2 shop --only bans --exit-code").code == .done)
        #expect(await bench.run("diff shop@2 shop --only replies --exit-code").code == .usage)
    }

    @Test func `a plan says so and writes nothing of it`() async throws {
        let plan = try await bench.run("plan --from shop@2 --to shop --mirror --json").document
        #expect(plan["operations"] == [])
        #expect(plan["unknown"]?.elements?.contains { $0["reason"]?.text == Self.reason } == true)
    }

    @Test func `the history says so of that night alone`() async throws {
        let nights = try await bench.run("history shop --json").document["nights"]?.elements ?? []
        #expect(nights.map { $0["unread"]?.elements?.count } == [0, 1])
        #expect(nights.last?["unread"]?.elements?.first?["address"] == "replies")
    }

    @Test func `an export says so and can be read`() async throws {
        #expect(await bench.run("export shop@2 ./out.ndjson").code == .done)
        let answer = await bench.run("diff ./out.ndjson shop@1")
        #expect(answer.code == .done, "\(answer.error)")
        let lines = await bench.run("export shop@2 -").output
        let header = try JSONValue(parsing: try #require(lines.split(separator: "\n").first.map(String.init)))
        #expect(header.written().contains("has no 'replies'"))
    }
}
