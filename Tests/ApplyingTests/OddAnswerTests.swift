import Applying
import Catalog
import Diffing
import Planning
import Simulator
import Store
import Synchronization
import TestSupport
import Testing
import Wire

/// Answers that say yes in ways of their own, and people who work on the same site at the same moment.
struct OddAnswerTests {
    private static let campaigns = Prepared<Dialect, (site: SimulatedSite, plan: Plan)> { dialect in
        let stage = Stage(try Shop.empty(dialect))
        let options = PlanOptions(
            selection: .init(only: [.init("campaigns/Shop*")], except: []), map: .knowledgeBasesOfTheTwin)
        let shop = try await Shop.smallState(dialect)
        return (stage.site, try Shop.plan(from: shop, to: try await stage.state(), options))
    }

    private func campaign(_ dialect: Dialect = .final) async throws -> (stage: Stage, plan: Plan) {
        let (site, plan) = try await Self.campaigns(dialect)
        return (Stage(site), plan)
    }

    private static let locations: [String?] = [
        nil, "", "?", "/", "//", "/campaigns", "/campaigns/", "https://elsewhere.example/bans/x",
        "/api/v3/livechat/campaigns/%", "/campaigns/..",
    ]

    @Test(arguments: Seed.draw(5, of: locations, for: "OddAnswerTests"))
    func `an answer that does not name what was made is settled by the list`(location: String?) async throws {
        let (calm, _) = try await campaign()
        let (stage, plan) = try await campaign()
        try await calm.apply(plan)
        let headers = location.map { [HTTPHeader("Location", $0)] } ?? []
        let report = try await stage.apply(
            plan,
            answer: { request, response in
                request.method == .post ? HTTPResponse(status: 201, headers: headers) : response
            })
        #expect(report.applied == report.steps.count)
        #expect(stage.file == calm.file)
    }

    @Test(arguments: Dialect.allCases)
    func `an address alone names what was made`(dialect: Dialect) async throws {
        let (calm, _) = try await campaign(dialect)
        let (stage, plan) = try await campaign(dialect)
        try await calm.apply(plan)
        let report = try await stage.apply(
            plan,
            answer: { request, response in
                request.method == .post
                    ? HTTPResponse(status: 201, headers: response.headers.filter { $0.name == "Location" }) : response
            })
        #expect(report.applied == report.steps.count)
        #expect(stage.file == calm.file)
    }

    @Test func `what goes while it is being deleted is gone`() async throws {
        let shop = try await Shop.state(.final)
        let stage = Stage(try SampleSite.shop(.final), name: "shop")
        try Damage.all(on: stage)
        let plan = try Shop.plan(from: shop, to: try await stage.state())
        let report = try await stage.apply(
            plan,
            mishap: { request, _ in
                if request.method == .delete { _ = stage.service.withService { $0.sites[0].respond(to: request) } }
                return nil
            })
        #expect(report.applied == report.steps.count)
        try await Damage.expectMended(shop, stage, plan, "deleted by two")
    }

    @Test func `what a person adds to a new campaign before its defaults are cleared away stays`() async throws {
        let (stage, plan) = try await campaign()
        let place = try #require(plan.settlements.first { $0.kind == "autoInvitations" })
        #expect(place.after.count > 1)
        // The run dies right before it clears.
        let mortal = stage.journal.journal { _, step in step.operation.hasPrefix("settle") ? .dieBefore : .keep }
        await #expect(throws: MemoryJournal.Death.self) { try await stage.apply(plan, journal: mortal) }
        let id = try #require(try stage.value("/campaigns").elements?.first?["id"]?.text)
        let path = "/campaigns/\(id)/invitation/autoInvitations"
        var hers = try #require(try stage.value(path).elements?.first)
        hers.set("id", .null)
        hers.set("name", "Hers")
        try stage.send(.post, path, hers)
        let report = try await stage.apply(plan)
        #expect(report.applied == report.steps.count)
        let names = try stage.value(path).elements?.compactMap { $0["name"]?.text } ?? []
        #expect(names.contains("Hers"))
        let shop = try await Shop.smallState(.final)
        let wanted = try shop.resources(below: "campaigns/Shop%20English/invitation/autoInvitations")
        #expect(names.count == wanted.count + 1)
        #expect(report.steps.contains { $0.operation.hasPrefix("settle") })
    }

    @Test func `a collection that may not be read fails by itself`() async throws {
        let (_, stage, plan) = try await Shop.clone(.final, .final)
        stage.service.withService { $0.sites[0].options.forbidden = ["bans"] }
        let report = try await stage.apply(plan)
        let failed = report.steps.filter { $0.state == .failed }
        #expect(!failed.isEmpty)
        #expect(failed.allSatisfy { $0.kind == "bans" && $0.error?.contains("403") == true && !$0.isSent })
        stage.service.withService { $0.sites[0].options.forbidden = [] }
        let second = try await stage.apply(plan)
        #expect(second.applied == second.steps.count)
    }

    @Test func `a firewall that says no to what was done is found out by reading`() async throws {
        let (calm, _) = try await campaign()
        let (stage, plan) = try await campaign()
        try await calm.apply(plan)
        let report = try await stage.apply(
            plan,
            answer: { request, response in
                let page = HTTPResponse(
                    status: 403, headers: [HTTPHeader("Content-Type", "text/html")], body: Array("<h1>No</h1>".utf8))
                return request.method == .get || response.status >= 300 ? response : page
            })
        let open = report.steps.filter { $0.state != .done }
        #expect(open.map { "\($0.action) \($0.address): \($0.state) \($0.error ?? "")" } == [])
        #expect(stage.file == calm.file)
    }

    @Test func `a plan without operations asks nothing`() async throws {
        let shop = try await Shop.state(.final)
        let stage = Stage(try SampleSite.shop(.final), name: "shop")
        let report = try await stage.apply(try Shop.plan(from: shop, to: shop))
        #expect(report.steps.isEmpty)
        #expect(stage.log.isEmpty)
    }
}
