import Catalog
import Foundation
import Testing

struct RowTests {
    private static func row(_ text: String) throws -> Kind {
        try JSONDecoder().decode(Kind.self, from: Data(text.utf8))
    }

    @Test func `the whole table survives being written as JSON`() throws {
        let data = try JSONEncoder().encode(Catalog.liveChat.kinds)
        #expect(try JSONDecoder().decode([Kind].self, from: data) == Catalog.liveChat.kinds)
    }

    @Test(arguments: [
        """
        {"name": "customRules", "shape": "collection", "paths": ["/campaigns/{campaigns}/routing/customRules"],
         "key": ["name"], "permission": "Manage Campaigns", "after": ["routing"], "concern": "high",
         "references": [
            {"at": "routeToId", "decidedBy": "routeTo", "targets": [
                {"kind": "agents", "values": ["agent"]}, {"kind": "departments", "values": ["department"]}]},
            {"at": "conditions[].field", "targets": [{"kind": "customVariables"}], "by": "softKey"},
            {"at": "conditions[].value", "targets": [{"kind": "customerSegments", "values": ["Segmentation"]}],
             "by": "softKey", "decidedBy": "conditions[].field"}],
         "readOnly": ["routeToAgent", "routeToDepartment"], "unordered": [{"at": "conditions", "key": ["order"]}],
         "aliases": [["conditions", "condition"], ["isEnable", "isEnabled"]]}
        """,
        """
        {"name": "installationCode", "shape": "singleton", "paths": ["/campaigns/{campaigns}/installationCode"],
         "operations": ["read"], "mayBeText": true, "permission": "Manage Campaigns", "caveats": [
            {"reason": "made by the service for each campaign"},
            {"concern": "anew", "reason":
             "the campaign comes back under a new id, so its new code has to be put on your pages"}]}
        """,
        """
        {"name": "knowledgeBases", "shape": "lookup", "base": "", "key": ["name"], "keeps": ["id", "name"]}
        """,
    ])
    func `a row that says only what is special is the row of the table`(text: String) throws {
        let row = try Self.row(text)
        #expect(row == Catalog.liveChat[row.name])
    }

    @Test(arguments: [
        (#"{"name":"a","shape":"singleton","paths":["/a"]}"#, Kind("a", .singleton, at: ["/a"])),
        (#"{"name":"a","shape":"record","paths":["/a"],"key":null}"#, Kind("a", .record, at: ["/a"])),
        (#"{"name":"a","shape":"lookup"}"#, Kind("a", .lookup, at: [])),
        (#"{"name":"a","shape":"lookup","paths":["/a"],"comesWithParent":false}"#, Kind("a", .lookup, at: ["/a"])),
    ])
    func `a row of name, shape and paths is one of the table`(text: String, kind: Kind) throws {
        #expect(try Self.row(text) == kind)
    }

    @Test(arguments: [
        (#"{"shape":"singleton","paths":["/a"]}"#, "a row without a name, 'name': missing"),
        (#"{"name":7,"shape":"singleton","paths":["/a"]}"#, "a row without a name, 'name': a text expected"),
        (#"{"name":"a","paths":["/a"]}"#, "row 'a', 'shape': missing"),
        (#"{"name":"a","shape":"singleton"}"#, "row 'a', 'paths': missing"),
        (
            #"{"name":"a","shape":"list","paths":["/a"]}"#,
            "row 'a', 'shape': 'list' is none of collection, singleton, record, lookup"
        ),
        (#"{"name":"a","shape":null,"paths":["/a"]}"#, "row 'a', 'shape': a text expected, not null"),
        (#"{"name":"a","shape":"singleton","paths":"/a"}"#, "row 'a', 'paths': a list expected"),
        (#"{"name":"a","shape":"singleton","paths":[1]}"#, "row 'a', 'paths[0]': a text expected"),
        (#"{"name":"a","shape":"singleton","paths":["/a"],"secrts":[]}"#, "row 'a', 'secrts': there is no such member"),
        (
            #"{"name":"a","shape":"singleton","paths":["/a"],"canBeOff":"yes"}"#,
            "row 'a', 'canBeOff': true or false expected"
        ),
        (
            #"{"name":"a","shape":"singleton","paths":["/a"],"pageSize":"9"}"#,
            "row 'a', 'pageSize': a whole number expected"
        ),
        (
            #"{"name":"a","shape":"singleton","paths":["/a"],"operations":["read","write"]}"#,
            "row 'a', 'operations[1]': 'write' is none of list, read, create, update, delete, deleteMany"
        ),
        (
            #"{"name":"a","shape":"singleton","paths":["/a"],"references":[{"at":"b"}]}"#,
            "row 'a', 'references[0].targets': missing"
        ),
        (
            #"{"name":"a","shape":"singleton","paths":["/a"],"references":[{"at":"b","targets":[{"knd":"c"}]}]}"#,
            "row 'a', 'references[0].targets[0].knd': there is no such member"
        ),
        (
            #"{"name":"a","shape":"singleton","paths":["/a"],"editions":[]}"#, "row 'a', 'editions': an object expected"
        ),
        (
            #"{"name":"a","shape":"collection","paths":["/a"],"comesWithParent":true}"#,
            "row 'a', 'comesWithParent': true for a singleton and for nothing else"
        ),
        ("[]", "a row without a name: an object expected"),
    ])
    func `what is wrong with a row is said with its name and the member`(text: String, message: String) {
        let alone = #expect(throws: RowFlaw.self) { try Self.row(text) }
        #expect(alone?.description == message)
        let inList = #expect(throws: RowFlaw.self) {
            try JSONDecoder().decode([Kind].self, from: Data("[\(text)]".utf8))
        }
        #expect(inList?.description == message)
    }
}
