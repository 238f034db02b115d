import Applying
import Catalog
import Diffing
import Planning
import Service
import Simulator
import Store
import Synchronization
import TestSupport
import Testing
import Wire

/// Answers to a creation that name something else, or nothing.
struct WrongAnswerTests {
    private static let known = "ba000001-5c1e-4b07-9a31-000000000901"
    private static let others = "ba000002-5c1e-4b07-9a31-000000000902"

    private static let bans = Prepared<Dialect, (site: SimulatedSite, before: MemoryState, plan: Plan)> { dialect in
        let stage = Stage(try SampleSite.shop(dialect), name: "shop")
        let before = try await stage.state()
        try stage.send(.delete, "/bans/" + others)
        return (stage.site, before, try Shop.plan(from: before, to: try await stage.state()))
    }

    /// A ban is gone, and a plan brings it back.
    private func ban() async throws -> (stage: Stage, before: MemoryState, plan: Plan) {
        let (site, before, plan) = try await Self.bans(.final)
        return (Stage(site, name: "shop"), before, plan)
    }

    private static let bodies = [
        #"{"id":"\#(known)"}"#, #"{"id":"ffffffff-5c1e-4b07-9a31-000000000902"}"#,
        #"{"id":"ca000003-5c1e-4b07-9a31-000000000803"}"#, #"{"id":{"a":1}}"#, #"{"id":true}"#, #"{"id":[1]}"#,
        #"{"id":""}"#, "[]", "[1]", "", "null", "created",
    ]

    @Test(
        arguments: Seed.draw(
            8, of: bodies.flatMap { body in [200, 201].map { (body, $0) } }, for: "wrong answers"))
    func `an id counts only if it is new and the list shows it`(body: String, status: Int) async throws {
        let (stage, before, plan) = try await ban()
        let report = try await stage.apply(
            plan,
            answer: { request, response in
                request.method == .post ? HTTPResponse(status: status, body: Array(body.utf8)) : response
            })
        try await expectDone(report, stage, before)
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect says nothing of what was done`(status: Int) async throws {
        let (stage, before, plan) = try await ban()
        let place = HTTPHeader("Location", "/api/v3/livechat/bans/" + Self.known)
        let report = try await stage.apply(
            plan,
            answer: { request, response in
                request.method == .post ? HTTPResponse(status: status, headers: [place]) : response
            })
        try await expectDone(report, stage, before)
    }

    @Test func `an address of something that was there before does not name what was made`() async throws {
        let (stage, before, plan) = try await ban()
        let place = HTTPHeader("Location", "/api/v3/livechat/bans/" + Self.known)
        let report = try await stage.apply(
            plan,
            answer: { request, response in
                request.method == .post ? HTTPResponse(status: 201, headers: [place]) : response
            })
        try await expectDone(report, stage, before)
    }

    private func expectDone(_ report: ApplyReport, _ stage: Stage, _ before: MemoryState) async throws {
        #expect(report.steps.map(\.state) == [.done])
        let created = try #require(report.steps.first?.created)
        #expect(![Self.known, Self.others].contains(created))
        let now = try await stage.state()
        #expect(try now.resources(below: "bans").contains { $0.id == created })
        try await Shop.expectEqual(before, stage)
    }

    @Test func `a creation that takes effect after it was given up is found before the run is done`() async throws {
        let (stage, before, plan) = try await ban()
        let late = Mutex<HTTPRequest?>(nil)
        let service = stage.service
        let report = try await stage.apply(
            plan,
            mishap: { request, _ in
                late.withLock { $0 = request }
                return .lostBefore
            },
            twist: { _, time in
                if time.now() > .seconds(30), let request = late.withLock({ $0.take() }) {
                    _ = service.respond(to: request)
                }
                return nil
            })
        #expect(report.steps.map(\.state) == [.done])
        try await Shop.expectEqual(before, stage)
    }
}
