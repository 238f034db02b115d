import CommandLineTool
import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// From a site of version 3 to one of version 4: `old` is the shop, `new` the tea shop with people and departments of the shop.
struct VersionCrossingTests {
    private static func bench(_ dialect: Dialect = .final) async throws -> Workbench {
        var file = try String(contentsOf: Samples.folder.appendingPathComponent("sites/shop-v4.json"), encoding: .utf8)
        for (theirs, ours) in [
            ("hanne@teekontor", "ingrid@nordpfad"), ("joao@teekontor", "juergen@nordpfad"),
            ("mei@teekontor", "amelie@nordpfad"), ("\"Advice\"", "\"Sales\""), ("\"Orders & Returns\"", "\"Service\""),
        ] {
            file = file.replacingOccurrences(of: theirs, with: ours)
        }
        let new = try SimulatedSite(version4: JSONValue(parsing: file), modules: [:], taught: [], now: .now)
        let bench = try Workbench(["old": SampleSite.shop(dialect), "new": new])
        let backup = await bench.run("backup old")
        #expect(backup.code == .done, "\(backup.error)")
        return bench
    }

    private static let clone = "clone --from old@latest --to new --yes --unresolved omit"

    @Test(arguments: [Dialect.final, .draft]) func `what corresponds goes over, and a second run has nothing to do`(
        dialect: Dialect
    ) async throws {
        let bench = try await Self.bench(dialect)
        let cloned = await bench.run(Self.clone)
        #expect(cloned.code == .done, "\(cloned.output) \(cloned.error)")

        let hooks = bench.items("/livechat/webhooks").compactMap { $0["event"]?.text }
        #expect(hooks.contains("chatEnds") && hooks.contains("offlineMessageIsSubmitted"))
        let bans = bench.items("/livechat/bannedIps?pageIndex=1&pageSize=100")
        let ban = try #require(bans.first { $0["ipRangeFrom"]?.text == "198.51.100.77" })
        #expect(ban["ipRangeTo"]?.text == "198.51.100.77" && ban["type"] == nil)
        let segment = try #require(
            bench.items("/livechat/segments").first { $0["name"]?.text == "Stammkunden" })
        #expect(segment["color"]?.text == "#339FD9")
        #expect(segment["isEnabled"] == true)
        let condition = try #require(segment["segmentConditions"]?.elements?.first)
        #expect(condition["fieldName"]?.text == "{!Visitor.Number of visits}")
        let action = try #require(
            bench.items("/livechat/conversionActions").first { $0["name"]?.text == "Order placed" })
        #expect(action["type"]?.text == "URL")
        let words = bench.ask(.get, "/global/autoTranslationConfig")?["excludedWords"]?.elements?.compactMap(\.text)
        #expect(Set(words ?? []).isSuperset(of: ["Nordpfad", "Gore-Tex"]))
        let people = bench.items("/global/agents")
        let ingrid = people.first { $0["email"]?.text == "ingrid@nordpfad.example" }?["id"]
        #expect(segment["agentIds"]?.elements?.contains { $0 == ingrid } == true)

        let again = await bench.run("plan --from old@latest --to new --unresolved omit --json")
        #expect(try again.document["operations"]?.elements?.isEmpty == true, "\(again.output)")
    }

    @Test func `what has no counterpart is named, and nothing of the target is taken for surplus there`() async throws {
        let bench = try await Self.bench()
        bench.ask(.post, "/livechat/segments", ["name": "Big baskets", "segmentConditions": []])
        let plan = try await bench.run("plan --from old@latest --to new --mirror --unresolved omit --json").document
        let left = (plan["notRestorable"]?.elements ?? []).map { $0.written() }.joined(separator: "\n")
        for word in ["Big%20baskets", "Country/Region", "campaigns", "chatWindow", "isValueAssignedToConversion"] {
            #expect(left.contains(word), "\(word)")
        }
        let deleted = (plan["operations"]?.elements ?? []).filter { $0["action"] == "delete" }
            .compactMap { $0["address"]?.text }
        #expect(deleted.allSatisfy { !$0.hasPrefix("segments/") && !$0.hasPrefix("shifts/") }, "\(deleted)")
        #expect(deleted.contains { $0.hasPrefix("webhooks/") })
    }

    @Test func `members that only the target's version has stay as they are, without a word`() async throws {
        let bench = try await Self.bench()
        bench.ask(
            .put, "/livechat/autoDistributionConfig", ["ifNotAutoDistributeChatsToAgentsWhenHavingAudioVideoChat": true]
        )
        let plan = try await bench.run("plan --from old@latest --to new --mirror --unresolved omit --json").document
        let operation = try #require(
            plan["operations"]?.elements?.first { $0["address"] == "autoDistributionConfig" && $0["body"] != nil })
        #expect(operation["body"]?["ifNotAutoDistributeChatsToAgentsWhenHavingAudioVideoChat"] == true)
        #expect(operation["body"]?["maxConcurrentChatsForAllAgents"] == 4)
        #expect(!plan.written().contains("IfNotAuto"))
    }

    @Test func `both ways are compared by the table of the later version`() async throws {
        let bench = try await Self.bench()
        #expect(await bench.run("backup new").code == .done)
        let there = try await bench.run("diff old@latest new@latest --json --only webhooks").document
        let back = try await bench.run("diff new@latest old@latest --json --only webhooks").document
        #expect(there["added"]?.elements?.count == back["removed"]?.elements?.count)
        #expect(there["added"]?.elements?.isEmpty == false)
        #expect(back["changed"]?.elements?.isEmpty == true)
    }

    @Test func `a state of version 4 goes to no site of version 3, and nothing is sent`() async throws {
        let bench = try await Self.bench()
        #expect(await bench.run("backup new").code == .done)
        let answer = await bench.run("clone --from new@latest --to old --yes")
        #expect(answer.code == .usage)
        #expect(answer.error.contains("a state of version 4 can't be brought to 'old', a site of version 3"))
        #expect(bench.writes.isEmpty)
    }

    @Test(arguments: ["./folder", "./lines.ndjson"]) func `an export of the one goes to the other`(
        file: String
    ) async throws {
        let bench = try await Self.bench()
        #expect(await bench.run("export old@latest \(file)").code == .done)
        let cloned = await bench.run("clone --from \(file) --to new --yes --unresolved omit")
        #expect(cloned.code == .done, "\(cloned.output) \(cloned.error)")
        let segment = try #require(
            bench.items("/livechat/segments").first { $0["name"]?.text == "Stammkunden" })
        #expect(segment["agentIds"]?.elements?.count == 2)
        let difference = await bench.run("diff \(file) new --only webhooks --stat")
        #expect(difference.code == .done, "\(difference.error)")
        #expect(difference.output.contains("0 to change"), "\(difference.output)")
    }

    @Test func `selectors are those of the table that both are read by`() async throws {
        let bench = try await Self.bench()
        let answer = await bench.run("diff old@latest new --only bannedIps --stat")
        #expect(answer.code == .done, "\(answer.error)")
    }

    @Test func `of what was not read nothing is said to be missing`() async throws {
        let bench = try await Self.bench()
        #expect(await bench.run("backup old --only customVariables").code == .done)
        let plan = try await bench.run("plan --from @2 --to new --mirror --unresolved omit --json").document
        let touched = Set((plan["operations"]?.elements ?? []).compactMap { $0["kind"]?.text })
        #expect(touched == ["customVariables"], "\(touched)")
    }
}
