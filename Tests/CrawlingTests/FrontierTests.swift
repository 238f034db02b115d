import Catalog
import Crawling
import Testing
import Wire

/// What is asked next and what an answer amounts to; jobs are answered by hand.
struct FrontierTests {
    @Test func `what others hang on is asked first, and what lives in it when it is known`() throws {
        var frontier = try AnsweredFrontier("departments settings campaigns chatButton")
        #expect((frontier.done, frontier.total) == (0, 3))
        let first = try #require(try frontier.next())
        #expect(first.path == "/campaigns" && first.form == .list && first.ids == [])
        #expect((frontier.done, frontier.total) == (0, 3))
        try frontier.answer(first, .campaigns("A", "B"))
        #expect(!frontier.isDone)
        try frontier.run([
            "/settings": .object(["siteId": 1]), "/departments": .items([["id": "d"]]),
            "/campaigns/1/chatButton": .object(["a": 1]), "/campaigns/2/chatButton": .object(["a": 2]),
        ])
        #expect(
            frontier.asked == [
                "/campaigns", "/settings", "/departments", "/campaigns/1/chatButton", "/campaigns/2/chatButton",
            ])
        #expect(frontier.isDone)
        #expect((frontier.done, frontier.total) == (5, 5))
        #expect(
            frontier.coverage.map { "\($0.path) \($0.state) \($0.count)" } == [
                "/campaigns complete 2", "/settings complete 1", "/campaigns/1/chatButton complete 1",
                "/campaigns/2/chatButton complete 1",
            ])
        #expect(
            frontier.resources.map { "\($0.address) \($0.id ?? "-")" } == [
                "campaigns/A 1", "campaigns/B 2", "settings -", "campaigns/A/chatButton -", "campaigns/B/chatButton -",
            ])
        #expect(frontier.lookups == [["id": "d"]])
        #expect(frontier.warnings == [])
    }

    @Test func `several jobs may be under way, and it is not done before the last is answered`() throws {
        var frontier = try AnsweredFrontier("settings bans webhooks")
        let jobs = [try frontier.next(), try frontier.next(), try frontier.next()].compactMap(\.self)
        #expect(jobs.map(\.path) == ["/settings", "/bans", "/webhooks"])
        #expect(try frontier.next() == nil)
        for job in jobs.reversed() {
            #expect(!frontier.isDone)
            try frontier.answer(job, job.form == .list ? .items([]) : .object(["is": true]))
        }
        #expect(frontier.isDone)
        #expect(frontier.coverage.map(\.path) == ["/webhooks", "/bans", "/settings"])
    }

    @Test func `a list of several pages brings all its items, and each of them its children`() throws {
        let names = (1...1_200).map { "\($0)" }
        var frontier = try AnsweredFrontier("campaigns chatButton")
        try frontier.run { job in
            job.form == .object
                ? .object(["is": true]) : .items(names.map { ["id": .string($0), "name": .string($0)] })
        }
        #expect(frontier.asked == ["/campaigns"] + names.map { "/campaigns/\($0)/chatButton" })
        #expect(frontier.resources.count == 2_400)
        #expect(frontier.coverage.first?.count == 1_200)
    }

    @Test func `an item that can't be told apart is left out, and its list not whole`() throws {
        var frontier = try AnsweredFrontier("campaigns chatButton")
        try frontier.run([
            "/campaigns": .items([["id": "1", "name": "A"], ["name": "no id"]]),
            "/campaigns/1/chatButton": .object(["is": true]),
        ])
        #expect(frontier.asked == ["/campaigns", "/campaigns/1/chatButton"])
        #expect(frontier.state(of: "/campaigns") == .failed)
        #expect(frontier.reason(of: "/campaigns")?.contains("no id that can be used") == true)
        #expect(frontier.resources.map(\.path) == ["/campaigns/1", "/campaigns/1/chatButton"])
    }

    @Test func `an object that comes as a list of one is that object, and words in one object are one resource`() throws
    {
        var frontier = try AnsweredFrontier("settings mobilePush translationExcludedWords")
        try frontier.run([
            "/settings": .items([["siteId": 1]]), "/mobilePush": .items([["a": 1], ["a": 2]]),
            "/translationExcludedWords": .object(["excludedWords": ["a"]]),
        ])
        #expect(frontier.body(of: "/settings") == ["siteId": 1])
        #expect(frontier.body(of: "/mobilePush") == [["a": 1], ["a": 2]])
        #expect(frontier.body(of: "/translationExcludedWords") == ["excludedWords": ["a"]])
        #expect(frontier.resources.allSatisfy { $0.id == nil } && frontier.resources.count == 3)
    }

    @Test func `a sample takes the children of so many items only`() throws {
        var frontier = try AnsweredFrontier("campaigns chatButton", sample: 2)
        try frontier.run { $0.form == .list ? .campaigns("A", "B", "C") : .object(["is": true]) }
        #expect(frontier.asked == ["/campaigns", "/campaigns/1/chatButton", "/campaigns/2/chatButton"])
        #expect(frontier.resources.count { $0.kind == "campaigns" } == 3)
    }

    @Test(
        arguments: [.items([["id": "d"]]), .object(["id": "d"]), .refused(.failed, "busy")] as [AnsweredFrontier.Answer]
    )
    func `what is looked up is no resource and has no coverage`(answer: AnsweredFrontier.Answer) throws {
        var frontier = try AnsweredFrontier("departments settings")
        try frontier.run { $0.form == .lookup ? answer : .object(["is": true]) }
        #expect(frontier.coverage.map(\.path) == ["/settings"])
        #expect(frontier.resources.map(\.path) == ["/settings"])
        if case .items(let items) = answer {
            #expect(frontier.lookups == items)
        } else {
            #expect(frontier.lookups == [])
        }
        #expect((frontier.done, frontier.total) == (2, 2))
    }

    @Test func `a selection is asked for and no more, and what is left out is said`() throws {
        var frontier = try AnsweredFrontier(
            "settings bans campaigns chatButton chatWindow", only: ["campaigns/B/chatButton", "bans/1.1.1.1"])
        try frontier.run([
            "/campaigns": .campaigns("A", "B"), "/campaigns/2/chatButton": .object(["a": 1]),
            "/bans": .items([
                ["id": "b1", "type": "ip", "ip": "1.1.1.1"], ["id": "b2", "type": "ip", "ip": "2.2.2.2"],
            ]),
        ])
        #expect(Set(frontier.asked) == ["/campaigns", "/bans", "/campaigns/2/chatButton"])
        #expect(frontier.resources.map(\.address).sorted() == ["bans/1.1.1.1", "campaigns/B/chatButton"])
        #expect(frontier.left.sorted() == ["bans/2.2.2.2", "campaigns/A", "campaigns/B"])
        #expect(frontier.reason(of: "/settings") == "not asked for" && frontier.state(of: "/settings") == .skipped)
        #expect(frontier.reason(of: "/campaigns/2/chatWindow") == "not asked for")
        #expect(frontier.state(of: "/bans") == .skipped && frontier.reason(of: "/bans") == "asked for in part")
        #expect(frontier.state(of: "/campaigns/2/chatButton") == .complete)
    }
}
