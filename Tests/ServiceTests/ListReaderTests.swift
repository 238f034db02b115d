import Service
import TestSupport
import Testing
import Wire

struct ListReaderTests {
    private static func list(
        _ documents: [String: String], singleton: String? = nil, query: [(name: String, value: String)] = []
    ) async -> (items: [JSONValue]?, failure: String?, script: Script) {
        let own = documents.map { ("/api/v3/livechat/bans" + $0.key, $0.value) }
        let script = Script(documents: Dictionary(own) { $1 })
        do throws(ServiceError) {
            let found = try await ListReader(script.reader).list(
                "/livechat/bans", named: "bans", singleton: singleton, query: query)
            switch found {
            case .items(let items): return (items, nil, script)
            case .object(let object): return ([["object": object]], nil, script)
            }
        } catch {
            if case .unreadable(let words) = error.reason { return (nil, words, script) }
            return (nil, "\(error.reason)", script)
        }
    }

    @Test(arguments: [
        #"[{"id":1},{"id":2}]"#,
        #"{"bans":[{"id":1},{"id":2}]}"#,
        #"{"Bans":[{"id":1},{"id":2}],"total":2,"previousPage":"","nextPage":""}"#,
        #"{"total":2,"previousPage":null,"nextPage":null,"chats":[{"id":1},{"id":2}]}"#,
        #"{"totalCount":2,"previousPage":"","nextPage":"","list":[{"id":1},{"id":2}]}"#,
        #"{"value":[{"id":1},{"id":2}],"totalCount":2}"#,
        #"{"count":2,"nextPage":null,"previousPage":null,"agents":[{"id":1},{"id":2}]}"#,
        #"{"anything":[{"id":1},{"id":2}]}"#,
        #"{"items":[{"id":1},{"id":2}],"warnings":[]}"#,
    ])
    func `every envelope holds the same list`(document: String) async {
        let found = await Self.list(["": document])
        #expect(found.items == [["id": 1], ["id": 2]])
        #expect(found.script.sends.count == 1)
    }

