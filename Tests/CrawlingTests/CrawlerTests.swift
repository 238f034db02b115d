import Catalog
import Crawling
import Service
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

struct CrawlerTests {
    /// What a site answers at every place of the table, by path, without the crawler.
    private struct Answers {
        let site: SiteBehindClosure
        var byPath: [String: (kind: Kind, value: JSONValue)] = [:]

        init(of site: SiteBehindClosure) throws {
            self.site = site
            for (kind, place) in Catalog.liveChat.roots { try ask(place.description, kind, place) }
        }

        private mutating func ask(_ path: String, _ kind: Kind, _ place: PathTemplate) throws {
            let answer = try require(site.value(path), path)
            guard kind.shape == .collection, let items = answer.elements else {
                byPath[path] = (kind, answer)
                return try askBelow(path, kind, place)
            }
            for item in items {
                let path = "\(path)/\(try require(Resource.id(of: item)))"
                byPath[path] = (kind, item)
                try askBelow(path, kind, place)
            }
        }

        private mutating func askBelow(_ path: String, _ kind: Kind, _ place: PathTemplate) throws {
            for child in Catalog.liveChat.children(of: kind, at: place) {
                guard case .literal(let segment)? = child.place.segments.last else { continue }
                try ask("\(path)/\(segment)", child.kind, child.place)
            }
        }
    }

    @Test(
        arguments: ["settings", "chatWindow", "routing"],
        [
            #"{"error": "no"}"#, #"{"success": false, "data": []}"#, #"{"list": {}}"#, #"{"total": 5, "list": []}"#,
            #"{"code": 500000, "message": "Internal error", "errors": []}"#, #"{"Code": 1, "Message": "Later"}"#,
            #"[{"error": {"code": 7}, "traceId": "x"}]"#,
        ])
    func `an error or a list with a good status is not taken for a thing`(
        last: String, answer text: String
    ) async throws {
        let crawled = try await Self.crawl(answering: text, at: last)
        let places = crawled.coverage.filter { $0.path.hasSuffix("/" + last) }
        #expect(!places.isEmpty)
        for place in places {
            let reason = place.reason ?? ""
            #expect(place.state == .failed && reason.contains("in place of the object that stands there"), "\(reason)")
        }
        #expect(!crawled.resources.contains { $0.path.hasSuffix("/" + last) })
    }

