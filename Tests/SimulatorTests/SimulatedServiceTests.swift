import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// Credentials, throttle, faults and the log.
struct SimulatedServiceTests {
    private func service(_ dialect: Dialect = .final) throws -> SimulatedService {
        let moment = try #require(Moment("2026-05-06T12:00:00Z"))
        let bank = try SimulatedSite(file: Samples.document("sites/bank.json"), dialect: dialect, now: moment)
        var service = SimulatedService(sites: [try SimulatedSite.shop(dialect), bank])
        service.clock = .fixed(moment)
        return service
    }

    @Test(arguments: [("shop-token", 4), ("bank-token", 12)])
    func `a bearer token says which site`(_ token: String, _ campaigns: Int) throws {
        var service = try service()
        #expect(try service.get("campaigns", token: token).elements?.count == campaigns)
    }

    @Test func `a token says which agent`() throws {
        var service = try service()
        let made = try service.ask(
            .post, "bans", ["type": "ip", "ip": "192.0.2.1"],
            headers: [HTTPHeader("authorization", "bearer shop-token-tom")])
        #expect(try made.json["lastUpdatedByAgentId"] == 2)
    }

    @Test(arguments: [nil, "Bearer", "Bearer wrong", "Basic !!!", "Digest x", "Basic c2hvcDprZXk="] as [String?])
    func `whoever is not known gets 401`(_ header: String?) throws {
        var service = try service()
        let answer = try service.ask(
            .get, "campaigns", headers: header.map { [HTTPHeader("Authorization", $0)] } ?? [])
        #expect(answer.status == 401)
        #expect(try answer.json["code"] == 401_000)
        #expect(try answer.json["message"]?.text?.isEmpty == false)
    }

    @Test(arguments: [
        ("ingrid@nordpfad.example:shop-key", "?siteId=10001", 200), ("ingrid@nordpfad.example:shop-key", "", 401),
        ("ingrid@nordpfad.example:shop-key", "?siteId=10002", 401),
        ("ingrid@nordpfad.example:bank-key", "?siteId=10001", 401),
        ("helena.marsh@harborlight.example:bank-key", "?siteId=10002", 200),
    ])
    func `an API key needs the site`(_ pair: String, _ query: String, _ status: Int) throws {
        var service = try service()
        let secret = Data(pair.utf8).base64EncodedString()
        let answer = try service.ask(
            .get, "campaigns\(query)", headers: [HTTPHeader("Authorization", "Basic \(secret)")])
        #expect(answer.status == status)
    }

    private func grant(_ service: inout SimulatedService, _ form: String) throws -> HTTPResponse {
        try #require(
            service.respond(
                to: HTTPRequest(
                    .post, origin: "http://sim.test", target: "/oauth/token",
                    headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded")], body: Array(form.utf8))
            ).response)
    }

    @Test func `a password is exchanged for a token that runs out`() throws {
        var service = try service()
        service.tokenLifetime = 100
        let answer = try grant(&service, "grant_type=password&email=ingrid%40nordpfad.example&password=tent-peg-42")
        #expect(answer.status == 200)
        #expect(try answer.json["expires_in"] == 100)
        let token = try #require(try answer.json["access_token"]?.text)
        #expect(try service.get("campaigns", token: token).elements?.count == 4)
        service.advance(seconds: 100)
        let late = try service.ask(.get, "campaigns", headers: [HTTPHeader("Authorization", "Bearer \(token)")])
        #expect(late.status == 401)
    }

    @Test(arguments: [
        ("grant_type=password&email=ingrid%40nordpfad.example&password=wrong", 401),
        ("grant_type=password&email=juergen%40nordpfad.example", 401), ("grant_type=client_credentials", 400),
        ("", 400),
    ])
    func `a wrong password gets no token`(_ form: String, _ status: Int) throws {
        var service = try service()
        #expect(try grant(&service, form).status == status)
    }

    @Test func `kinds can be forbidden, read-only or absent, with all that lies under them`() throws {
        var service = try service()
        service.sites[0].options.forbidden = ["bans"]
        service.sites[0].options.readOnly = ["campaigns"]
        service.sites[0].options.absent = ["dynamicCampaign", "secureForms"]
        let path = "campaigns/c0a80001-5c1e-4b07-9a31-000000000001/chatButton"
        for (method, target, status) in [
            (HTTPMethod.get, "bans", 403), (.get, path, 200), (.put, path, 403), (.get, "dynamicCampaign", 404),
            (.get, "secureForms/5f000001-5c1e-4b07-9a31-000000000b01/secureFormFields", 404), (.get, "webhooks", 200),
        ] {
            let answer = try service.ask(method, target, ["type": "adaptive"], headers: SimulatedService.shop)
            #expect(answer.status == status, "\(method) \(target)")
        }
    }

    @Test(
        arguments: [
            (Throttle.Answer.tooMany(saysWhen: true), 429, "40"), (.tooMany(saysWhen: false), 429, nil),
            (.forbidden, 403, nil),
        ] as [(Throttle.Answer, Int, String?)])
    func `more requests than allowed are refused until the time is over`(
        _ answer: Throttle.Answer, _ status: Int, _ wait: String?
    ) throws {
        var service = try service()
        service.throttle = Throttle(requests: 3, seconds: 60, answer: answer)
        for _ in 0..<3 { _ = try service.get("webhooks") }
        service.advance(seconds: 20)
        let refused = try service.ask(.get, "webhooks", headers: SimulatedService.shop)
        #expect(refused.status == status)
        #expect(refused.headers[header: "Retry-After"] == wait)
        service.advance(seconds: 40)
        _ = try service.get("webhooks")
        #expect(service.log.count == 5)
    }