    @Test(arguments: ["[]", #"{"bans":[]}"#, #"{"total":0,"nextPage":null,"bans":[]}"#, #"{"total":0,"list":[]}"#])
    func `an empty list is empty`(document: String) async {
        let found = await Self.list(["": document])
        #expect(found.items == [])
        #expect(found.script.sends.count == 1)
    }

    @Test(arguments: [
        #"{"id":1,"name":"x"}"#, #"{"Id":1,"conditions":[1,2]}"#, #"{"id":1,"value":["a"],"items":[],"list":[{}]}"#,
        #"{"id":1,"bans":[{"id":2}]}"#,
    ])
    func `a lone object is a list of one`(document: String) async throws {
        #expect(await Self.list(["": document]).items == [try JSONValue(parsing: document)])
    }

    @Test(arguments: [
        "{}", "17", "null", "true", #""text""#, #"{"error":{"code":1,"message":"x"}}"#, #"{"success":false}"#,
        #"{"a":[1],"b":[2]}"#, #"{"bans":{"bans":[1]}}"#, #"{"bans":null}"#, "<html>", "",
    ])
    func `what is no list is an error, not an empty list`(document: String) async {
        let found = await Self.list(["": document])
        #expect(found.items == nil && found.failure != nil)
    }

    @Test func `a member makes the answer one object`() async throws {
        let words = #"{"excludedWords":["a","b"]}"#
        let object = await Self.list(["": words], singleton: "excludedWords")
        #expect(object.items == [["object": try JSONValue(parsing: words)]])
        let texts = await Self.list(["": #"["a","b"]"#], singleton: "excludedWords")
        #expect(texts.items == [["object": ["a", "b"]]])
        #expect(await Self.list(["": #"[{"id":1}]"#], singleton: "excludedWords").items == [["id": 1]])
    }

    @Test(arguments: [
        "https://api.example/api/v3/livechat/bans?pageIndex=2",
        "HTTPS://API.example:443/api/v3/livechat/bans?pageIndex=2",
        "/api/v3/livechat/bans?pageIndex=2", "/API/v3/livechat/bans?pageIndex=2#top", "?pageIndex=2",
        "bans?pageIndex=2",
        "./bans?pageIndex=2".replacing("./", with: ""),
    ])
    func `a link to the next page is followed on the site's host`(link: String) async {
        let found = await Self.list([
            "": "{\"total\":2,\"nextPage\":\"\(link)\",\"bans\":[{\"id\":1}]}",
            "?pageIndex=2": #"{"total":2,"nextPage":"","bans":[{"id":2}]}"#,
        ])
        #expect(found.items == [["id": 1], ["id": 2]])
        #expect(found.script.targets == ["/api/v3/livechat/bans", "/api/v3/livechat/bans?pageIndex=2"])
    }

    @Test(arguments: [
        "https://evil.example/api/v3/livechat/bans?pageIndex=2", "http://api.example/api/v3/livechat/bans?pageIndex=2",
        "https://api.example:8443/api/v3/livechat/bans?pageIndex=2", "//evil.example/api/v3/livechat/bans?pageIndex=2",
        "https://user@api.example/api/v3/livechat/bans", "https://api.example.evil.example/api/v3/livechat/bans",
        "https://evil.example?x=https://api.example/api/v3/livechat/bans", "file:///etc/passwd", "javascript:alert(1)",
        "/elsewhere/bans?pageIndex=2", "/api/v3/../../admin?pageIndex=2", "/api/v3/%2e%2E/admin", "/api/v3", "../bans",
        "/api/v3/live chat/bans", "/api/v3/livechat\\\\bans", "https://", "https://api.example",
    ])
    func `a link that leads elsewhere fails the list and is not asked`(link: String) async {
        let found = await Self.list(["": "{\"nextPage\":\"\(link)\",\"bans\":[{\"id\":1}]}"])
        #expect(found.items == nil && found.failure?.isEmpty == false)
        #expect(found.script.sends.allSatisfy { $0.request.target.hasPrefix("/api/v3/livechat/bans") })
        #expect(found.script.sends.allSatisfy { $0.request.origin == "https://api.example" })
    }

    @Test func `the fields of a link come through as they are meant`() async {
        let found = await Self.list([
            "": #"{"nextPage":"?after=a%2Bb%26c&q=x+y&empty=&bare&pct=%zz","bans":[{"id":1}]}"#,
            "?after=a%2Bb%26c&q=x%20y&empty=&bare=&pct=%25zz": #"{"nextPage":null,"bans":[{"id":2}]}"#,
        ])
        #expect(found.items?.count == 2)
    }

    @Test func `pages are counted where a total says that there are more`() async {
        let found = await Self.list(
            [
                "?pageSize=2&pageIndex=1": #"{"total":5,"list":[{"id":1},{"id":2}]}"#,
                "?pageSize=2&pageIndex=2": #"{"total":5,"nextPage":null,"list":[{"id":3},{"id":4}]}"#,
                "?pageSize=2&pageIndex=3": #"{"total":5,"list":[{"id":5}]}"#,
            ], query: [("pageSize", "2"), ("pageIndex", "1")])
        #expect(found.items?.count == 5)
        #expect(found.script.sends.count == 3)
    }

    @Test func `a full page without any total may have a next one`() async {
        let ten = (1...10).map { "{\"id\":\($0)}" }.joined(separator: ",")
        let two = await Self.list(["": "{\"bans\":[\(ten)]}", "?pageIndex=2": #"{"bans":[{"id":11}]}"#])
        #expect(two.items?.count == 11)
        let one = await Self.list(["": "{\"bans\":[\(ten)]}", "?pageIndex=2": "{\"bans\":[\(ten)]}"])
        #expect(one.items?.count == 10)
        let empty = await Self.list(["": "{\"bans\":[\(ten)]}", "?pageIndex=2": #"{"bans":[]}"#])
        #expect(empty.items?.count == 10)
    }

    @Test(arguments: [
        // To itself, back to the first page by another name, in a circle, for ever with new names.
        ["": #"{"nextPage":"?","bans":[{"id":1}]}"#],
        [
            "": #"{"nextPage":"?pageIndex=2","bans":[{"id":1}]}"#,
            "?pageIndex=2": #"{"nextPage":"?pageIndex=1","bans":[{"id":2}]}"#,
            "?pageIndex=1": #"{"nextPage":"?pageIndex=2","bans":[{"id":1}]}"#,
        ],
        [
            "": #"{"nextPage":"?p=2","bans":[{"id":1}]}"#, "?p=2": #"{"nextPage":"?p=3","bans":[{"id":2}]}"#,
            "?p=3": #"{"nextPage":"?p=2","bans":[{"id":3}]}"#,
        ],
        [
            "": #"{"nextPage":"?p=2","bans":[{"id":1}]}"#, "?p=2": #"{"nextPage":"?p=3","bans":[{"id":2}]}"#,
            "?p=3": #"{"nextPage":"?p=4","bans":[{"id":2}]}"#,
        ],
    ])
    func `pages in a circle are an error`(documents: [String: String]) async {
        let found = await Self.list(documents)
        #expect(found.failure == "the pages of this list have no end")
    }

    @Test func `links that never end do end`() async {
        let script = Script { request, number throws(TransportError) in
            .json("{\"nextPage\":\"?p=\(number)\",\"bans\":[{\"id\":\(number)}]}")
        }
        let found = await reason { () async throws(ServiceError) in
            try await ListReader(script.reader).list("/livechat/bans", named: "bans")
        }
        #expect(found == .unreadable("the pages of this list have no end"))
    }

    @Test(arguments: [
        // Fewer than said: on one page, on several, with a parameter that the service does not know.
        ["": #"{"total":3,"nextPage":null,"bans":[{"id":1},{"id":2}]}"#, "?pageIndex=2": #"{"total":3,"bans":[]}"#],
        ["": #"{"total":3,"bans":[{"id":1}]}"#, "?pageIndex=2": #"{"total":3,"bans":[{"id":1}]}"#],
        [
            "": #"{"total":3,"nextPage":"?pageIndex=2","bans":[{"id":1}]}"#,
            "?pageIndex=2": #"{"total":3,"nextPage":"","bans":[{"id":2}]}"#, "?pageIndex=3": #"{"bans":[]}"#,
        ],
    ])
    func `fewer items than the total are no list`(documents: [String: String]) async throws {
        let found = await Self.list(documents)
        #expect(try #require(found.failure).hasSuffix("of 3 items came"))
    }

    @Test(arguments: [
        // A deletion between two pages, an insertion between two pages.
        ("{\"total\":3,\"bans\":[{\"id\":3}]}", "{\"total\":4,\"bans\":[{\"id\":3},{\"id\":4}]}"),
        ("{\"total\":5,\"bans\":[{\"id\":2},{\"id\":3},{\"id\":4}]}", "{\"total\":4,\"bans\":[{\"id\":3},{\"id\":4}]}"),
    ])
    func `a list that changes while it is read is read again`(changed: String, calm: String) async throws {
        let first = "{\"total\":4,\"bans\":[{\"id\":1},{\"id\":2}]}"
        let script = Script(.json(first), .json(changed), .json(first), .json(calm))
        let found = try await ListReader(script.reader).list("/livechat/bans", named: "bans")
        guard case .items(let items) = found else {
            Issue.record("items expected")
            return
        }
        #expect(items == [["id": 1], ["id": 2], ["id": 3], ["id": 4]])
        let restless = Script { _, number throws(TransportError) in .json(number % 2 == 0 ? first : changed) }
        let failure = await reason { () async throws(ServiceError) in
            try await ListReader(restless.reader).list("/livechat/bans", named: "bans")
        }
        #expect(failure == .unreadable("the list changed while it was read"))
        #expect(restless.sends.count == 4)
    }

    @Test(arguments: [403, 404, 500, 302, 429])
    func `a page that fails in the middle fails the whole list`(status: Int) async {
        let script = Script { request, _ throws(TransportError) in
            switch request.target.split(separator: "=").last {
            case "2": .json(#"{"total":3,"bans":[{"id":2}]}"#)
            case "3": .status(status)
            default: .json(#"{"total":3,"bans":[{"id":1}]}"#)
            }
        }
        let found = await reason { () async throws(ServiceError) in
            try await ListReader(script.reader).list("/livechat/bans", named: "bans")
        }
        #expect(found != nil)
    }

    @Test(arguments: ["17", "{}", #"{"error":"x"}"#, "<html>"])
    func `a page that is no page fails the whole list`(page: String) async {
        let found = await Self.list(["": #"{"total":2,"bans":[{"id":1}]}"#, "?pageIndex=2": page])
        #expect(found.items == nil)
    }

    @Test(arguments: ["1e400", "99999999999999999999", "-1", "2.5", "\"2\"", "null"])
    func `a total that makes no sense is none`(total: String) async {
        let found = await Self.list(["": "{\"total\":\(total),\"bans\":[{\"id\":1}]}"])
        #expect(found.items == [["id": 1]])
    }
}
