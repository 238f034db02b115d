import Service
import TestSupport
import Testing
import Wire

struct ListPagesTests {
    @Test func `pages are counted where a total says that there are more`() async {
        let found = await ListReaderTests.list(
            [
                "?pageSize=2&pageIndex=1": #"{"total":5,"list":[{"id":1},{"id":2}]}"#,
                "?pageSize=2&pageIndex=2": #"{"total":5,"nextPage":null,"list":[{"id":3},{"id":4}]}"#,
                "?pageSize=2&pageIndex=3": #"{"total":5,"list":[{"id":5}]}"#,
            ], query: [("pageSize", "2"), ("pageIndex", "1")])
        #expect(found.items?.count == 5)
        // The last one looks at the first page again.
        #expect(found.script.sends.count == 4)
        #expect(found.script.targets.first == found.script.targets.last)
    }

    @Test func `a full page without any total may have a next one`() async {
        let ten = (1...10).map { "{\"id\":\($0)}" }.joined(separator: ",")
        let two = await ListReaderTests.list(["": "{\"bans\":[\(ten)]}", "?pageIndex=2": #"{"bans":[{"id":11}]}"#])
        #expect(two.items?.count == 11)
        let one = await ListReaderTests.list(["": "{\"bans\":[\(ten)]}", "?pageIndex=2": "{\"bans\":[\(ten)]}"])
        #expect(one.items?.count == 10)
        let empty = await ListReaderTests.list(["": "{\"bans\":[\(ten)]}", "?pageIndex=2": #"{"bans":[]}"#])
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
        let found = await ListReaderTests.list(documents)
        #expect(found.failure == "the pages of this list have no end")
    }

    /// Were each page compared with all before it, this would not end within the time of a test.
    @Test func `a thousand pages take a request each, and bring each item once`() async throws {
        let script = Script { request, _ throws(TransportError) in
            let page = request.target.split(separator: "=").last.flatMap { Int($0) } ?? 1
            let items = ((page - 1) * 100..<page * 100).map { "{\"id\":\($0)}" }.joined(separator: ",")
            return .json("{\"total\":100000,\"bans\":[\(items)]}")
        }
        let found = try await ListReader(script.reader).list(
            "/livechat/bans", named: "bans", query: [("pageSize", "100"), ("pageIndex", "1")])
        guard case .items(let items) = found else {
            Issue.record("no list")
            return
        }
        #expect(items.count == 100_000)
        #expect(try items.all().map { $0["id"] } == (0..<100_000).map { .integer($0) })
        // The last one looks at the first page again.
        #expect(script.sends.count == 1_001)
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
        let found = await ListReaderTests.list(documents)
        #expect(try #require(found.failure).contains("of 3 items came (it was read 3 times)"))
    }

    @Test(arguments: [
        // A deletion between two pages, an insertion between two pages.
        ("{\"total\":3,\"bans\":[{\"id\":3}]}", "{\"total\":4,\"bans\":[{\"id\":3},{\"id\":4}]}"),
        ("{\"total\":5,\"bans\":[{\"id\":2},{\"id\":3},{\"id\":4}]}", "{\"total\":4,\"bans\":[{\"id\":3},{\"id\":4}]}"),
    ])
    func `a list that changes while it is read is read again`(changed: String, calm: String) async throws {
        let first = "{\"total\":4,\"bans\":[{\"id\":1},{\"id\":2}]}"
        let script = Script(.json(first), .json(changed), .json(first), .json(calm), .json(first))
        let found = try await ListReader(script.reader).list("/livechat/bans", named: "bans")
        guard case .items(let items) = found else {
            Issue.record("items expected")
            return
        }
        #expect(try items.all() == [["id": 1], ["id": 2], ["id": 3], ["id": 4]])
        let restless = Script { _, number throws(TransportError) in .json(number % 2 == 0 ? first : changed) }
        let failure = await reason { () async throws(ServiceError) in
            try await ListReader(restless.reader).list("/livechat/bans", named: "bans")
        }
        #expect(failure == .unreadable("the list changed while it was read (it was read 3 times)"))
        #expect(restless.sends.count == 6)
    }

    @Test(arguments: [404, 403, 405, 501])
    func `a page that is not there behind a first one is not an absent list`(status: Int) async {
        let script = Script { request, _ throws(TransportError) in
            request.target.hasSuffix("=2") ? .status(status) : .json(#"{"total":2,"bans":[{"id":1}]}"#)
        }
        let found = await reason { () async throws(ServiceError) in
            try await ListReader(script.reader).list("/livechat/bans", named: "bans")
        }
        #expect(found == .unreadable("page 2 of this list: the service answers \(status)"))
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
        let found = await ListReaderTests.list(["": #"{"total":2,"bans":[{"id":1}]}"#, "?pageIndex=2": page])
        #expect(found.items == nil)
    }

    @Test(arguments: ["1e400", "99999999999999999999", "-1", "2.5", "\"2\"", "null"])
    func `a total that makes no sense is none`(total: String) async {
        let found = await ListReaderTests.list(["": "{\"total\":\(total),\"bans\":[{\"id\":1}]}"])
        #expect(found.items == [["id": 1]])
    }
}
