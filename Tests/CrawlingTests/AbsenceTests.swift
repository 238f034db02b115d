import Catalog
import Crawling
import Simulator
import TestSupport
import Testing
import Wire

/// What a 404 means.
struct AbsenceTests {
    private static let off = Set(Catalog.liveChat.configuration.filter(\.canBeOff).map(\.name))
    private static let essential = Catalog.liveChat.configuration.filter(Catalog.liveChat.isEssential).map(\.name)

    /// A site that answers so to everything of a kind, and to nothing else.
    private static func crawl(
        without kind: String, status: Int = 404, _ knownKinds: KnownKinds = KnownKinds(),
        _ dialect: Dialect = .final
    ) async throws -> CrawledSite {
        let paths = try #require(Catalog.liveChat[kind]).paths + (Catalog.liveChat[kind]?.otherPaths ?? [])
        let site = SiteBehindClosure(try SampleSite.shop(dialect)) { request, _ in
            let path = String(request.target.dropFirst("/api/v3/livechat".utf8.count).prefix { $0 != "?" })
            return paths.contains { $0.ids(in: path) != nil } ? HTTPResponse(status: status) : nil
        }
        return try await CrawledSite.crawl(site.line, knownKinds: knownKinds)
    }

    private static func states(_ crawled: CrawledSite, of kind: String) -> Set<Coverage.State> {
        Set(crawled.coverage.filter { $0.kind == kind }.map(\.state))
    }

    @Test(
        arguments: Seed.draw(
            12,
            of: Catalog.liveChat.configuration.flatMap { kind in [404, 410, 405, 501].map { (kind.name, $0) } },
            for: "AbsenceTests"))
    func `only a feature that can be off is absent`(kind: String, status: Int) async throws {
        let crawled = try await Self.crawl(without: kind, status: status)
        let states = Self.states(crawled, of: kind)
        // What stands in its parent's body is there, whatever its own list says.
        if states == [.complete] {
            #expect(Catalog.liveChat.configuration.contains { $0.embedded.contains { $0.kind == kind } })
        } else {
            #expect(states == [Self.off.contains(kind) ? .absent : .failed], "\(Seed.ofThisRun)")
        }
        #expect(crawled.warnings.allSatisfy { !$0.contains("url") })
    }

    @Test(arguments: Self.off.sorted())
    func `what the last complete snapshot had is not absent`(kind: String) async throws {
        let crawled = try await Self.crawl(without: kind, KnownKinds(present: [kind]))
        #expect(Self.states(crawled, of: kind) == [.failed])
        let reason = try #require(crawled.coverage.first { $0.kind == kind }?.reason)
        #expect(reason.contains("404") && reason.contains("--accept-absent \(kind)"))
        let accepted = try await Self.crawl(without: kind, KnownKinds(gone: [kind]))
        #expect(Self.states(accepted, of: kind) == [.absent])
    }

    @Test(arguments: ["bans", "agentWrapup", "language"])
    func `what a person says is gone is absent, though it can't be switched off`(kind: String) async throws {
        #expect(Self.states(try await Self.crawl(without: kind), of: kind) == [.failed])
        let accepted = try await Self.crawl(without: kind, KnownKinds(gone: [kind]))
        #expect(Self.states(accepted, of: kind) == [.absent])
    }

    @Test(arguments: Self.essential)
    func `what every site has is never absent`(kind: String) async throws {
        let crawled = try await Self.crawl(without: kind, KnownKinds(gone: [kind]))
        #expect(Self.states(crawled, of: kind) == [.failed])
        #expect(crawled.coverage.first { $0.kind == kind }?.reason?.contains("/api/v3") == true)
    }

    @Test func `the account and what others hang on are what every site has`() {
        #expect(Self.essential == ["settings", "campaigns"])
    }

    @Test(
        arguments: [
            HTTPResponse(status: 404), HTTPResponse(status: 404, body: Array("<html>not here</html>".utf8)),
            HTTPResponse(status: 405), HTTPResponse(status: 501), HTTPResponse(status: 410),
        ], [[String](), ["webhooks"], ["webhooks", "mobilePush"], ["campaigns"]])
    func `a host that knows nothing is no site without features`(answer: HTTPResponse, only: [String]) async throws {
        let site = SiteBehindClosure(try SampleSite.shop(.final)) { _, _ in answer }
        let crawled = try await CrawledSite.crawl(site.line, only: only)
        let asked = crawled.coverage.filter { $0.state != .skipped }
        #expect(!asked.isEmpty && asked.allSatisfy { $0.state == .failed })
        #expect(crawled.warnings.contains { $0.contains("https://api1.comm100.io/api/v3") })
        #expect(asked.allSatisfy { $0.reason?.contains("accept-absent") == false })
    }

    @Test func `look-ups at another base confirm nothing`() async throws {
        let site = SiteBehindClosure(try SampleSite.shop(.final)) { request, _ in
            request.target.contains("/livechat/") ? HTTPResponse(status: 404) : nil
        }
        let crawled = try await CrawledSite.crawl(site.line)
        #expect(crawled.lookups["agents"]?.isEmpty == false)
        #expect(!crawled.coverage.isEmpty && crawled.coverage.allSatisfy { $0.state == .failed })
    }

    @Test func `a site that forbids most and lacks the rest is there`() async throws {
        let site = SiteBehindClosure(try SampleSite.shop(.final)) { request, _ in
            HTTPResponse(status: request.target.hasSuffix("/webhooks") ? 404 : 403)
        }
        let crawled = try await CrawledSite.crawl(site.line)
        #expect(crawled.state(of: "/webhooks") == .absent)
        #expect(crawled.state(of: "/bans") == .forbidden)
        #expect(crawled.warnings.isEmpty)
    }

    @Test(arguments: [404, 405, 410, 501], ["bans", "webhooks"])
    func `a page behind the first that is not there is a gap`(status: Int, kind: String) async throws {
        var shop = try SampleSite.shop(.final)
        shop.options.envelopes[kind] = ListEnvelope(member: "list", size: 2)
        let site = SiteBehindClosure(shop) { request, _ in
            request.target.contains("/\(kind)?") ? HTTPResponse(status: status) : nil
        }
        let crawled = try await CrawledSite.crawl(site.line, knownKinds: KnownKinds(gone: [kind]))
        #expect(crawled.state(of: "/" + kind) == .failed)
        #expect(crawled.coverage.first { $0.kind == kind }?.reason?.contains("page 2") == true)
    }
}
