import Catalog
import Crawling
import Testing
import Wire

/// What the first campaign shows and the others are spared.
struct FrontierLearningTests {
    private static let kinds = "campaigns routing customRules"
    private static let rules: [JSONValue] = [["id": "r1", "name": "x"], ["id": "r2", "name": "y"]]
    /// A routing that shows where it leads to and carries its rules.
    private static let routing: JSONValue = ["routeTo": "agent", "routeToId": "6", "customRules": .array(rules)]
    private static let list = "/campaigns/1/routing/customRules"

    /// Two campaigns whose routings carry the rules; the list of the first answers as given.
    private static func crawled(list answer: AnsweredFrontier.Answer) throws -> AnsweredFrontier {
        var frontier = try AnsweredFrontier(kinds)
        try frontier.run { job in
            switch job.kind.name {
            case "campaigns": .campaigns("A", "B")
            case "routing": .object(routing)
            default: job.path == list ? answer : .items(rules)
            }
        }
        return frontier
    }

    @Test(
        arguments: [
            .items(rules), .items(rules.reversed()), .items([["name": "x", "id": "r1"], rules[1]]), .refused(.absent),
            .refused(.forbidden, "not allowed"),
        ] as [AnsweredFrontier.Answer])
    func `where the list says what its parent carries, or is not to be had, parents are enough`(
        answer: AnsweredFrontier.Answer
    ) throws {
        let frontier = try Self.crawled(list: answer)
        #expect(frontier.asked == ["/campaigns", "/campaigns/1/routing", Self.list, "/campaigns/2/routing"])
        #expect(frontier.warnings == [])
        for campaign in 1...2 {
            let path = "/campaigns/\(campaign)/routing"
            #expect(frontier.body(of: path) == ["routeTo": "agent", "routeToId": "6"])
            #expect(frontier.state(of: path + "/customRules") == .complete)
            #expect(frontier.body(of: path + "/customRules/r2") == Self.rules[1])
        }
        #expect(frontier.resources.count { $0.kind == "customRules" } == 4)
    }

