import Catalog
import Testing
import Wire

/// Fields of resources, chosen, left out and ignored.
struct FieldChoiceTests {
    private let kind = Catalog.liveChat["customerSegments"]

    @Test(arguments: ["isEnabled", "isEnable", "ISENABLE"])
    func `a field is one whichever of the dialects spells it`(name: String) throws {
        let kind = try #require(kind)
        let pattern = FieldPattern(Selector("customerSegments/*"), JSONPointer([name]))
        let only = Selection(only: [], except: [], onlyFields: [pattern])
        let except = Selection(only: [], except: [], exceptFields: [pattern])
        for spelling in ["isEnabled", "isEnable"] {
            let place = JSONPointer([spelling])
            #expect(only.fields(of: "customerSegments/A", as: kind).takes(place))
            #expect(!except.fields(of: "customerSegments/A", as: kind).takes(place))
            #expect(pattern.covers(place, of: kind))
        }
        #expect(!only.fields(of: "customerSegments/A", as: kind).takes(JSONPointer(["name"])))
        #expect(except.fields(of: "customerSegments/A", as: kind).takes(JSONPointer(["name"])))
    }

    @Test(arguments: [
        ("campaigns/A", "campaigns/A", true), ("campaigns/A", "campaigns/A/chatWindow", false),
        ("campaigns/*", "campaigns/A", true), ("campaigns/*", "campaigns/A/chatWindow", true),
        ("*", "bans/1.2.3.4", true), ("campaigns/*/chatWindow", "campaigns/A/chatWindow", true),
        ("campaigns/*/chatWindow", "campaigns/A", false), ("campaigns/A", "campaigns/AB", false),
    ]) func `a field is that resource's alone, unless a star ends its address`(
        selector: String, address: String, isMeant: Bool
    ) {
        #expect(FieldPattern(Selector(selector), JSONPointer(["name"])).concerns(Address(address)) == isMeant)
    }

    @Test func `what holds a chosen field and what is in it is taken, its neighbours are not`() {
        let choice = FieldChoice(only: [JSONPointer(["a", "b"])], except: [JSONPointer(["a", "b", "c"])])
        for (tokens, isTaken) in [
            ([], true), (["a"], true), (["a", "b"], true), (["A", "B", "d"], true), (["a", "b", "c"], false),
            (["a", "b", "c", "e"], false), (["a", "x"], false), (["x"], false),
        ] {
            #expect(choice.takes(JSONPointer(tokens)) == isTaken, "\(tokens)")
        }
    }

    @Test(arguments: [
        ("settings#/name", "settings", "/name"), ("a#b#/c", "a#b", "/c"), ("x#/a#/b", "x#/a", "/b"),
        ("*#/a~1b", "*", "/a~1b"),
    ]) func `a text names a field behind its last mark`(text: String, owner: String, pointer: String) throws {
        let parts = try #require(JSONPointer.parts(of: text))
        #expect(parts.owner == owner && parts.pointer == pointer)
        #expect(JSONPointer.parts(of: owner.replacing("#/", with: "#")) == nil)
    }
}
