import Catalog
import Exchange
import Foundation
import TestSupport
import Testing
import Wire

/// Tables that are made to hurt: refused in a sentence, or read in no more time than they have cells.
struct HurtfulTableTests {
    private static func read(_ text: String) throws -> [ExportContents.Entry] {
        let path = Scratch.path("exchange-tests")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/bans.csv"))
        return try CSVReader(catalog: .liveChat).contents(of: path + "/bans.csv", name: "bans.csv").entries
    }

    private static let tables: [String: (text: String, error: String)] = [
        "steps": ("type," + String(repeating: "0/", count: 40_000) + "\nip,1\n", "40001 steps, and 64"),
        "named steps": ("type,a" + String(repeating: "/b", count: 64) + "\nip,1\n", "65 steps, and 64"),
        "columns": ("type," + (0..<8000).map { "c\($0)" }.joined(separator: ",") + "\nip\n", "8001 columns, and 2000"),
        "twins": ("type,ip,comment,ip\nip,1.1.1.1,x,y\n", "two columns are called 'ip'"),
        "cell": ("type,ip\nip,\"" + String(repeating: "x", count: 5 << 20) + "\"\n", "5242880 bytes"),
        "rows": ("ip\n" + String(repeating: "1.1.1.1\n", count: 200_001), "more than 200000 rows"),
    ]

    @Test(arguments: tables.keys.sorted()) func `a table beyond its limits is refused in a sentence`(_ name: String)
        throws
    {
        let table = try #require(Self.tables[name])
        let error = #expect(throws: ExchangeError.self) { try Self.read(table.text) }
        #expect(error?.message.contains(table.error) == true, "\(error?.message ?? "")")
        #expect(error?.line != nil)
    }

    @Test func `what is within them is read: many columns, deep ones, numbers out of order and with holes`() throws {
        let wide = (0..<1900).map { "list/\($0)/value" }
        let text =
            "type,ip,deep" + String(repeating: "/d", count: 60) + ",x/3,x/1,mixed/0,mixed/name,"
            + wide.joined(separator: ",")
            + "\nip,1.2.3.4,yes,three,one,0,n," + (0..<1900).map(String.init).joined(separator: ",") + "\n"
        let body = try #require(try Self.read(text).first).body()
        #expect(body["list"]?.elements?.count == 1900)
        #expect(body["list"]?.elements?.last?["value"] == 1899)
        #expect(body["x"] == ["one", "three"])
        #expect(body["mixed"]?["name"] == "n" && body["mixed"]?["0"] == 0)
    }
}