    @Test func `a fault strikes the requests it is meant for`() throws {
        var service = try service()
        service.faults = FaultSchedule([
            .init(.get, "*/webhooks", .nth(2), .status(503, headers: [HTTPHeader("Retry-After", "1")])),
            .init(nil, "*/bans*", .first(1), .status(500)), .init(.get, "*/CUSTOM*s", .every(2), .status(502)),
            .init(.get, "*/settings", .after(1), .redirect(to: "http://other.test/")),
        ])
        func ask(_ target: String) throws -> Int {
            try service.ask(.get, target, headers: SimulatedService.shop).status
        }
        #expect(try (0..<3).map { _ in try ask("webhooks") } == [200, 503, 200])
        #expect(try (0..<2).map { _ in try ask("bans?include=agent") } == [500, 200])
        #expect(try (0..<4).map { _ in try ask("customVariables") } == [200, 502, 200, 502])
        #expect(try (0..<2).map { _ in try ask("settings") } == [200, 302])
    }

    @Test(arguments: [
        (Fault.dropBefore, 0), (.hangBefore, 0), (.status(500), 0), (.redirect(to: "http://other.test/"), 0),
        (.dropAfter, 1),
        (.hangAfter, 1), (.statusAfter(504), 1), (.halfHead, 1), (.truncatedBody, 1), (.wrongLength, 1), (.garbage, 1),
        (.slow(milliseconds: 0), 1),
    ])
    func `a fault strikes before or after the request takes effect`(_ fault: Fault, _ writes: Int) throws {
        var service = try service()
        service.faults = FaultSchedule([.init(.post, "*", .all, fault)])
        let outcome = service.respond(
            to: HTTPRequest(
                .post, origin: "http://sim.test", target: "/api/v3/livechat/bans", headers: SimulatedService.shop,
                body: Array(#"{"type":"ip","ip":"192.0.2.1"}"#.utf8)))
        #expect(service.log.writes == writes)
        #expect(try service.get("bans").elements?.count == 3 + writes)
        if case .slow = fault {
            #expect(outcome.response?.status == 201)
        } else {
            #expect(outcome.response?.status != 201)
        }
    }

    @Test func `faults can be written down`() throws {
        let schedule = try FaultSchedule(
            file: JSONValue(
                parsing: #"""
                    [{"method": "POST", "path": "*/campaigns", "nth": 2, "fault": "dropAfter"},
                     {"fault": {"status": 503, "retryAfter": 7}, "first": 3}, {"fault": {"slow": 20}}]
                    """#))
        #expect(
            schedule.rules == [
                .init(.post, "*/campaigns", .nth(2), .dropAfter),
                .init(nil, "*", .first(3), .status(503, headers: [HTTPHeader("Retry-After", "7")])),
                .init(nil, "*", .all, .slow(milliseconds: 20)),
            ])
        for wrong in [#"{}"#, #"[{"fault": "fire"}]"#, #"[{"method": "PATCH", "fault": "hangAfter"}]"#] {
            #expect(throws: SiteFileError.self) { try FaultSchedule(file: JSONValue(parsing: wrong)) }
        }
    }

    @Test func `the log tells every request in its order`() throws {
        var service = try service()
        _ = try service.get("webhooks?a=1")
        _ = try service.ask(.post, "bans", ["type": "ip", "ip": "192.0.2.1"], headers: SimulatedService.shop)
        _ = try service.ask(.post, "bans", ["type": "ip"], headers: SimulatedService.shop)
        _ = try service.ask(.get, "webhooks")
        #expect(service.log.entries.map { $0.status } == [200, 201, 400, 401])
        #expect(service.log.entries.map { $0.isWrite } == [false, true, false, false])
        let shown = try #require(
            service.respond(to: HTTPRequest(.get, origin: "http://sim.test", target: "/_log")).response
        ).json
        #expect(shown["count"] == 4 && shown["writes"] == 1)
        #expect(shown["requests"]?[0]?["target"]?.text == "/api/v3/livechat/webhooks?a=1")
        let state = try #require(
            service.respond(to: HTTPRequest(.get, origin: "http://sim.test", target: "/_state")).response
        ).json
        #expect(state["sites"]?[0]?["bans"]?.elements?.count == 4)
        _ = service.respond(to: HTTPRequest(.delete, origin: "http://sim.test", target: "/_log"))
        #expect(service.log.count == 0)
    }

    @Test(arguments: [
        "/", "", "/api/v2/livechat/campaigns", "/api/v3", "/api/v3/livechat/moon", "//x", "/api/v3/livechat/%zz",
    ])
    func `what lives nowhere is refused`(_ target: String) throws {
        var service = try service()
        let answer = service.respond(
            to: HTTPRequest(.get, origin: "http://sim.test", target: target, headers: SimulatedService.shop))
        #expect([400, 404].contains(answer.response?.status))
    }
}

extension SimulatedService {
    static let shop = [HTTPHeader("Authorization", "Bearer shop-token")]

    mutating func ask(
        _ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil, headers: [HTTPHeader] = []
    ) throws -> HTTPResponse {
        let request = HTTPRequest(
            method, origin: "http://sim.test", target: "/api/v3/livechat/" + path, headers: headers,
            body: body?.bytes() ?? [])
        return try #require(respond(to: request).response)
    }

    mutating func get(_ path: String, token: String = "shop-token") throws -> JSONValue {
        let answer = try ask(.get, path, headers: [HTTPHeader("Authorization", "Bearer \(token)")])
        try #require(answer.status == 200)
        return try answer.json
    }
}
