import Catalog
import Testing
import Wire

struct CatalogTests {
    @Test func `nothing is wrong with the table`() { #expect(Catalog.liveChat.flaws == []) }

    @Test func `a concrete path leads to its kind, place and ids`() throws {
        let found = try #require(Catalog.liveChat.locate("/campaigns/c1/preChat/campaignFormFields/f%2F1"))
        #expect(found.kind.name == "campaignFormFields")
        #expect(found.place.description == "/campaigns/{campaigns}/preChat/campaignFormFields")
        #expect(found.ids == ["c1", "f/1"])
        #expect(Catalog.liveChat.locate("/nowhere") == nil)
    }
}

struct PathTests {
    @Test func `ids are put in encoded`() throws {
        let template: PathTemplate = "/campaigns/{campaigns}/chatButton"
        #expect(try template.filled(with: ["a/b ?#%é"]) == "/campaigns/a%2Fb%20%3F%23%25%C3%A9/chatButton")
    }

    @Test(arguments: ["", ".", "..", "\0", String(repeating: "x", count: 600)])
    func `an id that would name another place is refused`(id: String) {
        let template: PathTemplate = "/bans/{bans}"
        #expect(throws: UnusableID.self) { try template.filled(with: [id]) }
    }

    @Test(arguments: ["plain", "a/b", "100 %", "~", "..", "Straße", "日本", "a\u{301}", "%41"])
    func `encoding a name can be undone`(name: String) {
        #expect(Percent.decoded(Percent.encoded(name)).utf8.elementsEqual(name.utf8))
        #expect(!Percent.encoded(name).contains("/"))
        #expect(!Percent.encoded(name).contains("~"))
    }
}

struct AddressTests {
    private let campaigns = Catalog.liveChat["campaigns"] ?? Catalog.liveChat.kinds[0]
    private let bans = Catalog.liveChat["bans"] ?? Catalog.liveChat.kinds[0]

    private func addresses(_ kind: Kind, _ items: [(String, JSONValue)]) -> [Address] {
        Addresses.items(items.map { (id: $0.0, body: $0.1) }, of: kind, in: Address(kind.name))
    }

    @Test func `an address has names in place of ids`() {
        #expect(addresses(campaigns, [("1", ["name": "Sales & more"])]) == ["campaigns/Sales%20%26%20more"])
    }

    @Test func `twins are told apart by the start of their ids`() {
        let items: [(String, JSONValue)] = [
            ("9f3c01aa-1", ["name": "Sales"]), ("12345678-2", ["name": "Sales"]), ("3", ["name": "Other"]),
        ]
        #expect(
            addresses(campaigns, items) == ["campaigns/Sales~9f3c01aa", "campaigns/Sales~12345678", "campaigns/Other"])
    }

    @Test func `twins whose ids start alike get them whole`() {
        let items: [(String, JSONValue)] = [("11111111-a", ["name": "S"]), ("11111111-b", ["name": "S"])]
        #expect(addresses(campaigns, items) == ["campaigns/S~11111111-a", "campaigns/S~11111111-b"])
    }

    @Test(arguments: ["", ".", ".."])
    func `a name that is none gets its id`(name: String) {
        let address = addresses(campaigns, [("abcdefgh-1", ["name": .string(name)])])[0]
        #expect(address.text.contains("abcdefgh"))
    }

    @Test func `a ban is named by what it bans`() {
        let items: [(String, JSONValue)] = [
            ("1", ["type": "ip", "ip": "10.0.0.7"]),
            ("2", ["type": "ipRange", "ipRangeFrom": "10.0.0.1", "ipRangeTo": "10.0.0.9"]),
            ("3", ["type": "ip", "ipAddress": "10.0.0.8"]),
        ]
        #expect(addresses(bans, items) == ["bans/10.0.0.7", "bans/10.0.0.1-10.0.0.9", "bans/10.0.0.8"])
    }
}

struct SelectionTests {
    @Test(
        arguments: [
            ("campaigns/Sales", "campaigns/Sales", true), ("campaigns/Sales", "campaigns/Sales/preChat", true),
            ("campaigns/Sales", "campaigns/Sales2", false), ("campaigns/*/chatWindow", "campaigns/A/chatWindow", true),
            ("campaigns/*/chatWindow", "campaigns/A/chatButton", false), ("bans", "bans/10.0.0.7", true),
            ("bans/10.*", "bans/10.0.0.7", true), ("bans/10.*", "bans/11.0.0.7", false), ("*", "settings", true),
            ("**/campaignFormFields", "campaigns/A/preChat/campaignFormFields/x", true), ("c*s/*", "campaigns", false),
            ("a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
        ] as [(String, Address, Bool)])
    func `a selector takes an address and what is below it`(selector: String, address: Address, takes: Bool) {
        #expect(Selection(only: [Selector(selector)], except: []).includes(address) == takes)
        #expect(Selection(only: [], except: [Selector(selector)]).includes(address) == !takes)
    }

    /// Were each star tried in every way, this would not end.
    @Test func `stars by the hundred are no riddle`() {
        let name = String(repeating: "a", count: 50)
        let address = Address("campaigns/Shop/preChat/campaignFormFields/" + name)
        let deep = Array(repeating: "**", count: 200).joined(separator: "/")
        let wide = String(repeating: "*a", count: 200)
        for (pattern, fits) in [
            (deep, true), (deep + "/x", false), ("campaigns/" + deep + "/campaignFormFields", true),
            ("**/" + wide + "b", false), ("campaigns/*/*/*/" + String(repeating: "*a", count: 40) + "*", true),
            ("campaigns/*/*/*/" + wide + "*", false),
        ] {
            #expect(Selection(only: [Selector(pattern)], except: []).includes(address) == fits, "\(pattern.prefix(40))")
            #expect(Selection(only: [], except: [Selector(pattern)]).includes(address) != fits, "\(pattern.prefix(40))")
        }
    }

    @Test func `a selection reaches what leads to it`() {
        let selection = Selection(only: [Selector("campaigns/*/preChat")], except: [Selector("campaigns/B")])
        #expect(selection.mayReach("campaigns"))
        #expect(selection.mayReach("campaigns/A"))
        #expect(!selection.includes("campaigns/A"))
        #expect(selection.mayReach("campaigns/A/preChat/campaignFormFields"))
        #expect(!selection.mayReach("campaigns/B"))
        #expect(!selection.mayReach("bans"))
        #expect(!selection.includesAll(below: "campaigns"))
        #expect(Selection(only: [Selector("bans")], except: []).includesAll(below: "bans"))
        #expect(!Selection(only: [], except: [Selector("bans/10.*")]).includesAll(below: "bans"))
    }
}

struct FieldPathTests {
    private let body: JSONValue = [
        "Alert": ["ids": [1, 2]], "rules": [["to": "a"], ["from": "b"], ["to": "c"]],
    ]

    @Test func `a path finds every value with its pointer`() {
        let path: FieldPath = "rules[].to"
        #expect(path.values(in: body).map(\.pointer.description) == ["/rules/0/to", "/rules/2/to"])
        #expect(FieldPath("alert.ids[]").values(in: body).map(\.value) == [1, 2])
        #expect(FieldPath("none.at[].all").values(in: body).isEmpty)
    }

    @Test func `replacing adds nothing`() {
        let path: FieldPath = "rules[].to"
        #expect(path.replacing(in: body) { _ in "x" }["rules"] == [["to": "x"], ["from": "b"], ["to": "x"]])
        #expect(FieldPath("none").replacing(in: body) { _ in "x" } == body)
    }
}
