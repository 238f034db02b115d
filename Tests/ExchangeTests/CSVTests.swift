import Catalog
import Exchange
import Foundation
import TestSupport
import Testing
import Wire

/// Tables: what goes into one comes out of it.
struct CSVTests {
    private func table(_ kind: String, _ rows: [(Address, JSONValue)]) throws -> String {
        var writer = CSVWriter(try require(Catalog.liveChat[kind]))
        for (address, body) in rows { writer.add(body, at: address) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func contents(_ text: String, _ name: String = "bans.csv") throws -> [ExportContents.Entry] {
        let path = Scratch.path("exchange-tests")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
        return try CSVReader(catalog: .liveChat).contents(of: path + "/" + name, name: name).entries
    }

    @Test(arguments: [
        "plain", "with, comma", "with \"quotes\"", "two\nlines", "two\r\nlines", " blanks ", "", "7", "007", "1e3",
        "true",
        "null", "{}", "[1]", "\"quoted\"", "=1+1", "+49 30 1", "-", "@x", "\ttab", "–", "a;b", "•••",
        "{\"$ref\": \"x\"}",
    ])
    func `every text comes back as the text it was`(_ text: String) throws {
        for comments in [[text], [text, "x"], [text, "", "5"]] {
            let rows = comments.enumerated().map { index, comment in
                (
                    "bans/10.0.0.\(index)" as Address,
                    ["type": "ip", "ip": .string("10.0.0.\(index)"), "comment": .string(comment)] as JSONValue
                )
            }
            let back = try contents(table("bans", rows))
            #expect(try back.map { try $0.body()["comment"]?.text } == comments.map { .some($0) })
            #expect(back.map(\.address) == rows.map(\.0))
        }
    }

    @Test(arguments: [
        "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "\u{FEFF}=1", "\u{A0}+1", "＝1",
        "＠x",
    ])
    func `no cell is a formula to a spreadsheet`(_ text: String) throws {
        let csv = try table("bans", [("bans/1.1.1.1", ["ip": "1.1.1.1", "comment": .string(text)])])
        let row = csv.split(separator: "\r\n")[1]
        #expect(row.hasPrefix("1.1.1.1,\"\"\""), "\(row)")
    }

    @Test func `values of every type come back as what they were`() throws {
        let body: JSONValue = [
            "name": "n", "isEnabled": true, "order": .number("1.50"), "gone": nil, "list": [], "object": [:],
            "conditions": [["field": "a", "value": 5, "deep": [["x": false]]], ["field": "b", "value": "5"]],
        ]
        let back = try contents(table("customerSegments", [("customerSegments/n", body)]), "customerSegments.csv")
        var wanted = body
        wanted.remove("gone")
        #expect(try back.first?.body() == wanted)
    }

    @Test func `a column of texts and others keeps them apart`() throws {
        let values: [JSONValue] = ["true", true, "x", 5, "5", "", "null"]
        let rows = values.enumerated().map { index, value in
            ("bans/1.1.1.\(index)" as Address, ["ip": .string("1.1.1.\(index)"), "comment": value] as JSONValue)
        }
        #expect(try contents(table("bans", rows)).map { try $0.body()["comment"] } == values)
    }

    @Test(arguments: [
        "type,ip,comment\nip,1.2.3.4,x\n", "type;ip;comment\r\nip;1.2.3.4;x\r\n",
        "\u{FEFF}type,ip,comment\r\nip,1.2.3.4,x",
        "\"type\",\"ip\",\"comment\"\n\"ip\",\"1.2.3.4\",\"x\"\n\n", "comment,ip,type\rx,1.2.3.4,ip\r",
        "/type,/ip,/comment\nip,1.2.3.4,x\n", "sep=;\r\ntype;ip;comment\r\nip;1.2.3.4;x\r\n",
        "type\tip\tcomment\nip\t1.2.3.4\tx\n", "type,ip,comment,,\nip,1.2.3.4,x,,\n,,,,\n",
        " type,ip , comment\nip,1.2.3.4,x",
    ])
    func `what spreadsheets write is understood`(_ text: String) throws {
        let entry = try #require(try contents(text, "Bans-2026.csv").first)
        #expect(entry.address == "bans/1.2.3.4")
        let body = try entry.body()
        #expect(body["type"] == "ip" && body["ip"] == "1.2.3.4" && body["comment"] == "x")
        #expect(Set(entry.members ?? []) == ["type", "ip", "comment"])
    }

    @Test(arguments: [
        (Array("type,ip,comment\nip,1.2.3.4,x\nip,1.2.3.5,Gr\u{FC}n\n".unicodeScalars.map { UInt8($0.value) }), 3),
        ([0xFF, 0xFE, 0x74, 0, 0x79, 0], 1), ([0xFE, 0xFF, 0, 0x74, 0, 0x79], 1),
    ])
    func `letters in another encoding don't become others`(_ bytes: [UInt8], _ line: Int) throws {
        let folder = Scratch.path("exchange-tests")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/bans.csv"))
        let error = #expect(throws: ExchangeError.self) {
            try CSVReader(catalog: .liveChat).contents(of: folder + "/bans.csv", name: "bans.csv")
        }
        #expect(error?.line == line)
        #expect(error?.message.contains("not UTF-8") == true)
        #expect(error?.hint?.contains("CSV UTF-8") == true)
    }

    @Test func `rows that don't say where they belong have a column that does`() throws {
        let csv = try table(
            "chatButton",
            [("campaigns/A/chatButton", ["color": "#fff"]), ("campaigns/B/chatButton", ["color": "#000"])])
        #expect(csv == "address,color\r\ncampaigns/A/chatButton,#fff\r\ncampaigns/B/chatButton,#000\r\n")
        #expect(
            try contents(csv, "chatButton.csv").map(\.address) == ["campaigns/A/chatButton", "campaigns/B/chatButton"])
    }

    @Test func `a name that looks like a number stays a name`() throws {
        let entry = try contents("name,value\n2024,5\n", "customVariables.csv").first
        #expect(try entry?.body() == ["name": "2024", "value": 5])
    }
}
