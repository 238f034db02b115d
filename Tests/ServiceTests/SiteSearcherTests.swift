import Service
import TestSupport
import Testing
import Wire

struct SiteSearcherTests {
    @Test(arguments: [
        ("/livechat/chats:search", true), ("/chats:search", true), ("/livechat/chats", false), (":search", false),
        ("/:search", false), ("/livechat/chats:search/7", false), ("/livechat/chats:search?x=:search", false),
        ("/livechat/chats?x=:search", false), ("/livechat/chats#:search", false), ("livechat/chats:search", false),
        ("/livechat/chats:delete:search", false), ("/livechat/../chats:search", false),
        ("/livechat/%2e%2e/chats:search", false), ("/livechat/chats:enable", false),
    ])
    func `nothing but a path that ends in the verb is one to search at`(path: String, isOne: Bool) {
        #expect((SearchPath(path) != nil) == isOne)
    }

    private static func page(_ script: Script) async throws -> ListReader.Page {
        try await SiteSearcher(script.line()).page(
            of: try require(SearchPath("/livechat/chats:search")), query: [(name: "pageIndex", value: "3")],
            body: ["filters": []], named: "chats")
    }

    @Test(arguments: [
        #"{"list":[{"id":7}],"total":3,"pageCount":0,"pageIndex":-1}"#, #"{"chats":[{"id":7}],"total":3}"#,
    ])
    func `a search is a POST with a body, and its rows are found under either name`(answer: String) async throws {
        let script = Script(.json(answer))
        let page = try await Self.page(script)
        #expect(try page.items.all() == [["id": 7]] && page.total == 3 && page.next == nil)
        let request = try #require(script.sends.first).request
        #expect(request.method == .post && request.target == "/api/v3/livechat/chats:search?pageIndex=3")
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"filters":[]}"#)
    }

    @Test func `a search is repeated as a GET is: it changes nothing`() async throws {
        let script = Script(
            .failure(.lost("x", alone: true)), .status(500), .status(429), .json("[{"), .json(#"{"list":[]}"#))
        #expect(try await Self.page(script).items.count == 0)
        #expect(script.sends.count == 5)
    }

    @Test(arguments: [
        ("", 404), (#"{"id":"x","error":"EntityNotFound","message":"no"}"#, 404), ("", 410),
    ])
    func `a search that is not there is absent, whatever words come with it`(body: String, status: Int) async {
        let script = Script(.status(status, body: body))
        let found = await reason { () async throws(ServiceError) in
            guard let path = SearchPath("/livechat/chats:search") else { return 0 }
            return try await SiteSearcher(script.line()).page(of: path, query: [], body: [:], named: "chats").items
                .count
        }
        #expect(found == .absent)
    }
}