    @Test func `what a row speaks of is the thing's, whatever it is called`() async throws {
        let crawled = try await Self.crawl(answering: #"{"code": "<script>"}"#, at: "installationCode")
        let places = crawled.coverage.filter { $0.path.hasSuffix("/installationCode") }
        #expect(!places.isEmpty && places.allSatisfy { $0.state == .complete })
    }

    @Test(arguments: Dialect.allCases)
    func `everything a site lists is found, value for value`(dialect: Dialect) async throws {
        let site = SiteBehindClosure(try SampleSite.shop(dialect))
        let crawled = try await CrawledSite.crawl(site.line)
        let found = crawled.byPath
        let expected = try Answers(of: site).byPath
        #expect(Set(found.keys) == Set(expected.keys))
        for (path, (kind, value)) in expected {
            // Children are resources of their own.
            let children = kind.embedded.flatMap(\.members)
            let own = value.members.map { members in
                JSONValue.object(members.filter { !children.contains($0.name) })
            }
            var body = try #require(found[path]).body
            if kind.lacksReference(in: value) {
                // Only `include` shows the reference, so the crawl knows more than the plain answer.
                for reference in kind.includes {
                    if let object = reference.object { body = object.removing(from: body) }
                }
            }
            #expect(body == own ?? value, "\(path)")
        }
        #expect(crawled.coverage.allSatisfy { $0.state == .complete })
        #expect(crawled.warnings.isEmpty)
        #expect(site.requests.allSatisfy { $0.method == .get })
        #expect(crawled.lookups["departments"]?.isEmpty == false)
        #expect(crawled.lookups["agents"]?.isEmpty == false)
    }

    /// The address of a cloud's secrets, and one of the machine itself, wherever a body has a text.
    @Test(arguments: Dialect.allCases)
    func `no address that stands in a body is asked`(dialect: Dialect) async throws {
        let traps = [
            "http://169.254.169.254/latest/meta-data", "//169.254.169.254/x", "http://127.0.0.1:1/x",
            "file:///etc/passwd",
        ]
        @Sendable func trapped(_ value: JSONValue) -> JSONValue {
            switch value {
            case .object(let members):
                .object(
                    members.map { member in
                        let isFree = ["url", "image", "logo", "link", "src"].contains {
                            member.name.lowercased().contains($0)
                        }
                        guard isFree, let text = member.value.text else {
                            return JSONMember(member.name, trapped(member.value))
                        }
                        return JSONMember(member.name, .string(traps[text.utf8.count % traps.count]))
                    } + traps.enumerated().map { JSONMember("href\($0)", .string($1)) })
            case .array(let elements): .array(elements.map(trapped))
            default: value
            }
        }
        let site = SiteBehindClosure(try SampleSite.shop(dialect))
        let bent = SiteBehindClosure(try SampleSite.shop(dialect)) { request, _ in
            var answer = site.respond(to: request)
            guard let document = try? JSONValue(parsing: answer.body) else { return answer }
            answer.body = trapped(document).bytes()
            return answer
        }
        let found = try await CrawledSite.crawl(bent.line).byPath
        #expect(found.count > 100)
        #expect(bent.requests.count > 50)
        for request in bent.requests {
            #expect(request.origin == "http://127.0.0.1", "\(request.origin)")
            #expect(request.method == .get && request.target.hasPrefix("/api/v3/"), "\(request.target)")
            #expect(!request.target.contains("169.254") && !request.target.contains("passwd"), "\(request.target)")
        }
    }

    /// The sample site, with one answer in place of all whose path ends so.
    private static func crawl(answering text: String, at last: String) async throws -> CrawledSite {
        let site = SiteBehindClosure(try SampleSite.shop(.final))
        let bent = SiteBehindClosure(try SampleSite.shop(.final)) { request, _ in
            var answer = site.respond(to: request)
            if request.target.prefix(while: { $0 != "?" }).hasSuffix("/" + last) { answer.body = Array(text.utf8) }
            return answer
        }
        return try await CrawledSite.crawl(bent.line)
    }

    @Test(arguments: ["settings", "chatWindow", "language", "routing"], ["{}", #"{"id": "7"}"#, #"[{"id": null}]"#])
    func `an empty object is not taken for a thing that has lost everything`(
        last: String, answer text: String
    ) async throws {
        let crawled = try await Self.crawl(answering: text, at: last)
        let places = crawled.coverage.filter { $0.path.hasSuffix("/" + last) }
        #expect(!places.isEmpty)
        #expect(places.allSatisfy { $0.state == .failed && $0.reason?.contains("nothing in it") == true })
        #expect(!crawled.resources.contains { $0.path.hasSuffix("/" + last) })
    }

    @Test(arguments: Dialect.allCases)
    func `a place takes one request, and none where its parent carries it`(dialect: Dialect) async throws {
        let catalog = Catalog.liveChat
        let below = catalog.configuration.flatMap { kind in kind.paths.map { (kind, $0) } }.filter {
            $0.1.segments.count > 1
        }
        let carried = below.filter { catalog.embedding(of: $0.0, at: $0.1) != nil }.count
        // One campaign is read both ways; agents come in two pages, and one reference shows only when asked for.
        let forSite = catalog.roots.count + catalog.lookups.filter { !$0.paths.isEmpty }.count + carried + 2
        let site = SiteBehindClosure(try SampleSite.shop(dialect))
        let crawled = try await CrawledSite.crawl(site.line)
        let campaigns = crawled.resources.filter { $0.kind == "campaigns" }.count
        #expect(site.requests.count <= forSite + (below.count - carried) * campaigns)
        let thorough = SiteBehindClosure(try SampleSite.shop(dialect))
        let again = try await CrawledSite.crawl(thorough.line, isThorough: true)
        #expect(thorough.requests.count > site.requests.count)
        #expect(again.byPath == crawled.byPath)
    }

    @Test(arguments: ["preChat", "routing", "invitation"])
    func `children that their parents leave out are asked for`(parent: String) async throws {
        var hollow = try SampleSite.shop(.final)
        let whole = SiteBehindClosure(hollow)
        hollow.options.hollow = ["campaignFormFields", "customRules", "autoInvitations"]
        let site = SiteBehindClosure(hollow)
        let crawled = try await CrawledSite.crawl(site.line)
        #expect(crawled.byPath == (try await CrawledSite.crawl(whole.line)).byPath)
        #expect(crawled.warnings.contains { $0.hasPrefix(parent) })
    }

    @Test func `forbidden, absent and failing kinds are told apart`() async throws {
        var shop = try SampleSite.shop(.final)
        shop.options.forbidden = ["bans", "language"]
        shop.options.absent = ["dynamicCampaign", "kbIntegration"]
        let site = SiteBehindClosure(shop) { request, _ in
            request.target.hasSuffix("/webhooks") ? HTTPResponse(status: 500) : nil
        }
        let crawled = try await CrawledSite.crawl(site.line)
        #expect(crawled.state(of: "/bans") == .forbidden)
        #expect(crawled.state(of: "/dynamicCampaign") == .absent)
        #expect(crawled.state(of: "/webhooks") == .failed)
        let campaign = try #require(crawled.resources.first { $0.kind == "campaigns" }).path
        #expect(crawled.state(of: campaign + "/language") == .forbidden)
        #expect(crawled.state(of: campaign + "/kbIntegration") == .absent)
        #expect(crawled.state(of: campaign + "/preChat/campaignFormFields") == .complete)
    }

    @Test func `a form that fails leaves its fields to be read`() async throws {
        let site = SiteBehindClosure(try SampleSite.shop(.final)) { request, _ in
            request.target.hasSuffix("/preChat") ? HTTPResponse(status: 500) : nil
        }
        let crawled = try await CrawledSite.crawl(site.line)
        let forms = crawled.coverage.filter { $0.path.hasSuffix("/preChat") }
        #expect(!forms.isEmpty && forms.allSatisfy { $0.state == .failed })
        let lists = crawled.coverage.filter { $0.path.hasSuffix("/preChat/campaignFormFields") }
        #expect(lists.count == forms.count && lists.allSatisfy { $0.state == .complete && $0.count > 0 })
    }

    @Test(arguments: [
        (Service.Credential.apiKey(email: "a@b.example", key: "k", siteID: nil), 1), (.bearer(token: "shop-token"), 8),
    ])
    func `a refused token ends the crawl with what was under way, a refused key with one request`(
        credential: Service.Credential, most: Int
    ) async throws {
        let site = SiteBehindClosure(try SampleSite.shop(.final)) { _, _ in HTTPResponse(status: 401) }
        let line = site.line(credential)
        let error = await #expect(throws: ServiceError.self) { try await CrawledSite.crawl(line) }
        guard case .unauthorized = error?.reason else {
            Issue.record("unauthorized expected")
            return
        }
        #expect((1...most).contains(site.requests.count))
    }

    @Test func `what is slowly kept holds no request up, and is all kept`() async throws {
        let site = SiteBehindClosure(try SampleSite.shop(.final))
        let asked = Mutex(0)
        let crawled = try await CrawledSite.crawl(site.line, .everything) {
            // The first of it waits until much more was asked than may be under way at once.
            var looks = 0
            while asked.withLock({ $0 }) == 0, site.requests.count < 40, looks < 10_000_000 {
                looks += 1
                await Task.yield()
            }
            asked.withLock { $0 = max($0, site.requests.count) }
        }
        #expect(asked.withLock { $0 } >= 40)
        let all = try await CrawledSite.crawl(SiteBehindClosure(try SampleSite.shop(.final)).line)
        #expect(Set(crawled.resources) == Set(all.resources) && Set(crawled.coverage) == Set(all.coverage))
    }

    @Test func `a selection asks only for what it can reach`() async throws {
        let site = SiteBehindClosure(try SampleSite.shop(.final))
        let all = try await CrawledSite.crawl(site.line)
        let campaign = try #require(all.resources.first { $0.kind == "campaigns" })
        let narrow = SiteBehindClosure(try SampleSite.shop(.final))
        let crawled = try await CrawledSite.crawl(narrow.line, only: ["\(campaign.address)/preChat/campaignFormFields"])
        #expect(crawled.resources.allSatisfy { $0.kind == "campaignFormFields" })
        #expect(
            Set(crawled.resources) == Set(all.resources.filter { $0.path.hasPrefix(campaign.path + "/preChat/") }))
        #expect(narrow.requests.count <= 5)
        let without = try await CrawledSite.crawl(
            SiteBehindClosure(try SampleSite.shop(.final)).line, only: ["campaigns/*/preChat"],
            except: ["\(campaign.address)/preChat/campaignFormFields"])
        #expect(without.resources.contains { $0.path == campaign.path + "/preChat" })
        #expect(!without.resources.contains { $0.path.hasPrefix(campaign.path + "/preChat/") })
        #expect(without.resources.contains { $0.kind == "campaignFormFields" })
    }
}
