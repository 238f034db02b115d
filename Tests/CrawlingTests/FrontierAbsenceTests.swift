import Catalog
import Crawling
import Testing
import Wire

/// What the frontier makes of places that are not there or can't be read.
struct FrontierAbsenceTests {
    @Test func `what is not there is said once something else is`() throws {
        var frontier = try AnsweredFrontier("settings webhooks")
        let settings = try #require(try frontier.next())
        let webhooks = try #require(try frontier.next())
        try frontier.answer(webhooks, .refused(.absent))
        #expect(frontier.coverage == [])
        try frontier.answer(settings, .object(["is": true]))
        #expect(frontier.state(of: "/webhooks") == .absent && frontier.state(of: "/settings") == .complete)
        #expect(frontier.reason(of: "/webhooks") == "answered with 404")
        try frontier.end()
        #expect(frontier.coverage.count == 2 && frontier.warnings == [])
    }

    @Test func `that something may not be read says that it is there`() throws {
        var frontier = try AnsweredFrontier("webhooks bans")
        try frontier.run { $0.kind.name == "bans" ? .refused(.forbidden, "no permission") : .refused(.absent) }
        #expect(frontier.state(of: "/webhooks") == .absent)
        #expect(frontier.state(of: "/bans") == .forbidden && frontier.reason(of: "/bans") == "no permission")
        #expect(frontier.warnings == [])
    }

    @Test func `where nothing is there nothing is absent`() throws {
        var frontier = try AnsweredFrontier("settings webhooks campaigns")
        try frontier.run([:])
        #expect(frontier.coverage.count == 3)
        #expect(frontier.coverage.allSatisfy { $0.state == .failed })
        #expect(frontier.reason(of: "/webhooks") == "answered with 404, as to everything else")
        #expect(frontier.warnings.count == 1 && frontier.warnings[0].contains("https://api1.comm100.io/api/v3"))
    }

    @Test func `a failure says nothing about the rest`() throws {
        var frontier = try AnsweredFrontier("webhooks bans")
        try frontier.run { $0.kind.name == "bans" ? .refused(.failed, "busy") : .refused(.absent) }
        #expect(frontier.state(of: "/bans") == .failed && frontier.state(of: "/webhooks") == .failed)
        #expect(frontier.warnings.count == 1)
    }

    @Test(
        arguments: [
            ("webhooks", KnownKinds(), .absent, nil),
            ("webhooks", KnownKinds(present: ["webhooks"]), .failed, "the last complete snapshot has it"),
            ("webhooks", KnownKinds(present: ["webhooks"], gone: ["webhooks"]), .absent, nil),
            ("webhooks", KnownKinds(present: ["bans"]), .absent, nil),
            ("bans", KnownKinds(), .failed, "though it can't be switched off"),
            ("bans", KnownKinds(gone: ["bans"]), .absent, nil),
            ("settings", KnownKinds(gone: ["settings"]), .failed, "every site has it"),
            ("campaigns", KnownKinds(gone: ["campaigns"]), .failed, "every site has it"),
        ] as [(String, KnownKinds, Coverage.State, String?)])
    func `a 404 is a feature that is off only where that can be`(
        kind: String, known: KnownKinds, state: Coverage.State, words: String?
    ) throws {
        // Look-ups don't show that it is the API; the one of these that is there does.
        var frontier = try AnsweredFrontier("settings webhooks bans campaigns chatButton mobilePush", known: known)
        try frontier.run { job in
            switch job.kind.name {
            case kind: .refused(.absent)
            case "campaigns": .campaigns("A")
            default: job.form == .list ? .items([]) : .object(["is": true])
            }
        }
        #expect(frontier.state(of: "/" + kind) == state)
        let reason = try #require(frontier.reason(of: "/" + kind))
        #expect(reason.hasPrefix("answered with 404"))
        if let words { #expect(reason.contains(words)) } else { #expect(reason == "answered with 404") }
        #expect(frontier.coverage.count { $0.state == .complete } == (kind == "campaigns" ? 4 : 5))
    }

    @Test func `look-ups are of another base and confirm nothing`() throws {
        var frontier = try AnsweredFrontier("departments webhooks")
        try frontier.run { $0.form == .lookup ? .items([["id": "d"]]) : .refused(.absent) }
        #expect(frontier.state(of: "/webhooks") == .failed)
        #expect(frontier.warnings.count == 1)
    }

    @Test(arguments: [true, false])
    func `a kind with two paths is asked at the second, and the next campaign where the first answered`(
        isThere: Bool
    ) throws {
        var frontier = try AnsweredFrontier("campaigns kbIntegration")
        try frontier.run { job in
            if job.form == .list { return .campaigns("A", "B") }
            return isThere && job.askedPath.contains("KB") ? .object(["selectedKBId": "k"]) : .refused(.absent)
        }
        let second = isThere ? "/campaigns/2/KBIntegration" : "/campaigns/2/kbIntegration"
        #expect(
            frontier.asked == ["/campaigns", "/campaigns/1/kbIntegration", "/campaigns/1/KBIntegration", second])
        for campaign in 1...2 {
            let path = "/campaigns/\(campaign)/kbIntegration"
            #expect(frontier.state(of: path) == (isThere ? .complete : .absent))
            #expect(frontier.body(of: path) == (isThere ? ["selectedKBId": "k"] : nil))
        }
        #expect((frontier.done, frontier.total) == (3, 3))
    }

    @Test(
        arguments: [
            (.refused(.failed, "busy"), KnownKinds(), .failed, true),
            (.refused(.forbidden, "no"), KnownKinds(), .forbidden, true),
            (.refused(.absent), KnownKinds(), .failed, true),
            (.refused(.absent), KnownKinds(gone: ["preChat"]), .absent, false),
        ] as [(AnsweredFrontier.Answer, KnownKinds, Coverage.State, Bool)])
    func `the fields of a form that can't be read are asked for, but of one that is gone`(
        answer: AnsweredFrontier.Answer, known: KnownKinds, state: Coverage.State, isAsked: Bool
    ) throws {
        var frontier = try AnsweredFrontier("campaigns preChat campaignFormFields", known: known)
        let field: JSONValue = ["id": "f", "field": ["name": "Name"]]
        try frontier.run { job in
            switch job.kind.name {
            case "campaigns": .campaigns("A", "B")
            case "preChat": answer
            default: .items([field])
            }
        }
        for campaign in 1...2 {
            let path = "/campaigns/\(campaign)/preChat"
            #expect(frontier.state(of: path) == state)
            #expect(frontier.state(of: path + "/campaignFormFields") == (isAsked ? .complete : .absent))
            #expect(frontier.asked.contains(path + "/campaignFormFields") == isAsked)
        }
    }
}
