import CommandLineTool
import Configuring
import Foundation
import Testing
import Wire

/// A site is put into a file that people have written, and nothing else of the file changes.
struct ConfigurationChangeTests {
    private let folder: ConfigurationFolder

    init() throws { folder = try ConfigurationFolder() }

    private func change(_ name: String = "new") throws -> ConfigurationChange {
        let entry = SiteEntry(
            name: name, url: try BaseURL("https://api1.comm100.io/api/v3"), logIn: .token("env:NEW"), isProtected: true)
        return try ConfigurationChange(
            adding: entry, in: folder.surroundings().outside, ConfigurationChoice())
    }

    private static let site = #"{"url": "https://a.example/api/v3", "token": "env:A"}"#

    @Test(arguments: [
        // One line, and as programs write it.
        (#"{"sites": {"a": \#(site)}}"#, "{\"sites\": {\"a\": \(site),\n  \"new\": {"),
        (#"{"sites": {}}"#, "{\"sites\": {\n  \"new\": {"),
        ("{}", "{\n  \"sites\": {\n    \"new\": {"),
        // Comments behind the last site, on its line and below.
        (
            "{\n  \"sites\": {\n    \"a\": \(site) // ours, {\n    // the last\n  } /* } */\n}\n",
            "\"a\": \(site), // ours, {\n    // the last\n    \"new\": {\n      \"url\""
        ),
        // A comma behind the last site stays the habit of the file.
        (
            "{\n\t\"sites\": {\n\t\t\"a\": \(site), // x,\n\t},\n\t\"store\": \"s\",\n}\n",
            "\"a\": \(site), // x,\n\t\t\"new\": {\n\t\t\t\"url\": \"https://api1.comm100.io/api/v3\",\n\t\t\t\"token\": \"env:NEW\",\n"
        ),
        // Four blanks a level, and lines as Windows ends them.
        (
            "{\r\n    \"sites\": {\r\n        \"a\": \(site)\r\n    }\r\n}\r\n",
            "\(site),\r\n        \"new\": {\r\n            \"url\""
        ),
        ("// nothing\n{ \"store\": \"s\" }", "// nothing\n{ \"store\": \"s\", \n  \"sites\": {\n    \"new\""),
    ]) func `a site comes behind the others, in the manner of the file`(text: String, part: String) throws {
        let file = try folder.write(text)
        let change = try change()
        #expect(change.text.contains(part), "\(change.text)")
        // Taking the addition away leaves the file as it was, but for one comma.
        let lines = Set(change.text.split(whereSeparator: \.isNewline))
        for line in text.split(whereSeparator: \.isNewline)
        where line.contains("/*") || line.hasPrefix("//") || line.contains(" // ") {
            #expect(lines.contains { $0.replacing(",", with: "").contains(line.replacing(",", with: "")) })
        }
        try change.write()
        let after = try JSONValue(parsingCommented: Array(Data(contentsOf: URL(fileURLWithPath: file))))
        let before = try JSONValue(parsingCommented: Array(text.utf8))
        #expect(after["sites"]?["new"]?["protected"] == true)
        #expect(after["sites"]?["a"] == before["sites"]?["a"] && after["store"] == before["store"])
        #expect(after["sites"]?.members?.last?.name == "new")
    }

    @Test func `a new file is its owner's alone, and one that was there keeps its rights`() throws {
        try change().write()
        let file = folder.path + "/livechat-sync.json"
        func rights() throws -> Int? {
            (try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber)?.intValue
        }
        #expect(try rights() == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
        try change("other").write()
        #expect(try rights() == 0o640)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["livechat-sync.json"])
    }

    @Test func `behind a link the file itself is changed, and the link stays`() throws {
        let file = try folder.write(#"{"sites": {}}"#, to: "kept/real.json")
        let link = folder.path + "/livechat-sync.json"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        try change().write()
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
        #expect(try String(contentsOfFile: file, encoding: .utf8).contains("\"new\""))
    }

    @Test func `a file that somebody changed meanwhile is left alone`() throws {
        try folder.write(#"{"sites": {}}"#)
        let change = try change()
        try folder.write(#"{"sites": {}, "store": "x"}"#)
        #expect(throws: ConfigurationError.self) { try change.write() }
        let text = try String(contentsOfFile: folder.path + "/livechat-sync.json", encoding: .utf8)
        #expect(text == #"{"sites": {}, "store": "x"}"#)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["livechat-sync.json"])
    }

    @Test(arguments: ["a", "A b", "", "x@y", "a.ndjson"])
    func `a name that is there or no name is refused`(name: String) throws {
        try folder.write(#"{"sites": {"a": \#(Self.site)}}"#)
        #expect(throws: ConfigurationError.self) { try change(name) }
    }
}
