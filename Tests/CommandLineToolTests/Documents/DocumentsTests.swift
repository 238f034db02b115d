import CommandLineTool
import Foundation
import TestSupport
import Testing
import Wire

/// What the documents tell people to type and to rely on.
struct DocumentsTests {
    /// All but the sessions, which `TranscriptTests` types.
    static let documents: [String] = {
        let pages = FileManager.default.enumerator(atPath: Samples.folder.path)?.compactMap { $0 as? String } ?? []
        return ["README.md", "Sources/README.md", "Tests/README.md"]
            + pages.filter { $0.hasSuffix(".md") && !$0.hasPrefix("transcripts/") }.sorted().map { "samples/" + $0 }
    }()

    static let manual = documents.filter { $0.hasPrefix("samples/manual/") }

    static func place(of document: String) -> URL {
        Samples.folder.deletingLastPathComponent().appendingPathComponent(document)
    }

    static func text(_ document: String) throws -> String {
        String(decoding: try Data(contentsOf: place(of: document)), as: UTF8.self)
    }

    /// What the manual says of a command.
    private static func chapter(_ command: String) throws -> String {
        let chapters = try text("samples/manual/commands.md").components(separatedBy: "\n### \(command)\n").dropFirst()
        let chapter = try #require(chapters.first, "no chapter on \(command)")
        #expect(chapters.count == 1)
        return chapter.components(separatedBy: "\n### ")[0].components(separatedBy: "\n## ")[0]
    }

    /// What the demo prints.
    static func demo() throws -> String {
        let start = "<!-- output of: livechat-sync demo -->\n```text\n"
        return try #require(
            text("samples/README.md").components(separatedBy: start).dropFirst().first?.components(separatedBy: "\n```")
                .first)
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

    @Test func `the documents have command lines to check, and a wrong one would be found`() throws {
        #expect(Self.manual.count == 13)
        let lines = try Self.manual.map { ShellLine.all(inDocument: try Self.text($0)).count }
        #expect(lines.reduce(0, +) > 40)
        #expect(ShellLine.all(inDocument: try Self.text("README.md")).count > 5)
        let wrong = ShellLine.all(inDocument: "```sh\nlivechat-sync backup --onyl 'a b' | less\n```\n")
        #expect(wrong.map(\.words) == [["backup", "--onyl", "a b"]])
        #expect(throws: UsageError.self) { try Self.check(["backup", "--onyl", "a b"]) }
    }

    @Test func `every command has its chapter in the manual, which names each of its options`() throws {
        for command in CommandList.all.commands {
            let name = command.declaration.name
            let chapter = try Self.chapter(name)
            for option in command.declaration.options {
                let isNamed = chapter.components(separatedBy: "--" + option.name).dropFirst().contains { rest in
                    !(rest.first.map { $0.isLetter || $0 == "-" } ?? false)
                }
                #expect(isNamed, "\(name) --\(option.name)")
            }
        }
        let shared = try #require(
            Self.text("samples/manual/commands.md").components(separatedBy: "\n## Words that all commands share\n")
                .last?
                .components(separatedBy: "\n## ").first)
        for option in GlobalOptions.declarations { #expect(shared.contains("--" + option.name), "\(option.name)") }
    }

    @Test func `the README has a line for every command, which leads into the manual`() throws {
        let lines = try Self.text("README.md").components(separatedBy: "\n")
        let names = CommandList.all.commands.map { $0.declaration.name }
        for name in names + ["help"] {
            let link = name == "help" ? "| `help`" : "| [`\(name)`](samples/manual/commands.md#\(name)) |"
            #expect(lines.count { $0.hasPrefix(link) } == 1, "\(name)")
        }
    }

    @Test(arguments: ["README.md"] + manual)
    func `a page says on top what it is for, fits a terminal, and has tables with heads`(document: String) throws {
        let lines = try Self.text(document).components(separatedBy: "\n")
        #expect(lines[0].hasPrefix("# ") && lines[1].isEmpty)
        #expect(lines[2].first?.isLetter ?? false || lines[2].hasPrefix("`"), "\(lines[2])")
        var isCode = false
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("```") { isCode.toggle() }
            if !isCode, line.hasPrefix("|"), !lines[index - 1].hasPrefix("|") {
                #expect(lines[index + 1].hasPrefix("| -"), "a table without a head: \(line)")
            }
            // Tables, output and links can't be broken.
            if isCode || line.hasPrefix("|") || line.hasPrefix("<!--") || !line.contains(" ") { continue }
            #expect(line.count <= 100, "\(line)")
        }
    }

    @Test func `the README gives every exit code its meaning`() throws {
        let lines = Set(try Self.text("README.md").components(separatedBy: "\n"))
        for code in ExitCode.allCases {
            #expect(lines.contains("| \(code.rawValue) | \(code.meaning) |"), "\(code)")
        }
    }

    @Test func `every configuration in the documents can be read`() throws {
        let folder = try ConfigurationFolder()
        var count = 0
        for document in ["README.md"] + Self.manual {
            for block in try Self.text(document).components(separatedBy: "```json\n").dropFirst() {
                let json = block.components(separatedBy: "```")[0]
                guard json.contains("\"sites\"") else { continue }
                count += 1
                #expect(throws: Never.self, "\(json)") { try folder.configuration(json) }
            }
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
