import Catalog
import Crawling
import Simulator
import TestSupport
import Testing
import Wire

/// Lists that are not what they should be, between all the others of a site.
struct DistrustTests {
    private static func crawl(_ path: String, answering body: String, status: Int = 200) async throws -> CrawledSite {
        let site = SiteBehindClosure(try SampleSite.shop(.final)) { request, _ in
            let target = request.target.prefix { $0 != "?" }
            return target.hasSuffix(path) ? HTTPResponse(status: status, body: Array(body.utf8)) : nil
        }
        return try await CrawledSite.crawl(site.line)
    }

    private static func coverage(_ site: CrawledSite, _ path: String) throws -> Coverage {
        try #require(site.coverage.last { $0.path == path })
    }

    private static let lists = [
        (
            #"[{"id":"1","name":"a"},{"id":"1","name":"b"}]"#,
            "items 1 and 2 of the list have the same id '1' and differ"
        ),
        (
            #"[{"id":"1"},{"id":"2"},{"id":1,"name":"b"}]"#,
            "items 1 and 3 of the list have the same id '1' and differ"
        ),
        (#"[{"id":"aB","n":1},{"id":"Ab","n":2}]"#, "items 1 and 2 of the list have the same id 'Ab' and differ"),
        (#"[{"id":"1"},{"name":"x"}]"#, "item 2 (x) of the list has no id that can be used"),
        (#"[{"id":"1"},{"id":"","name":"x"}]"#, "item 2 (x) of the list has no id that can be used"),
        (#"[{"id":"1"},{"id":" \u00a0\t","name":"x"}]"#, "item 2 (x) of the list has no id that can be used"),
        (#"[{"id":"1"},{"id":null}]"#, "item 2 of the list has no id that can be used"),
        (
            #"[{"id":"1"},{"id":{"a":1}},{"id":["2"]},{"id":true}]"#,
            "items 2, 3 and 4 of the list have no ids that can be used"
        ),
        (#"[{"id":"1"},"x"]"#, "item 2 of the list is not an object"),
        (#"[{"id":"1"},{"id":".."}]"#, "the id '..' of item 2 can't be part of a path"),
    ]

    @Test(
        arguments: Seed.draw(
            9, of: lists.flatMap { list in ["customVariables", "webhooks", "campaigns"].map { (list, $0) } },
            for: "DistrustTests"))
    func `an item that can't be told apart is a gap with its place, and the others are kept`(
        list: (String, String), kind: String
    ) async throws {
        let site = try await Self.crawl("/livechat/" + kind, answering: list.0)
        let coverage = try Self.coverage(site, "/" + kind)
        #expect(coverage.state == .failed)
        let words = try #require(coverage.reason)
        #expect(words == list.1, "\(Seed.ofThisRun)")
        #expect(site.byPath.keys.contains { ["/\(kind)/1", "/\(kind)/aB"].contains($0) })
    }

    @Test(arguments: [
        #"[{"id":"1","name":"a"},{"name":"a","id":"1"}]"#, #"[{"id":"a1","name":"a"},{"id":"A1","name":"a"}]"#,
        #"[{"id":1,"name":"a"},{"id":"1","name":"a"},{"id":1,"name":"a"}]"#,
    ])
    func `the same item twice is one`(body: String) async throws {
        let site = try await Self.crawl("/livechat/customVariables", answering: body)
        let coverage = try Self.coverage(site, "/customVariables")
        #expect(coverage.state == .complete && coverage.count == 1)
        #expect(site.resources.count { $0.kind == "customVariables" } == 1)
    }

    @Test func `a long integer keeps its text as an id`() async throws {
        let site = try await Self.crawl(
            "/livechat/customVariables",
            answering: #"[{"id":123456789012345678901234567890,"name":"a"},{"id":9007199254740993}]"#)
        #expect(site.byPath["/customVariables/123456789012345678901234567890"] != nil)
        #expect(site.byPath["/customVariables/9007199254740993"] != nil)
        #expect(site.state(of: "/customVariables") == .complete)
    }

    @Test func `words have no ids in one form, and in the other each has`() async throws {
        let path = "/translationExcludedWords"
        let without = try await Self.crawl(path, answering: #"[{"word":"a"},{"word":"b"}]"#)
        #expect(without.state(of: path) == .complete)
        #expect(without.resources.count { $0.kind == "translationExcludedWords" } == 2)
        let mixed = try await Self.crawl(path, answering: #"[{"id":1,"word":"a"},{"word":"b"},{"id":null,"word":"c"}]"#)
        #expect(mixed.state(of: path) == .failed)
        #expect(mixed.resources.count { $0.kind == "translationExcludedWords" } == 1)
    }

    @Test(
        arguments: [
            #"{"code":500000,"message":"Internal error","errors":[]}"#, #"{"success":false,"data":[]}"#,
            #"{"data":[]}"#, "<html><title>Sign in</title></html>", #"{"total":3,"nextPage":null,"bans":[]}"#, "null",
        ], ["/bans", "/campaigns", "/settings", "/mobilePush"])
    func `what is no answer is a gap and not an empty place`(body: String, path: String) async throws {
        // Any member may be one of an object whose members are not known.
        if path != "/bans", path != "/campaigns", body.hasPrefix(#"{"data"#) || body.hasPrefix(#"{"total"#) { return }
        let site = try await Self.crawl("/livechat" + path, answering: body)
        #expect(site.state(of: path) == .failed)
        #expect(site.byPath[path] == nil)
    }

    @Test(arguments: [203, 206], ["/bans", "/settings"])
    func `a part of an answer is a gap`(status: Int, path: String) async throws {
        let site = try await Self.crawl("/livechat" + path, answering: path == "/bans" ? "[]" : "{}", status: status)
        #expect(site.state(of: path) == .failed)
    }

    @Test(arguments: [#"{"success":false,"data":[]}"#, #"{"data":[{"id":1}]}"#, "<html>"])
    func `a wrong answer does not empty what is looked up`(body: String) async throws {
        let site = try await Self.crawl("/globalSettings/departments", answering: body)
        #expect(site.lookups["departments"] == nil && site.lookups["agents"]?.isEmpty == false)
        #expect(site.warnings.contains { $0.hasPrefix("departments could not be read, what is known of them stays: ") })
    }

    @Test func `namesakes are told apart across the pages of a list`() async throws {
        let rows = (0..<1_200).map { "{\"id\":\"\($0)-abcdefgh\",\"name\":\"\($0 % 700 == 3 ? "twin" : "v\($0)")\"}" }
        let site = try await Self.crawl(
            "/livechat/customVariables", answering: "[" + rows.joined(separator: ",") + "]")
        let twins = site.resources.filter { $0.address.text.contains("twin") }.map(\.address).sorted()
        #expect(twins == ["customVariables/twin~3-abcdef", "customVariables/twin~703-abcd"])
        #expect(site.resources.count { $0.kind == "customVariables" } == 1_200)
    }
}
