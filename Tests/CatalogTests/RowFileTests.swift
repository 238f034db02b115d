import Catalog
import Testing
import Wire

/// Files of rows over a table: what they make of it, and what is said of those that make none.
struct RowFileTests {
    private static func laid(_ rows: String, over: String = "v3", on table: Catalog = .liveChat) throws -> Catalog {
        let text = #"{"format":1,"over":"\#(over)","rows":[\#(rows)]}"#
        return try RowFile(try JSONValue(parsing: Array(text.utf8))).laid(over: table)
    }

    private static let replies =
        #"{"name":"replies","shape":"collection","paths":["/replies"],"key":["name"],"#

    @Test(arguments: [Catalog.liveChat, .liveChat4])
    func `a table that was printed and is laid over itself changes nothing`(table: Catalog) throws {
        let same = try RowFile(table.rowFile).laid(over: table)
        #expect(same.fingerprint == table.fingerprint)
        #expect(same.taught == Catalog.Taught())
        #expect(same.api == table.api)
        #expect(same.rowFile == table.rowFile)
    }

    @Test func `a row says when a member is there`() throws {
        func patch(_ on: String) -> String {
            #"{"name":"bans","patch":{"conditional":[{"member":"ip","on":\#(on)}]}}"#
        }
        let table = try Self.laid(patch(#"[{"member":"type","values":["ip","true"]}]"#))
        let said = try #require(table["bans"]?.conditional.first)
        #expect(said.holds(beside: [.init("TYPE", "IP")]) && said.holds(beside: [.init("type", true)]))
        #expect(said.holds(beside: []) && !said.holds(beside: [.init("type", "visitor")]))
        #expect(try RowFile(table.rowFile).laid(over: .liveChat).fingerprint == table.fingerprint)
        for on in ["[]", #"[{"member":"type","values":[]}]"#, #"[{"member":"type","value":["ip"]}]"#] {
            #expect(throws: RowFlaw.self) { try Self.laid(patch(on)) }
        }
    }

    @Test func `what a file made of a table comes back from what is printed of it`() throws {
        let table = try Self.laid(
            Self.replies + #""operations":["list","read","create"]},{"name":"mobilePush","remove":true},"#
                + #"{"name":"bans","patch":{"secrets":["ip"]}}"#)
        #expect(table.taught == .init(rows: ["replies", "bans"], removed: ["mobilePush"]))
        let again = try RowFile(table.rowFile).laid(over: .liveChat)
        #expect(again.fingerprint == table.fingerprint)
        #expect(again.taught == table.taught)
    }

    @Test func `a row of a known name takes that row's place, and others come at the end`() throws {
        let row = #"{"name":"bans","shape":"collection","paths":["/bans"],"key":["ip"]}"#
        let names = try Self.laid(Self.replies + #""label":["name"]},"# + row).kinds.map(\.name)
        #expect(names == Catalog.liveChat.kinds.map(\.name) + ["replies"])
        #expect(try Self.laid(row)["bans"]?.key == ["ip"])
        #expect(try Self.laid(row)["bans"]?.references == [])
    }

    @Test(arguments: [
        (#"{"name":"a","shape":"collection","paths":["/a"],"key":["name"]}"#, [Kind.Operation.list, .read]),
        (#"{"name":"a","shape":"singleton","paths":["/a"]}"#, [.read]),
        (#"{"name":"a","shape":"singleton","paths":["/a"],"operations":["read","update"]}"#, [.read, .update]),
        (#"{"name":"bans","patch":{"after":[]}}"#, [.list, .read, .create, .update, .delete]),
        (#"{"name":"bans","patch":{"operations":["list"]}}"#, [.list]),
        (#"{"name":"chats","patch":{"pageSize":9}}"#, [.list, .read, .delete, .deleteMany]),
    ])
    func `a row of a file is only read unless it lists what else is done`(
        row: String, operations: [Kind.Operation]
    ) throws {
        let table = try Self.laid(row)
        let name = table.taught.rows.first ?? "bans"
        #expect(table[name]?.operations == operations)
    }

    @Test func `a patch changes the members that it names, and what follows from them`() throws {
        let table = try Self.laid(#"{"name":"bans","patch":{"paths":["/blocks"],"pageSize":50}}"#)
        let (bans, before) = (try #require(table["bans"]), try #require(Catalog.liveChat["bans"]))
        #expect(bans.paths == ["/blocks"] && bans.itemPaths == ["/blocks/{bans}"] && bans.pageSize == 50)
        #expect(bans.key == before.key && bans.references == before.references)
    }

    @Test func `a file says of no row that it is an experiment where the row is as it was`() throws {
        let table = try Self.laid(#"{"name":"bans","patch":{"secrets":[]}},"# + Self.replies + #""label":["name"]}"#)
        #expect(table.evidence(of: "replies") == "file")
        #expect(table.evidence(of: "bans") == nil)
    }

    struct Slip: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let rows: String
        let meant: String?

        init(_ flaw: String, _ rows: String, meant: String? = nil) {
            testDescription = flaw
            self.rows = rows
            self.meant = meant
        }
    }

    private static func list(_ members: String) -> String {
        #"{"name":"replies","shape":"collection","key":["name"],\#(members)}"#
    }

    private static func record(_ search: String) -> String {
        #"{"name":"calls","shape":"record","paths":["/calls"],"listing":{"time":["at"],"search":\#(search)}}"#
    }

    static let slips: [Slip] = [
        Slip("'rows[0]': an object expected", "7"),
        Slip("'rows[1].name': missing", #"{"name":"bans","remove":true},{"shape":"record"}"#),
        Slip("'rows[0].name': a name is of letters and digits, '-' and '_'", #"{"name":"a/b","remove":true}"#),
        Slip(
            "row 'bans': the file has two rows of that name",
            #"{"name":"bans","remove":true},{"name":"bans","patch":{}}"#),
        Slip("row 'bans', 'key': it is there twice", #"{"name":"bans","key":["a"],"key":["b"]}"#),
        Slip("row 'bans', 'remove': true expected", #"{"name":"bans","remove":false}"#),
        Slip("row 'bans', 'remove': a row is either patched or removed", #"{"name":"bans","patch":{},"remove":true}"#),
        Slip(
            "row 'bans', 'shape': there is nothing beside 'name' and 'patch'",
            #"{"name":"bans","patch":{},"shape":"record"}"#),
        Slip("row 'bams': there is no such row in the table of v3", #"{"name":"bams","patch":{}}"#, meant: "bans"),
        Slip("row 'ban': there is no such row in the table of v3", #"{"name":"ban","remove":true}"#, meant: "bans"),
        Slip("row 'bans', 'patch.name': a patch gives no other name", #"{"name":"bans","patch":{"name":"x"}}"#),
        Slip(
            "row 'bans', 'patch.secretz': there is no such member", #"{"name":"bans","patch":{"secretz":[]}}"#,
            meant: "secrets"),
        Slip(
            "row 'bans', 'patch.references[0].too': there is no such member",
            #"{"name":"bans","patch":{"references":[{"at":"a","too":[]}]}}"#, meant: "targets"),
        Slip(
            "row 'calls', 'listing.search.sorts': there is no such member", record(#"{"by":"at","sorts":"x"}"#),
            meant: "sort"),
        Slip("row 'calls', 'listing.search.by': missing", record("{}")),
        Slip(
            "row 'calls', 'listing.search.filters[0].opertor': there is no such member",
            record(#"{"by":"at","filters":[{"name":"a","opertor":"is","value":[]}]}"#), meant: "operator"),
        Slip("row 'calls', 'listing.search.index': a plain word expected", record(#"{"by":"at","index":"a&b"}"#)),
        Slip(
            "row 'calls', 'listing.window': a list that is asked for by a search is not asked for a window",
            record(#"{"by":"at"},"window":{}"#)),
        Slip(
            "row 'bans', 'patch.operations[0]': 'updat' is none of list, read, create, update, delete, deleteMany",
            #"{"name":"bans","patch":{"operations":["updat"]}}"#, meant: "update"),
        Slip("row 'replies', 'paths': missing", list(#""label":["name"]"#)),
        Slip(
            "row 'replies', 'paths[0]': a path has no host: the site's url says it",
            list(#""paths":["//evil.example/a"]"#)),
        Slip(
            "row 'replies', 'paths[0]': a path has no host: the site's url says it",
            list(#""paths":["https://evil.example/a"]"#)),
        Slip("row 'replies', 'paths[0]': a path begins with '/'", list(#""paths":["replies"]"#)),
        Slip("row 'replies', 'paths[0]': a path has neither '.' nor '..'", list(#""paths":["/a/../b"]"#)),
        Slip(
            "row 'replies', 'paths[0]': a path has no percent sign, which could hide a slash",
            list(#""paths":["/a%2Fb"]"#)),
        Slip("row 'replies', 'paths[0]': a path has no query and no fragment", list(#""paths":["/a?b=c"]"#)),
        Slip(
            "row 'replies', 'paths[0]': a path has neither blanks nor letters outside ASCII", list(#""paths":["/a b"]"#)
        ),
        Slip("row 'replies', 'paths[0]': a path has no empty step", list(#""paths":["/a//b"]"#)),
        Slip(
            "row 'replies', 'paths[0]': only the last step has a ':', and a word behind it",
            list(#""paths":["/a:b/c"]"#)),
        Slip(
            "row 'replies', 'paths[0]': 'x{y}' is neither a plain word nor a kind in braces",
            list(#""paths":["/x{y}"]"#)),
        Slip(
            "row 'replies', 'paths[0]': it names the kind 'campagns', which has no row",
            list(#""paths":["/campaigns/{campagns}/replies"]"#), meant: "campaigns"),
        Slip(
            "row 'replies', 'base': what stands before all paths has no braces",
            list(#""paths":["/r"],"base":"/{bans}""#)),
        Slip(
            "row 'replies', 'base': a path has no host: the site's url says it", list(#""paths":["/r"],"base":"//x""#)),
        Slip(
            "row 'replies', 'operations[1]': a file deletes single items only",
            list(#""paths":["/r"],"operations":["list","deleteMany"]"#)),
        Slip(
            "row 'replies', 'itemPaths[0]': it does not end with the item's id, {replies}",
            list(#""paths":["/r"],"itemPaths":["/r/{replies}/all"]"#)),
        Slip(
            "row 'replies', 'actions[0]': a file deletes single items only, by a path with their id",
            list(#""paths":["/r"],"actions":[{"method":"DELETE","path":"/r"}]"#)),
        Slip(
            "row 'replies', 'actions[0].method': GET, POST, PUT or DELETE expected",
            list(#""paths":["/r"],"actions":[{"method":"PURGE","path":"/r"}]"#)),
        Slip(
            "row 'replies', 'switch.on': a word behind ':' or '/' expected",
            list(#""paths":["/r"],"switch":{"on":"/../x"}"#)),
        Slip(
            "row 'replies', 'paths': nothing is there for /shelves/replies to hang on",
            list(#""paths":["/shelves/replies"]"#)),
        Slip("row 'replies', 'paths': bans has the path /bans too", list(#""paths":["/bans"]"#)),
        Slip(
            "row 'replies', 'references[0]': it names the kind 'agent', which has no row",
            list(#""paths":["/r"],"references":[{"at":"a","targets":[{"kind":"agent"}]}]"#), meant: "agents"),
        Slip(
            "row 'replies', 'after': it names the kind 'settngs', which has no row",
            list(#""paths":["/r"],"after":["settngs"]"#), meant: "settings"),
        Slip("row 'bans', 'patch.key': a list expected", #"{"name":"bans","patch":{"key":"name"}}"#),
        Slip(
            "row 'bans', 'key': it has no key, so that its items can't be told apart on another site",
            #"{"name":"bans","patch":{"key":[]}}"#),
    ]

    @Test(arguments: slips) func `a wrong row is refused with its name, its member and what was meant`(
        slip: Slip
    ) throws {
        let flaw = #expect(throws: RowFlaw.self) { try Self.laid(slip.rows) }
        #expect(flaw?.description == slip.testDescription)
        if let meant = slip.meant { #expect(flaw?.stranger?.known.contains(meant) == true, "\(flaw?.stranger as Any)") }
    }

    @Test(arguments: [
        ("[]", #"an object with "rows" expected"#), ("{}", "'format': missing"),
        (#"{"format":2,"over":"v3","rows":[]}"#, "'format': 1 expected"),
        (#"{"format":1,"rows":[]}"#, "'over': missing"),
        (#"{"format":1,"over":"v5","rows":[]}"#, "'over': v3 or v4 expected"),
        (#"{"format":1,"over":"v3"}"#, "'rows': missing"),
        (#"{"format":1,"over":"v3","rows":{}}"#, "'rows': a list expected"),
        (#"{"format":1,"over":"v3","rows":[],"row":[]}"#, "'row': there is no such member"),
        (#"{"format":1,"over":"v3","over":"v4","rows":[]}"#, "'over': it is there twice"),
    ])
    func `a file that is none of rows is refused with the member`(text: String, message: String) throws {
        let document = try JSONValue(parsing: Array(text.utf8))
        let flaw = #expect(throws: RowFlaw.self) { try RowFile(document) }
        #expect(flaw?.description == message)
    }

    @Test func `a file for another version of the API is refused`() {
        let flaw = #expect(throws: RowFlaw.self) { try Self.laid("", over: "v4") }
        #expect(flaw?.description == "'over': the file is for the table of v4, and the site has that of v3")
    }

    @Test func `what one of two tables takes for a secret is one in both`() throws {
        let table = try Self.laid(#"{"name":"bans","patch":{"secrets":["ip"]}}"#)
        #expect(Catalog.liveChat.hidingSecrets(of: table)["bans"]?.secrets == ["ip"])
        #expect(Catalog.liveChat.hidingSecrets(of: .liveChat).fingerprint == Catalog.liveChat.fingerprint)
    }
}
