import Service
import TestSupport
import Testing
import Wire

struct MovingListTests {
    /// A list in pages of two that a script changes between two requests.
    private static func moving(
        _ rows: [Int], saysTotal: Bool, change: @escaping @Sendable (inout [Int], Int) -> Void
    ) -> Script {
        let rows = Shared(rows)
        return Script { request, number throws(TransportError) in
            let now = rows.change { rows in
                change(&rows, number)
                return rows
            }
            let page = request.target.split(separator: "=").last.flatMap { Int($0) } ?? 1
            let part = now.dropFirst((page - 1) * 2).prefix(2).map { "{\"id\":\($0)}" }.joined(separator: ",")
            let next = page * 2 < now.count ? "\"?pageIndex=\(page + 1)\"" : "null"
            let total = saysTotal ? "\"total\":\(now.count)," : ""
            return .json("{\(total)\"nextPage\":\(next),\"bans\":[\(part)]}")
        }
    }

    @Test(arguments: [true, false], [1, 2])
    func `an item that goes before it is read takes none of its neighbours along`(saysTotal: Bool, moment: Int)
        async throws
    {
        // What stood first is gone: all others are a place further to the front.
        let script = Self.moving([1, 2, 3, 4, 5, 6], saysTotal: saysTotal) { rows, number in
            if number == moment { rows.removeFirst() }
        }
        guard case .items(let items) = try await ListReader(script.reader).list("/livechat/bans", named: "bans") else {
            Issue.record("items expected")
            return
        }
        #expect(try items.all() == [["id": 2], ["id": 3], ["id": 4], ["id": 5], ["id": 6]])
    }

    @Test func `one that goes and one that comes leave the total as it was and are seen all the same`() async throws {
        let script = Self.moving([1, 2, 3, 4, 5, 6], saysTotal: true) { rows, number in
            if number == 1 { rows = Array(rows.dropFirst()) + [7] }
        }
        guard case .items(let items) = try await ListReader(script.reader).list("/livechat/bans", named: "bans") else {
            Issue.record("items expected")
            return
        }
        #expect(try items.all().count == 6 && items.all().first == ["id": 2])
    }

    @Test(arguments: [true, false])
    func `a list that never rests is none`(saysTotal: Bool) async {
        let script = Self.moving(Array(1...6), saysTotal: saysTotal) { rows, _ in
            rows = Array(rows.dropFirst()) + [(rows.last ?? 0) + 1]
        }
        let found = await reason { () async throws(ServiceError) in
            try await ListReader(script.reader).list("/livechat/bans", named: "bans")
        }
        #expect(found == .unreadable("the list changed while it was read (it was read 3 times)"))
        #expect(script.sends.count <= 12)
    }

    @Test func `an item that is edited while the list is read moves none`() async throws {
        let script = Script { request, number throws(TransportError) in
            let isFirst = !request.target.hasSuffix("=2")
            return .json(
                isFirst
                    ? "{\"total\":2,\"bans\":[{\"id\":1,\"comment\":\"\(number)\"}]}"
                    : #"{"total":2,"bans":[{"id":2}]}"#)
        }
        guard case .items(let items) = try await ListReader(script.reader).list("/livechat/bans", named: "bans") else {
            Issue.record("items expected")
            return
        }
        #expect(items.count == 2 && script.sends.count == 3)
    }
}