    @Test(
        arguments: [
            .items([]), .items([rules[0]]), .items([rules[0], ["id": "r2", "name": "z"]]),
            .items(rules + [["id": "r3", "name": "z"]]), .items([rules[0], rules[1], rules[1], ["id": "r1"]]),
        ] as [AnsweredFrontier.Answer])
    func `where the list says something else it is believed, for all campaigns, and that is said`(
        answer: AnsweredFrontier.Answer
    ) throws {
        let frontier = try Self.crawled(list: answer)
        let second = "/campaigns/2/routing/customRules"
        #expect(
            frontier.asked == ["/campaigns", "/campaigns/1/routing", Self.list, "/campaigns/2/routing", second])
        #expect(
            frontier.warnings == [
                "routing does not carry its customRules as \(Self.list) lists them; asking for each list"
            ])
        #expect(frontier.state(of: second) == .complete)
        #expect(frontier.body(of: "/campaigns/2/routing/customRules/r2") == Self.rules[1])
        guard case .items(let items) = answer else { return }
        let ids = Set(items.compactMap { $0["id"]?.text })
        let found = frontier.resources.filter { $0.path.hasPrefix(Self.list) }.compactMap(\.id)
        #expect(Set(found) == ids && found.count == ids.count)
    }

    @Test func `a list that fails is a gap, and the others are asked for`() throws {
        let frontier = try Self.crawled(list: .refused(.failed, "busy"))
        #expect(frontier.asked.last == "/campaigns/2/routing/customRules")
        #expect(frontier.state(of: Self.list) == .failed && frontier.reason(of: Self.list) == "busy")
        #expect(frontier.resources.count { $0.kind == "customRules" } == 2)
        #expect(frontier.warnings == [])
    }

    @Test(
        arguments: [nil, [rules[0], ["name": "no id"]], "no list"] as [JSONValue?])
    func `a parent that carries nothing, or nothing that can be told apart, is not asked twice`(
        carried: JSONValue?
    ) throws {
        var body = Self.routing
        if let carried { body.set("customRules", carried) } else { body = ["routeTo": "agent", "routeToId": "6"] }
        var frontier = try AnsweredFrontier(Self.kinds)
        try frontier.run { job in
            switch job.kind.name {
            case "campaigns": .campaigns("A", "B")
            case "routing": .object(body)
            default: .items(Self.rules)
            }
        }
        #expect(frontier.asked.filter { $0.hasSuffix("customRules") }.count == 2)
        #expect(frontier.asked.count == 5 && frontier.warnings == [])
        #expect(frontier.resources.count { $0.kind == "customRules" } == 4)
    }

    @Test func `nobody is trusted in a thorough crawl`() throws {
        var frontier = try AnsweredFrontier(Self.kinds, isThorough: true)
        try frontier.run { job in
            switch job.kind.name {
            case "campaigns": .campaigns("A", "B", "C")
            case "routing": .object(Self.routing)
            default: .items(Self.rules)
            }
        }
        #expect(frontier.asked.filter { $0.hasSuffix("customRules") }.count == 3)
        #expect(frontier.asked.count == 7 && frontier.warnings == [])
    }

    @Test func `the other campaigns wait until the first has shown it`() throws {
        var frontier = try AnsweredFrontier(Self.kinds)
        try frontier.answer(try #require(try frontier.next()), .campaigns("A", "B"))
        let parent = try #require(try frontier.next())
        #expect(parent.path == "/campaigns/1/routing")
        #expect(try frontier.next() == nil && !frontier.isDone)
        try frontier.answer(parent, .object(Self.routing))
        let list = try #require(try frontier.next())
        #expect(list.path == Self.list)
        #expect(try frontier.next() == nil && !frontier.isDone)
        try frontier.answer(list, .items(Self.rules))
        #expect(try frontier.next()?.path == "/campaigns/2/routing")
    }

    @Test func `a reference that does not show is asked for, of the others at once`() throws {
        var frontier = try AnsweredFrontier("campaigns chatbotIntegration")
        try frontier.run { job in
            switch (job.kind.name, job.include) {
            case ("campaigns", _): .campaigns("A", "B", "C")
            case (_, nil): .object(["isEnable": true])
            default:
                .object(["isEnable": true, "selectedChatbot": ["id": "b", "name": "T", "email": "e", "key": "k"]])
            }
        }
        #expect(
            frontier.asked == [
                "/campaigns", "/campaigns/1/chatbotIntegration", "/campaigns/1/chatbotIntegration?include=chatbot",
                "/campaigns/2/chatbotIntegration?include=chatbot", "/campaigns/3/chatbotIntegration?include=chatbot",
            ])
        // Of what was included only what names it is kept.
        #expect(
            frontier.body(of: "/campaigns/3/chatbotIntegration")
                == ["isEnable": true, "selectedChatbot": ["id": "b", "name": "T", "email": "e"]])
        #expect((frontier.done, frontier.total) == (4, 4))
    }

    @Test func `a reference that shows by itself is not asked for, but where one body lacks it`() throws {
        var frontier = try AnsweredFrontier("campaigns chatbotIntegration")
        try frontier.run { job in
            if job.form == .list { return .campaigns("A", "B", "C") }
            let shows = job.path != "/campaigns/2/chatbotIntegration" || job.include != nil
            return .object(shows ? ["selectedChatbotId": nil] : [:])
        }
        #expect(
            frontier.asked == [
                "/campaigns", "/campaigns/1/chatbotIntegration", "/campaigns/2/chatbotIntegration",
                "/campaigns/2/chatbotIntegration?include=chatbot", "/campaigns/3/chatbotIntegration",
            ])
    }

    @Test func `where the first campaign's parent can't be read the lists are asked for everywhere`() throws {
        var frontier = try AnsweredFrontier(Self.kinds)
        try frontier.run { job in
            switch job.path {
            case "/campaigns": .campaigns("A", "B")
            case "/campaigns/1/routing": .refused(.failed, "busy")
            case "/campaigns/2/routing": .object(Self.routing)
            default: .items(Self.rules)
            }
        }
        #expect(frontier.state(of: "/campaigns/1/routing") == .failed)
        #expect(frontier.state(of: Self.list) == .complete)
        #expect(frontier.asked.filter { $0.hasSuffix("customRules") }.count == 2)
        #expect(frontier.asked.count == 5 && frontier.isDone)
    }

    @Test func `where a selection leaves the first campaign's parent out, another one shows it`() throws {
        var frontier = try AnsweredFrontier(Self.kinds, except: ["campaigns/A/routing"])
        try frontier.run { job in
            switch job.kind.name {
            case "campaigns": .campaigns("A", "B", "C")
            case "routing": .object(Self.routing)
            default: .items(Self.rules)
            }
        }
        #expect(
            frontier.asked == [
                "/campaigns", "/campaigns/2/routing", "/campaigns/2/routing/customRules", "/campaigns/3/routing",
            ])
        #expect(frontier.state(of: "/campaigns/1/routing") == .skipped)
        #expect(frontier.resources.count { $0.kind == "customRules" } == 4)
    }

    /// A body may carry children of a kind that the table does not have.
    @Test func `children of an unknown kind are neither kept nor asked for, and nobody waits for them`() throws {
        var frontier = try AnsweredFrontier("campaigns routing")
        try frontier.run { $0.form == .list ? .campaigns("A", "B", "C") : .object(Self.routing) }
        #expect(frontier.asked == ["/campaigns"] + (1...3).map { "/campaigns/\($0)/routing" })
        #expect(frontier.isDone)
        #expect(frontier.body(of: "/campaigns/3/routing") == ["routeTo": "agent", "routeToId": "6"])
        #expect(frontier.coverage.map(\.kind) == ["campaigns", "routing", "routing", "routing"])
    }
}
