import CommandLineTool
import Foundation
import TestSupport
import Testing
import Wire

/// What the documents tell people to type and to rely on.
struct DocumentsTests {
    static let documents = [
        "README.md", "Sources/README.md", "Tests/README.md", "samples/README.md", "samples/benchmark/README.md",
    ]

    private static func text(_ document: String) throws -> String {
        let folder = Samples.folder.deletingLastPathComponent()
        return String(decoding: try Data(contentsOf: folder.appendingPathComponent(document)), as: UTF8.self)
    }

    /// Would the program take these words?
    static func check(_ words: [String]) throws {
        guard let name = words.first, name != "--version" else { return }
        if name == "help" {
            let given = try GivenArguments(Array(words.dropFirst()), HelpText.declaration)
            let topics = HelpTopic.all.map(\.name)
            if let name = given.operand("COMMAND"), !topics.contains(name) { _ = try CommandList.all.declaration(name) }
            return
        }
        let command = try CommandList.all.command(name)
        _ = try command.init(GivenArguments(Array(words.dropFirst()), command.declaration))
    }

    @Test(arguments: documents) func `every command line of a document is one that the program takes`(
        document: String
    ) throws {
        for line in ShellLine.all(inDocument: try Self.text(document)) {
            #expect(throws: Never.self, "\(document): livechat-sync \(line.words.joined(separator: " "))") {
                try Self.check(line.words)
            }
        }
    }

    @Test func `the README has command lines to check, and a wrong one would be found`() throws {
        #expect(ShellLine.all(inDocument: try Self.text("README.md")).count > 15)
        let wrong = ShellLine.all(inDocument: "```sh\nlivechat-sync backup --onyl 'a b' | less\n```\n")
        #expect(wrong.map(\.words) == [["backup", "--onyl", "a b"]])
        #expect(throws: UsageError.self) { try Self.check(["backup", "--onyl", "a b"]) }
    }

    @Test func `every command has its chapter in the README`() throws {
        let lines = Set(try Self.text("README.md").components(separatedBy: "\n"))
        for command in CommandList.all.commands {
            #expect(lines.contains("### \(command.declaration.name)"), "\(command.declaration.name)")
        }
    }

    @Test func `the README gives every exit code its meaning`() throws {
        let lines = Set(try Self.text("README.md").components(separatedBy: "\n"))
        for code in ExitCode.allCases {
            #expect(lines.contains("| \(code.rawValue) | \(code.meaning) |"), "\(code)")
        }
    }

    @Test func `every configuration in the README can be read`() throws {
        let folder = try ConfigurationFolder()
        var count = 0
        for block in try Self.text("README.md").components(separatedBy: "```json\n").dropFirst() {
            let json = block.components(separatedBy: "```")[0]
            guard json.contains("\"sites\"") else { continue }
            count += 1
            #expect(throws: Never.self, "\(json)") { try folder.configuration(json) }
        }
        #expect(count >= 2)
    }

    /// What a heading is called in links: small letters, blanks as dashes, other signs left out.
    private static func anchors(in text: String) -> Set<String> {
        var isCode = false
        let headings = text.components(separatedBy: "\n").filter { line in
            if line.hasPrefix("```") { isCode.toggle() }
            return !isCode && line.hasPrefix("#")
        }
        return Set(
            headings.map { heading in
                let title = heading.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-")
                return String(title.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
            })
    }

    @Test func `links to a chapter lead to one that is there`() throws {
        var count = 0
        for document in Self.documents {
            let text = try Self.text(document)
            let folder = document.contains("/") ? document.split(separator: "/").dropLast().joined(separator: "/") : "."
            for piece in text.components(separatedBy: "](").dropFirst() {
                let parts = piece.components(separatedBy: ")")[0].components(separatedBy: "#")
                guard parts.count == 2, !parts[0].hasPrefix("https://") else { continue }
                count += 1
                let target = parts[0].isEmpty ? text : try Self.text(folder + "/" + parts[0])
                #expect(Self.anchors(in: target).contains(parts[1]), "\(document): \(parts.joined(separator: "#"))")
            }
        }
        #expect(count > 20)
    }

    @Test func `links within the documents lead to files that are there`() throws {
        for document in Self.documents {
            let folder = Samples.folder.deletingLastPathComponent().appendingPathComponent(document)
                .deletingLastPathComponent()
            for piece in try Self.text(document).components(separatedBy: "](").dropFirst() {
                let target = piece.components(separatedBy: ")")[0].components(separatedBy: "#")[0]
                if target.isEmpty || target.hasPrefix("https://") { continue }
                let path = folder.appendingPathComponent(target).path
                #expect(FileManager.default.fileExists(atPath: path), "\(document): \(target)")
            }
        }
    }
}
