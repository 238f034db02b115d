import Archiving
import Catalog
import Testing
import TestSupport
import Wire

/// A list with the newest first, from which a client asks for one page after the other while others change it.
private struct SortedList {
    /// Seconds at which records happened; each is its id, too. The newest first.
    var seconds: [Int]
    var size = 10
    var says: @Sendable (_ total: Int) -> Int? = { $0 }
    var order: @Sendable ([Int]) -> [Int] = { $0 }

    func page(_ number: Int) -> (rows: [SortedReading.Row], total: Int?) {
        let rows = order(seconds).dropFirst((number - 1) * size).prefix(size)
        return (
            rows.map { .init(id: "\($0)", at: UTCTime(seconds: Double($0))) }, says(seconds.count)
        )
    }

    mutating func add(_ new: [Int]) { seconds = (seconds + new).sorted(by: >) }
    mutating func remove(_ old: some Sequence<Int>) { seconds.removeAll { Set(old).contains($0) } }
}

struct SortedReadingTests {
    private static let now = 1_800_000_000

    private static func list(_ count: Int) -> SortedList {
        SortedList(seconds: (0..<count).map { now - $0 * 3600 })
    }

    private static func window(_ seconds: Int? = nil) throws -> TimeWindow {
        let since = seconds.map { UTCTime(seconds: Double(now - $0)) } ?? TimeWanted.beginning
        return try #require(TimeWindow(since, UTCTime(seconds: Double(now))))
    }

    /// Reads to the end, stopping and going on by the mark where `isKilled` says so.
    private func read(
        _ list: inout SortedList, _ window: TimeWindow, pageSize: Int = 10,
        before: (Int, inout SortedList) -> Bool = { _, _ in false }
    ) -> (seen: Set<Int>, isWhole: Bool, asked: Int) {
        var reading = SortedReading(window, pageSize: pageSize)
        var (seen, asked, verdict): (Set<Int>, Int, WindowReading.Verdict) = ([], 0, .goOn)
        while verdict == .goOn, asked < 10_000 {
            asked += 1
            if before(asked, &list) { reading = SortedReading(window, pageSize: pageSize, from: reading.mark) }
            let page = list.page(reading.number)
            seen.formUnion(page.rows.compactMap { $0.id.flatMap { Int($0) } })
            verdict = reading.took(page.rows, total: page.total)
        }
        return (seen, verdict == .whole, asked)
    }

    @Test(arguments: [0, 1, 9, 10, 11, 100, 137], [true, false])
    func `everything comes once`(count: Int, saysTotal: Bool) throws {
        var list = Self.list(count)
        if !saysTotal { list.says = { _ in nil } }
        let (seen, isWhole, asked) = read(&list, try Self.window())
        #expect(isWhole && seen == Set(list.seconds))
        #expect(asked <= count / 10 + 2)
    }

    @Test func `a later reading asks for no more than its window`() throws {
        var list = Self.list(1_000)
        let (seen, isWhole, asked) = read(&list, try Self.window(86_400))
        #expect(isWhole && asked == 3)
        #expect(seen.isSuperset(of: list.seconds.prefix(25)))
    }

    @Test func `a service that gives smaller pages than it is asked for is read whole all the same`() throws {
        var list = Self.list(95)
        let (seen, isWhole, _) = read(&list, try Self.window(), pageSize: 100)
        #expect(isWhole && seen == Set(list.seconds))
    }

    @Test(arguments: 1...12) func `what is new pushes the rest down, and nothing is lost`(at: Int) throws {
        var list = Self.list(100)
        let all = Set(list.seconds)
        let (seen, isWhole, _) = read(&list, try Self.window()) { asked, list in
            if asked == at { list.add((1...7).map { Self.now + $0 }) }
            return asked == at
        }
        #expect(isWhole && seen.isSuperset(of: all))
    }

