import Catalog
import Crawling
import Service
import Simulator
import TestSupport
import Testing
import Wire

struct CrawlerTests {
    private static let singletons = [
        "installationCode", "chatButton", "chatWindow", "preChat", "postChat", "offlineMessage", "invitation",
        "invitation/manualInvitation", "agentWrapup", "language", "routing", "chatbotIntegration", "kbIntegration",
    ]
    private static let lists = [
        "preChat/campaignFormFields", "postChat/campaignFormFields", "offlineMessage/campaignFormFields",
        "agentWrapup/campaignFormFields", "invitation/autoInvitations", "routing/customRules",
    ]

    @Test(arguments: Dialect.allCases)
    func `everything a site lists is found, value for value`(dialect: Dialect) async throws {
        let site = SiteBehindClosure(try SampleSite.shop(dialect))
        let crawled = try await CrawledSite.crawl(site.line)
        let found = crawled.byPath
        var expected: [String: JSONValue] = [:]
        for name in [
            "customVariables", "customerSegments", "conversionActions", "secureForms", "translationExcludedWords",
            "bans",
            "webhooks", "campaigns",
        ] {
            let answer = try require(site.value("/" + name))
            for item in answer.elements ?? [] { expected["/\(name)/\(try require(Resource.id(of: item)))"] = item }
            if answer.elements == nil { expected["/" + name] = answer }
        }
        for name in ["settings", "autoDistribution", "dynamicCampaign", "mobilePush"] {
            expected["/" + name] = try require(site.value("/" + name))
        }
        for campaign in site.value("/campaigns")?.elements ?? [] {
            let path = "/campaigns/" + (try require(Resource.id(of: campaign)))
            for name in Self.singletons { expected["\(path)/\(name)"] = try require(site.value("\(path)/\(name)")) }
            for name in Self.lists {
                for item in try #require(site.value("\(path)/\(name)")?.elements) {
                    expected["\(path)/\(name)/\(try require(Resource.id(of: item)))"] = item
                }
            }
        }
        #expect(Set(found.keys) == Set(expected.keys))
        let children = ["field", "fields", "autoInvitation", "autoInvitations", "manualInvitation", "customRules"]
        for (path, value) in expected {
            let own = value.members.map { members in
                JSONValue.object(
                    members.filter {
                        path.hasPrefix("/secureForms") || !children.contains($0.name) || path.contains("ields/")
                    })
            }
            var body = try #require(found[path]).body
            if dialect == .draft, path.hasSuffix("chatbotIntegration") {
                // The draft shows the reference only with `include`, so the crawl knows more than the plain answer.
                body = .object(body.members?.filter { $0.name != "selectedChatbot" } ?? [])
            }
            #expect(body == own ?? value, "\(path)")
        }
        #expect(crawled.coverage.allSatisfy { $0.state == .complete })
        #expect(crawled.warnings.isEmpty)
        #expect(site.requests.allSatisfy { $0.method == .get })
        #expect(crawled.lookups["departments"]?.isEmpty == false)
        #expect(crawled.lookups["agents"]?.isEmpty == false)
    }

    @Test(arguments: Dialect.allCases)
    func `a site takes at most 24 requests and a campaign 12`(dialect: Dialect) async throws {
        let site = SiteBehindClosure(try SampleSite.shop(dialect))
        let crawled = try await CrawledSite.crawl(site.line)
        let campaigns = crawled.resources.filter { $0.kind == "campaigns" }.count
        #expect(site.requests.count <= 24 + 12 * campaigns)
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

    @Test func `a refused credential ends the crawl with one request`() async throws {
        let site = SiteBehindClosure(try SampleSite.shop(.final)) { _, _ in HTTPResponse(status: 401) }
        let error = await #expect(throws: ServiceError.self) { try await CrawledSite.crawl(site.line) }
        guard case .unauthorized = error?.reason else {
            Issue.record("unauthorized expected")
            return
        }
        #expect(site.requests.count == 1)
    }

    @Test func `a selection asks only for what it can reach`() async throws {
        let site = SiteBehindClosure(try SampleSite.shop(.final))
        let all = try await CrawledSite.crawl(site.line)
        let campaign = try #require(all.resources.first { $0.kind == "campaigns" })
        let narrow = SiteBehindClosure(try SampleSite.shop(.final))
        let crawled = try await CrawledSite.crawl(narrow.line, only: [campaign.address + "/preChat/campaignFormFields"])
        #expect(crawled.resources.allSatisfy { $0.kind == "campaignFormFields" })
        #expect(
            Set(crawled.resources) == Set(all.resources.filter { $0.path.hasPrefix(campaign.path + "/preChat/") }))
        #expect(narrow.requests.count <= 5)
        let without = try await CrawledSite.crawl(
            SiteBehindClosure(try SampleSite.shop(.final)).line, only: ["campaigns/*/preChat"],
            except: [campaign.address + "/preChat/campaignFormFields"])
        #expect(without.resources.contains { $0.path == campaign.path + "/preChat" })
        #expect(!without.resources.contains { $0.path.hasPrefix(campaign.path + "/preChat/") })
        #expect(without.resources.contains { $0.kind == "campaignFormFields" })
    }
}
