import CommandLineTool
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

/// Writes that a site of version 4 refuses, in its own words.
struct Version4RefusalTests {
    private static func bench() async throws -> Workbench {
        let bench = try Workbench(["shop": try SampleSite.version4()])
        #expect(await bench.run("backup shop").code == .done)
        return bench
    }

    private static func items(_ path: String, _ bench: Workbench) -> [JSONValue] {
        let answer = bench.ask(.get, path)
        return answer?.elements ?? (answer?.members ?? []).compactMap(\.value.elements).first ?? []
    }

    private static let restore = "restore shop@1 --mirror --yes --max-delete 100% --delete-referenced"

    private static func errors(_ bench: Workbench) async throws -> [String: String] {
        let steps = try await bench.run("runs 1 --json").document["operations"]?.elements ?? []
        return Dictionary(
            steps.filter { $0["state"] != "done" }.map { ($0["address"]?.text ?? "", $0["error"]?.text ?? "") },
            uniquingKeysWith: { first, _ in first })
    }

    @Test func `what the plan of the account lacks is refused alone, and all else is done`() async throws {
        let bench = try await Self.bench()
        let segment = Self.items("/livechat/segments", bench)[0]
        bench.ask(.put, "/livechat/segments/" + (segment["id"]?.text ?? ""), ["color": "#111111"])
        bench.ask(.put, "/livechat/autoDistributionConfig", ["maxConcurrentChatsForAllAgents": 77])
        bench.change { $0.options.version4.unplanned = ["segments"] }
        let answer = await bench.run(Self.restore)
        #expect(answer.code == .incomplete)
        #expect(answer.error.contains("the account's plan lacks the feature"), "\(answer.error)")
        let errors = try await Self.errors(bench)
        #expect(errors.count == 1)
        // The name that the vendor's support finds the error by.
        #expect(errors.values.allSatisfy { $0.contains("FeatureNotAvailable, error ") })
        #expect(bench.ask(.get, "/livechat/autoDistributionConfig")?["maxConcurrentChatsForAllAgents"] != 77)
        // With the plan enlarged the run goes on.
        bench.change { $0.options.version4.unplanned = [] }
        #expect(await bench.run("resume 1 --yes").code == .done)
        #expect(await bench.run("diff shop@1 shop --exit-code").code == .done)
    }

    @Test func `a firewall is told from a missing permission`() async throws {
        let bench = try await Self.bench()
        let id = Self.items("/livechat/campaigns", bench).first { $0["name"]?.text == "Shop" }?["id"]?.text ?? ""
        bench.ask(.put, "/livechat/campaigns/\(id)/chatWindow", ["greetingMessage": "Nope"])
        bench.change { $0.options.version4.refusesMarkup = true }
        let answer = await bench.run(Self.restore)
        #expect(answer.code == .incomplete)
        #expect(answer.error.contains("a firewall"), "\(answer.error)")
    }

    /// The first request took effect late, when three looks had not found what it made.
    @Test func `a name that is taken after a lost answer is looked up`() async throws {
        let bench = try Workbench(["shop": try SampleSite.version4()])
        bench.ask(.post, "/livechat/campaigns", ["name": "Fair"])
        #expect(await bench.run("backup shop").code == .done)
        let campaign = Self.items("/livechat/campaigns", bench).first { $0["name"]?.text == "Fair" }
        bench.ask(.delete, "/livechat/campaigns/" + (campaign?["id"]?.text ?? ""))
        let posts = Mutex(0)
        bench.befall { request in
            guard request.method == .post, request.target.hasSuffix("/livechat/campaigns") else { return false }
            return posts.withLock { posts in (posts += 1, posts).1 == 1 }
        }
        bench.bend { request, answer in
            guard request.method == .get, request.target.contains("/livechat/campaigns?"),
                posts.withLock({ $0 }) == 1, let list = try? JSONValue(parsing: answer.body)
            else { return answer }
            var answer = answer
            answer.body = list.hiding("Fair").bytes()
            return answer
        }
        let restored = await bench.run(Self.restore)
        #expect(restored.code == .done, "\(restored.error)")
        #expect(posts.withLock { $0 } == 2)
        #expect(Self.items("/livechat/campaigns", bench).count { $0["name"]?.text == "Fair" } == 1)
    }
}

extension JSONValue {
    /// A page of a list without the items of that name.
    fileprivate func hiding(_ name: String) -> JSONValue {
        var page = self
        for member in members ?? [] {
            guard let items = member.value.elements else { continue }
            let shown = items.filter { $0["name"]?.text != name }
            page.set(member.name, .array(shown))
            page.set("total", .integer(shown.count))
        }
        return page
    }
}