    /// Above, below and on both sides of the page that is asked for next, with something new beside, in one run and across two.
    @Test(arguments: 2...10, [1, 5, 13, 40])
    func `what is deleted pulls the rest up, and it is read again`(at: Int, deleted: Int) throws {
        for (start, isKilled) in [(0, false), (0, true), (30, false), (30, true), (60, false), (60, true)] {
            var list = Self.list(100)
            let gone = Set(list.seconds.dropFirst(start).prefix(deleted))
            let all = Set(list.seconds)
            let (seen, isWhole, _) = read(&list, try Self.window()) { asked, list in
                guard asked == at else { return false }
                list.remove(gone)
                if deleted > 5 { list.add([Self.now + 1, Self.now + 2]) }
                return isKilled
            }
            #expect(isWhole && seen.isSuperset(of: all.subtracting(gone)), "\(start)")
        }
    }

    @Test(arguments: ["as it likes", "the oldest first"])
    func `of a service that does not sort, the whole list is read`(way: String) throws {
        var list = Self.list(300)
        let isRandom = way == "as it likes"
        list.order = { seconds in isRandom ? seconds.sorted { $0 % 7919 < $1 % 7919 } : seconds.reversed() }
        let (seen, isWhole, _) = read(&list, try Self.window(86_400))
        #expect(isWhole && seen == Set(list.seconds))
    }

    static let liars: [(name: String, says: @Sendable (Int) -> Int?, order: @Sendable ([Int]) -> [Int])] = [
        ("it says that there are more than it gives", { $0 + 30 }, { $0 }),
        ("it gives the first page for ever", { $0 }, { Array(repeating: $0.prefix(10), count: 10).flatMap { $0 } }),
    ]

    @Test(arguments: liars.map(\.name)) func `what can't be shown to be whole is not`(name: String) throws {
        let liar = try #require(Self.liars.first { $0.name == name })
        var list = Self.list(100)
        (list.says, list.order) = (liar.says, liar.order)
        #expect(!read(&list, try Self.window()).isWhole)
    }

    @Test func `a total that falls with every page ends the reading, and not as a whole one`() throws {
        var list = Self.list(400)
        let (_, isWhole, asked) = read(&list, try Self.window()) { asked, list in
            list.says = { total in total - asked }
            return false
        }
        #expect(!isWhole && asked < 100)
    }

    @Test(arguments: ["", "7", "a b c d e", "0 0 0 0 10", "-1 2 3 4 10", "3 20 100 10 99", "3 /livechat/chats?x=1"])
    func `a mark that is none begins at the first page`(mark: String) throws {
        #expect(SortedReading(try Self.window(), pageSize: 10, from: mark).number == 1)
    }

    @Test func `a sorted list is one window, read again some times, and then a gap`() throws {
        let window = try Self.window()
        var plan = WindowPlan(sorted: window, readings: 3)
        for _ in 0..<3 {
            #expect(plan.next() == .read(window))
            plan.took(window, .cut)
        }
        #expect(plan.next() == .gap(window))
        #expect(plan.next() == nil)
        var other = WindowPlan(sorted: window)
        #expect(other.next() == .read(window))
        other.took(window, .whole(7))
        #expect(other.next() == nil)
        var none = WindowPlan(sorted: nil)
        #expect(none.next() == nil)
    }

    @Test(arguments: [Int?.none, 300_000]) func `how much is done never falls, and is near everything at the end`(
        seconds: Int?
    ) throws {
        let list = Self.list(100)
        var reading = SortedReading(try Self.window(seconds), pageSize: 10)
        var (shares, verdict): ([Double], WindowReading.Verdict) = ([], .goOn)
        while verdict == .goOn {
            let page = list.page(reading.number)
            verdict = reading.took(page.rows, total: page.total)
            shares.append(reading.share ?? -1)
        }
        #expect(shares == shares.sorted() && shares.count > 5)
        #expect(shares.allSatisfy { (0...1).contains($0) } && (shares.last ?? 0) > 0.9)
    }
}
