import Reporting
import Testing
import Wire

struct TableTests {
    private func table() -> Table {
        var table = Table([Table.Column("site"), Table.Column("count", .right), Table.Column("note")])
        table.add(["prod", "7", "a note that is rather long"])
        table.add(["東京", "1200"])
        return table
    }

    @Test func `columns are aligned by what a terminal shows`() {
        #expect(
            table().lines(width: nil, .unicode).map(\.plain) == [
                "site  count  note",
                "prod      7  a note that is rather long",
                "東京   1200",
            ])
    }

    @Test func `an empty cell keeps its column's place`() {
        var table = Table([Table.Column("a"), Table.Column("count", .right), Table.Column("c")])
        table.add(["", "", "x"])
        table.add(["one", "2", "y", "a cell without a column"])
        #expect(
            table.lines(width: nil, .plain).map(\.plain) == [
                "a    count  c",
                "            x",
                "one      2  y",
            ])
    }

    @Test func `the widest column is cut to fit`() {
        #expect(
            table().lines(width: 26, .unicode).map(\.plain) == [
                "site  count  note",
                "prod      7  a note that …",
                "東京   1200",
            ])
    }

    @Test(arguments: 0...60)
    func `every line fits as long as the columns can be read`(width: Int) {
        let widest = table().lines(width: width, .plain).map(\.displayWidth).max() ?? 0
        #expect(widest <= max(width, 4 + 2 + 5 + 2 + 6))
    }

    @Test func `long columns share what has to be cut, and numbers and moments keep all of theirs`() {
        var table = Table([.init("n", .right), .init("at", isFixed: true), .init("a"), .init("b")])
        table.add(["1234567", "2026-11-20", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbb"])
        #expect(
            table.lines(width: 43, .unicode).map(\.plain).last == "1234567  2026-11-20  aaaaaaaaa…  bbbbbbbbb…")
        #expect(
            table.lines(width: 44, .unicode).map(\.plain).last?.displayWidth == 44)
    }

    @Test func `a spare column goes as a whole where there is no room for all, and stays where there is`() {
        var table = Table([.init("at", isFixed: true), .init("checked", isSpare: true), .init("why")])
        table.add(["2026-11-20", "2026-11-21", "the last one"])
        #expect(table.lines(width: 36, .plain).map(\.plain).last == "2026-11-20  2026-11-21  the last one")
        #expect(
            table.lines(width: 35, .plain).map(\.plain) == ["at          why", "2026-11-20  the last one"])
    }

    @Test func `ids give up width first, and prose goes on below`() {
        var table = Table([
            .init("KIND", isFixed: true), .init("NAME"), .init("FROM", isYielding: true), .init("HOW", isProse: true),
        ])
        table.add(["agents", "Ingrid", "0123456789abcdef", "no agent of that name is known there"])
        #expect(
            table.lines(width: 60, .unicode).map(\.plain) == [
                "KIND    NAME    FROM      HOW", "agents  Ingrid  0123456…  no agent of that name is known",
                "                          there",
            ])
        #expect(table.lines(width: 200, .unicode).count == 2)
        #expect(table.titlesLeftOut(width: 20).isEmpty)
    }

    @Test(arguments: 20...120)
    func `no line of a table with prose is wider than the terminal`(width: Int) {
        var table = Table([.init("N", .right), .init("WHAT"), .init("WHY", isProse: true)])
        table.add(["1", "something of a length", "because it is so and because it can't be otherwise, as was said"])
        #expect(table.lines(width: width, .plain).allSatisfy { $0.displayWidth <= width })
    }

    @Test func `a table without columns has no lines`() {
        #expect(Table([]).lines(width: 10, .plain).isEmpty)
    }
}

struct TreeTests {
    private let tree = Tree("prod", [Tree("campaigns", [Tree("Sales", [Tree("chatButton")])]), Tree("bans")])

    @Test func `children hang on lines`() {
        #expect(
            tree.lines(.unicode).map(\.plain) == [
                "prod", "├── campaigns", "│   └── Sales", "│       └── chatButton", "└── bans",
            ])
        #expect(
            tree.lines(.plain).map(\.plain) == [
                "prod", "|-- campaigns", "|   `-- Sales", "|       `-- chatButton", "`-- bans",
            ])
    }
}

struct WordingTests {
    @Test func `one is not many`() {
        #expect(Wording.count(1, "resource") == "1 resource")
        #expect(Wording.count(0, "resource") == "0 resources")
        #expect(Wording.count(2, "reply", plural: "replies") == "2 replies")
    }

    @Test(
        arguments: [
            (0.42, "0.4 s"), (9.99, "10 s"), (59.6, "1 min"), (125, "2 min 5 s"), (3600, "1 h"), (7380, "2 h 3 min"),
            (26 * 3600, "26 h"), (76 * 3600, "3 d 4 h"), (-1, "?"), (.nan, "?"), (.infinity, "?"), (0, "0 s"),
        ] as [(Double, String)])
    func `a time is said in its two largest units`(seconds: Double, text: String) {
        #expect(Wording.duration(seconds) == text)
    }

    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1000, "1 kB"), (1500, "1.5 kB"), (12_345_678, "12 MB"), (999_999, "1 MB"),
        (Int.max, "9.2 EB"),
    ])
    func `a size is said in its largest unit`(bytes: Int, text: String) {
        #expect(Wording.size(bytes) == text)
    }

    @Test func `lists have commas and a conjunction`() {
        #expect(Wording.list([]) == "")
        #expect(Wording.list(["a"]) == "a")
        #expect(Wording.list(["a", "b"]) == "a and b")
        #expect(Wording.list(["a", "b", "c"], "or") == "a, b or c")
    }
}
