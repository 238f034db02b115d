import Simulator
import Testing
import Wire

/// Lists of which a window of time is asked for.
struct HistoryTests {
    private func site(_ history: JSONValue) throws -> SimulatedSite {
        let chats: JSONValue = [
            ["id": "cba70001-5c1e-4b07-9a31-000000001002", "startTime": "2026-05-04T09:01:13Z"],
            ["id": "cba70001-5c1e-4b07-9a31-000000001001", "startTime": "2026-05-04T09:01:12Z"],
            ["id": "cba70001-5c1e-4b07-9a31-000000001003"],
        ]
        return try SimulatedSite(
            file: ["chats": chats, "history": history], dialect: .final,
            now: #require(Moment("2026-05-06T12:00:00Z")))
    }

    private func chats(_ site: inout SimulatedSite, _ from: String, _ to: String) throws -> [JSONValue] {
        try #require(try site.get("chats?timeFrom=\(from)&timeTo=\(to)&pageSize=100000")["chats"]?.elements)
    }

    @Test(arguments: [
        ("2026-05-04T09:01:12", "2026-05-04T09:01:12"), ("2026-05-04T09:01:13", "2026-05-04T11:00:00"),
        ("2026-04-20", "2026-05-01T12:00:00Z"), ("2000-01-01", "2001-01-01"), ("2030-01-01", "2031-01-01"),
        ("2026-05-06T00:00:00Z", "2026-05-05T00:00:00Z"), ("0001-01-01", "9999-12-31T23:59:59"),
    ])
    func `a window has what happened in it, both ends included, in the order of the whole list`(
        from: String, to: String
    ) throws {
        var site = try site(["days": 30, "chats": 500])
        let whole = try chats(&site, "1970-01-01", "2100-01-01")
        let (first, last) = (try #require(Moment(from)), try #require(Moment(to)))
        func expected(_ chats: [JSONValue]) -> [JSONValue] {
            chats.filter { chat in
                Moment(chat["startTime"]?.text ?? "").map { first <= $0 && $0 <= last } ?? false
            }
        }
        let found = try chats(&site, from, to)
        #expect(found == expected(whole))
        // What is deleted is in no window that was asked for before.
        guard let gone = found.first?["id"]?.text else { return }
        #expect(site.ask(.delete, "chats/\(gone)").status == 204)
        #expect(try chats(&site, from, to) == Array(found.dropFirst()))
    }

    @Test func `a chat has as many messages as were asked for, and the same ones each time`() throws {
        let history: JSONValue = ["days": 2, "chats": 90, "lines": 12]
        var (one, two) = (try site(history), try site(history))
        let made = try chats(&one, "1970-01-01", "2100-01-01").suffix(90)
        #expect(try chats(&two, "1970-01-01", "2100-01-01").suffix(90) == made)
        for chat in made {
            let lines = chat["messages"]?.elements ?? []
            #expect(lines.count == (chat["status"] == "missed" ? 1 : 12))
            let times = lines.compactMap { $0["time"]?.text }
            #expect(times == times.sorted() && times.count == lines.count)
            #expect(times.last ?? "" < chat["endTime"]?.text ?? "")
        }
        #expect(Set(made.flatMap { $0["messages"]?.elements ?? [] }.compactMap { $0["text"]?.text }).count > 500)
    }
}
