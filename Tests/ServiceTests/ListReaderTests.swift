import Service
import TestSupport
import Testing
import Wire

struct ListReaderTests {
    static func list(
        _ documents: [String: String], singleton: String? = nil, query: [(name: String, value: String)] = []
    ) async -> (items: [JSONValue]?, failure: String?, script: Script) {
        let own = documents.map { ("/api/v3/livechat/bans" + $0.key, $0.value) }
        let script = Script(documents: Dictionary(own) { $1 })
        do throws(ServiceError) {
            let found = try await ListReader(script.reader).list(
                "/livechat/bans", named: "bans", singleton: singleton, query: query)
            switch found {
            case .items(let items): return (try items.all(), nil, script)
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
        #"{"total":2,"previousPage":null,"nextPage":null,"bans":[{"id":1},{"id":2}]}"#,
        #"{"totalCount":2,"previousPage":"","nextPage":"","list":[{"id":1},{"id":2}]}"#,
        #"{"value":[{"id":1},{"id":2}],"totalCount":2}"#,
        #"{"count":2,"nextPage":null,"previousPage":null,"BANS":[{"id":1},{"id":2}]}"#,
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
        "{}", "17", "null", "true", #""text""#, #"{"error":{"code":1,"message":"x"}}"#, #"{"success":false}"#,
        #"{"a":[1],"b":[2]}"#, #"{"bans":{"bans":[1]}}"#, #"{"bans":null}"#, "<html>", "",
        // Lists under names that no document has; alone, empty, beside a documented member.
        #"{"data":[{"id":1}]}"#, #"{"results":[]}"#, #"{"anything":[{"id":1}]}"#, #"{"total":0,"rows":[]}"#,
        #"{"list":{"items":[]}}"#, #"{"chats":[{"id":1}],"total":1}"#,
        // Errors that come as a success, with a list beside them or in place of one.
        #"{"code":500000,"message":"Internal error","errors":[]}"#, #"{"success":false,"data":[]}"#,
        #"{"success":false,"list":[]}"#, #"{"Success":false,"bans":[{"id":1}]}"#, #"{"errors":["x"]}"#,
        #"{"errorCode":"E1","errorMessage":"no"}"#, #"{"Message":"An error has occurred."}"#,
        #"{"loginUrl":"https://portal.example/login"}"#, #"{"id":"request-7","message":"sign in"}"#,
        // One object, which would be all that is left of a list.
        #"{"id":1,"name":"x"}"#, #"{"Id":1,"conditions":[1,2]}"#,
    ])
    func `what is no list is an error, not an empty list`(document: String) async {
        let found = await Self.list(["": document])
        #expect(found.items == nil && found.failure != nil)
    }

    @Test(arguments: [
        (#"{"code":500000,"message":"Internal error","errors":[]}"#, #"code 500000 and message "Internal error""#),
        (#"{"success":false,"data":[]}"#, "success false"),
        (#"{"error":{"code":7,"message":"x"}}"#, #"code 7 and message "x""#),
        (#"{"data":[],"total":0}"#, "the members 'data', 'total'"), ("17", "the number 17"), ("null", "null"),
        ("{}", "an empty object"),
        (#""Sign in""#, #"the text "Sign in""#), (#"{"message":"s3cret-token\u001b[2J"}"#, #"message "•••\u{1b}[2J""#),
        (
            "<!DOCTYPE html><html><head><title>Sign in</title>",
            #"a web page came instead of JSON, with the title "Sign in""#
        ),
    ])
    func `what came in place of a list is shown in a few words`(document: String, words: String) async throws {
        let found = await Self.list(["": document])
        #expect(try #require(found.failure).contains(words))
    }

    @Test(arguments: [201, 202, 203, 205, 206, 226])
    func `a list with a status that is not that of a whole answer is none`(status: Int) async {
        let script = Script(.status(status, body: "[]"))
        let found = await reason { () async throws(ServiceError) in
            try await ListReader(script.reader).list("/livechat/bans", named: "bans")
        }
        guard case .unreadable(let words)? = found else {
            Issue.record("unreadable expected")
            return
        }
        #expect(words.contains("status \(status)"))
    }

    @Test func `a count of the rows of a page is no total`() async {
        let found = await Self.list([
            "": #"{"count":2,"nextPage":"?pageIndex=2","bans":[{"id":1},{"id":2}]}"#,
            "?pageIndex=2": #"{"count":1,"nextPage":null,"bans":[{"id":3}]}"#,
        ])
        #expect(found.items?.count == 3)
    }

    @Test(arguments: ["total", "totalCount", "Total"])
    func `more items than the total are no list`(name: String) async {
        let found = await Self.list(["": "{\"\(name)\":1,\"bans\":[{\"id\":1},{\"id\":2}]}"])
        #expect(found.items == nil && found.script.sends.count == 3)
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
        let first = "/api/v3/livechat/bans"
        #expect(found.script.targets == [first, first + "?pageIndex=2", first])
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
        // Whoever took the host for its own would find a whole list.
        let found = await Self.list([
            "": "{\"nextPage\":\"\(link)\",\"bans\":[{\"id\":1}]}",
            "?pageIndex=2": #"{"nextPage":"","bans":[{"id":2}]}"#,
        ])
        #expect(found.items == nil && found.failure?.isEmpty == false)
        #expect(found.script.sends.count == 1)
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
}
