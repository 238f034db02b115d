import Applying
import Catalog
import Planning
import Service
import Simulator
import Store
import Synchronization
import TestSupport
import Testing
import Wire

/// Answers get lost.
struct LossTests {
    /// Which requests were seen already, in the order in which they came first.
    private final class Seen: Sendable {
        private let requests = Mutex<[String: Int]>([:])

        /// The place of a request that is new; nil for one that comes again.
        func place(of request: HTTPRequest) -> Int? {
            requests.withLock { requests in
                let text = request.method.rawValue + request.target + String(decoding: request.body, as: UTF8.self)
                guard requests[text] == nil else { return nil }
                requests[text] = requests.count
                return requests.count - 1
            }
        }
    }

    /// Each write suffers each mishap in one of as many runs as there are mishaps.
    @Test(
        arguments: Seed.draw(
            7, of: Dialect.allCases.flatMap { dialect in Mishap.losses.indices.map { (dialect, $0) } }, for: "losses"))
    func `whatever befalls the writes of a clone, each takes effect once`(dialect: Dialect, run: Int) async throws {
        let (calm, plan) = try await Shop.cloned(dialect)
        let stage = Stage(try Shop.empty(dialect))
        let seen = Seen()
        let report = try await stage.apply(
            plan,
            mishap: { request, _ in
                seen.place(of: request).map { Mishap.losses[($0 + run) % Mishap.losses.count] }
            })
        #expect(report.steps.filter { $0.state != .done }.map { "\($0.address): \($0.error ?? "")" } == [])
        #expect(report.differing.map(\.address) == [])
        #expect(report.verified == report.steps.count)
        #expect(stage.file == calm.file, "\(Seed.ofThisRun)")
        #expect(stage.service.withService { $0.log.writes } == calm.service.withService { $0.log.writes })
    }

    @Test(arguments: Dialect.allCases)
    func `deletions take effect once, whatever befalls them`(dialect: Dialect) async throws {
        let shop = try await Shop.state(dialect)
        for mishap in Seed.draw(2, of: Mishap.losses, for: "lost deletions in \(dialect)") {
            let stage = Stage(try SampleSite.shop(dialect), name: "shop")
            try Damage.all(on: stage)
            let plan = try Shop.plan(from: shop, to: try await stage.state())
            let seen = Seen()
            let report = try await stage.apply(
                plan, mishap: { request, _ in seen.place(of: request).map { _ in mishap } })
            #expect(report.applied == report.steps.count, "\(mishap), \(Seed.ofThisRun)")
            try await Damage.expectMended(shop, stage, plan, "\(mishap), \(Seed.ofThisRun)")
        }
    }

    /// One campaign to copy, and the number of its first POST.
    private func campaign() async throws -> (stage: Stage, plan: Plan) {
        let (site, plan) = try await Self.campaigns(.final)
        return (Stage(site), plan)
    }

    private static let campaigns = Prepared<Dialect, (site: SimulatedSite, plan: Plan)> { dialect in
        let stage = Stage(try Shop.empty(dialect))
        let options = PlanOptions(
            selection: .init(only: [.init("campaigns/B2B*")], except: []), map: .knowledgeBasesOfTheTwin)
        return (stage.site, try Shop.plan(from: try await Shop.state(dialect), to: try await stage.state(), options))
    }

    @Test(arguments: [Mishap.lostAfter, .timedOutAfter, .brokenAfter, .unnamedAfter])
    func `a person makes the same campaign while the answer is lost: both are named, nothing is built on either`(
        mishap: Mishap
    ) async throws {
        let (stage, plan) = try await campaign()
        let report = try await stage.apply(
            plan,
            mishap: { request, _ in
                guard request.method == .post, request.target.hasSuffix("/campaigns") else { return nil }
                _ = stage.service.withService { $0.sites[0].respond(to: request) }
                return mishap
            })
        let campaigns = try #require(try stage.value("/campaigns").elements)
        #expect(campaigns.count == 2)
        let step = try #require(report.steps.first { $0.kind == "campaigns" })
        #expect(step.state == .unknown)
        for campaign in campaigns {
            let id = try #require(campaign["id"]?.text)
            #expect(step.error?.contains(id) == true)
        }
        #expect(report.steps.filter { $0.path.contains("$ref") }.allSatisfy { $0.state == .skipped })
        let before = stage.file
        // Nothing has changed: going on finds the same.
        let second = try await stage.apply(plan)
        #expect(second.count(.unknown) == 1)
        #expect(stage.file == before)
        // A person has looked and deleted hers.
        let hers = try #require(campaigns[0]["id"]?.text)
        try stage.send(.delete, "/campaigns/" + hers)
        let third = try await stage.apply(plan)
        #expect(third.applied == third.steps.count)
        #expect(try stage.value("/campaigns").elements?.count == 1)
    }

    @Test func `one of the same name with other values is taken for nobody's`() async throws {
        let (stage, plan) = try await campaign()
        let report = try await stage.apply(
            plan,
            mishap: { request, _ in
                guard request.method == .post, request.target.hasSuffix("/campaigns") else { return nil }
                var other = (try? JSONValue(parsing: request.body)) ?? [:]
                other.set("description", "by hand")
                var hers = request
                hers.body = other.bytes()
                _ = stage.service.withService { $0.sites[0].respond(to: hers) }
                return .lostBefore
            })
        #expect(report.count(.unknown) == 1)
        #expect(try stage.value("/campaigns").elements?.count == 1)
    }

    @Test func `a list that shows what was made only after five seconds is waited for`() async throws {
        let (stage, plan) = try await campaign()
        let made = Mutex<Duration?>(nil)
        let old = try stage.value("/campaigns")
        let report = try await stage.apply(
            plan,
            mishap: { request, _ in
                request.method == .post && request.target.hasSuffix("/campaigns") ? .lostAfter : nil
            },
            twist: { request, time in
                guard request.target.hasSuffix("/campaigns") else { return nil }
                guard !(stage.service.withService { $0.log.writes } == 0) else { return nil }
                let since = made.withLock { made in
                    made = made ?? time.now()
                    return made ?? .zero
                }
                return time.now() - since < .seconds(5) ? HTTPResponse(status: 200, body: old.bytes()) : nil
            })
        #expect(report.applied == report.steps.count)
        #expect(try stage.value("/campaigns").elements?.count == 1)
    }

    @Test func `a service that stays too busy is asked a few times, then the operation has failed`() async throws {
        let (stage, plan) = try await campaign()
        let asked = Mutex(0)
        let report = try await stage.apply(
            plan,
            mishap: { request, _ in
                guard request.method == .post, request.target.hasSuffix("/campaigns") else { return nil }
                asked.withLock { $0 += 1 }
                return .busyBefore
            })
        #expect(asked.withLock { $0 } == 5)
        #expect(report.steps.first { $0.kind == "campaigns" }?.state == .failed)
        #expect(try stage.value("/campaigns").elements == [])
        let second = try await stage.apply(plan)
        #expect(second.applied == second.steps.count)
    }
}
