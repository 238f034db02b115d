import Catalog
import Exchange
import Testing

struct FileNamesTests {
    static let addresses: [Address] = [
        "settings", "campaigns/Sales", "campaigns/sales", "campaigns/SALES", "campaigns/Sales/chatButton",
        "campaigns/sales/chatButton", "campaigns/a%2Fb/preChat/campaignFormFields/Shoe%20size", "campaigns/x~9f3c01aa",
        "campaigns/x~7777aaaa", "campaigns/con", "campaigns/CON.x", "campaigns/lpt1", "campaigns/com10",
        "campaigns/.git",
        "campaigns/end.", "campaigns/x.json", "campaigns/x", "campaigns/x.json/chatButton", "campaigns/%C3%9F",
        "campaigns/%E7%95%8C\(String(repeating: "%E7%95%8C", count: 60))", "campaigns/a%7Eb", "campaigns/...",
        "campaigns/\(String(repeating: "long", count: 80))", "campaigns/\(String(repeating: "LONG", count: 80))",
    ]

    @Test func `every address comes back from its file's name`() {
        let names = FileNames(Self.addresses)
        for address in Self.addresses {
            #expect(FileNames.address(of: names.path(of: address), longNames: names.longNames) == address)
        }
        #expect(names.longNames.count == 3)
    }

    @Test func `no two files are one where letter case does not count, and none is a folder too`() {
        let names = FileNames(Self.addresses)
        let paths = Self.addresses.map { names.path(of: $0).lowercased() }
        #expect(Set(paths).count == paths.count)
        let folders = Set(paths.flatMap { path in path.split(separator: "/").dropLast().map(String.init) })
        for path in paths { #expect(!folders.contains(String(path.split(separator: "/").last ?? ""))) }
    }

    @Test func `names are those that every file system takes`() {
        let names = FileNames(Self.addresses)
        for address in Self.addresses {
            for part in names.path(of: address).split(separator: "/") {
                #expect(part.utf8.count <= 130)
                #expect(!part.hasPrefix(".") && !part.hasSuffix("."))
                #expect(part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._~%".contains($0)) })
                let stem = part.lowercased().split(separator: ".")[0]
                #expect(!["con", "prn", "aux", "nul", "lpt1"].contains(String(stem)))
            }
        }
    }

    @Test func `an ordinary address is its own file name`() {
        let names = FileNames(["campaigns/Sales/chatButton", "campaigns/Shop%20English"])
        #expect(names.path(of: "campaigns/Sales/chatButton") == "campaigns/Sales/chatButton.json")
        #expect(names.path(of: "campaigns/Shop%20English") == "campaigns/Shop%20English.json")
        #expect(names.longNames.isEmpty)
    }

    @Test(
        arguments: [
            ("campaigns/Grüße.json", "campaigns/Gr%C3%BC%C3%9Fe"),
            ("campaigns/Shoe size.json", "campaigns/Shoe%20size"),
            ("campaigns/%53ales.json", "campaigns/Sales"), ("campaigns/x~9f3c01aa.json", "campaigns/x~9f3c01aa"),
        ] as [(String, Address)])
    func `what a person wrote by hand is understood`(_ file: String, _ address: Address) {
        #expect(FileNames.address(of: file) == address)
    }

    @Test(arguments: ["README.md", ".json", "settings.JSON", ""])
    func `other files are none of an export's`(_ file: String) { #expect(FileNames.address(of: file) == nil) }
}
