import CommandLineTool
import Foundation
import Platform
import TestSupport
import Testing
import Wire

/// The page "Teach it a kind", typed from its beginning to its end: its files written, its simulators started, its commands typed by a
/// shell, each of which has to print what stands there.
///
/// With `LIVECHAT_SYNC_REFRESH` set the page is brought up to date instead, for a person to look at the difference.
@Suite(.ownThreads) struct TeachingTests {
    static let page = "samples/manual/teach.md"

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/bin/bash"), "bash is needed"))
    func `the page on teaching goes as it stands there`() throws {
        let page = TaughtPage(try DocumentsTests.text(Self.page))
        let lesson = try Lesson()
        var counts: [String: Int] = [:]
        var text = ""
        for piece in page.pieces {
            counts[piece.language, default: 0] += 1
            var content = piece.content
            switch piece.language {
            case "json": try lesson.write(piece.content, to: try #require(piece.file))
            case "sh": try lesson.start(piece.content)
            case "console":
                let typed = try lesson.type(piece.content)
                let isSame = Self.steady(typed) == Self.steady(piece.content)
                if Self.isRefreshing, !isSame { content = typed } else { #expect(isSame, "\(typed)") }
            default: break
            }
            text += piece.language.isEmpty ? content : "```\(piece.language)\n\(content)```\n"
        }
        #expect(counts["json"] == 5 && counts["sh"] == 2 && (counts["console"] ?? 0) > 3)
        if Self.isRefreshing { try Data(text.utf8).write(to: DocumentsTests.place(of: Self.page)) }
    }

    private static func steady(_ text: String) -> [String] {
        text.components(separatedBy: "\n").map(Transcript.steady)
    }

    private static let isRefreshing = ProcessInfo.processInfo.environment["LIVECHAT_SYNC_REFRESH"] != nil
}

/// The page cut into its blocks and what stands between them.
private struct TaughtPage {
    struct Piece {
        /// Empty for what is no block.
        let language: String
        var content = ""
        /// What a file is called: the last name in the prose before it.
        var file: String?
    }

    private(set) var pieces: [Piece] = []

    init(_ text: String) {
        var pieces = [Piece(language: "")]
        var file: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let isInside = pieces.last?.language.isEmpty == false
            if line.hasPrefix("```") {
                pieces.append(Piece(language: isInside ? "" : String(line.dropFirst(3)), file: file))
                continue
            }
            pieces[pieces.count - 1].content += line + "\n"
            guard !isInside else { continue }
            for name in line.split(separator: "`") where name.hasSuffix(".json") { file = String(name) }
        }
        self.pieces = pieces
    }
}

/// A folder with a shell in it, and the simulators that were started there. They end with it.
private final class Lesson {
    private let folder: ConfigurationFolder
    private var simulators: [ChildProcess] = []
    /// The ports of the page and those that the system chose.
    private var ports: [(written: String, real: String)] = []

    init() throws { folder = try ConfigurationFolder() }

    deinit {
        for simulator in simulators {
            simulator.terminate()
            _ = simulator.wait()
        }
    }

    private func real(_ text: String) -> String {
        ports.reduce(text) { $0.replacing("127.0.0.1:" + $1.written, with: "127.0.0.1:" + $1.real) }
    }

    private func written(_ text: String) -> String {
        ports.reduce(text) { $0.replacing("127.0.0.1:" + $1.real, with: "127.0.0.1:" + $1.written) }
    }

    func write(_ text: String, to file: String) throws { try folder.write(real(text), to: file) }

    /// A simulator as the page has it, but for the port.
    func start(_ line: String) throws {
        var words = try #require(ShellLine(line.trimmingCharacters(in: .newlines))).words
        let index = try #require(words.firstIndex(of: "--port")) + 1
        let written = words[index]
        words[index] = "0"
        let simulator = try BuiltProgram.start(words + ["--json"], in: folder.path)
        simulators.append(simulator)
        var output: [UInt8] = []
        var document: JSONValue?
        while document == nil {
            let piece = try simulator.output.read(atMost: 4_096)
            try #require(!piece.isEmpty, "\(line)")
            output += piece
            document = try? JSONValue(parsing: output)
        }
        let url = try #require(document?["url"]?.text)
        let port = try #require(url.split(separator: "/").dropFirst().first?.split(separator: ":").last)
        ports.append((written, String(port)))
    }

    /// - Returns: the block with what the commands printed.
    func type(_ block: String) throws -> String {
        let commands = block.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
        let mark = "printf '\\001'\n"
        let script =
            "livechat-sync() { \"$PROGRAM\" \"$@\"; }\nexec 2>&1\n" + commands.map { $0 + "\n" + mark }.joined()
        try folder.write(script, to: ".lesson")
        let child = try ChildProcess(
            "/bin/bash", ["-c", "cd \"$0\" && source ./.lesson", folder.path],
            environment: [
                "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path, "PROGRAM": BuiltProgram.path,
            ])
        let printed = try child.wholeOutput().components(separatedBy: "\u{1}")
        #expect(child.wait() == .exited(0) && printed.count == commands.count + 1, "\(printed)")
        return zip(commands, printed).map { command, output in
            let path = URL(fileURLWithPath: folder.path).standardizedFileURL.path
            let lines = written(output).replacing(path, with: "/home/ada")
            return "$ \(command)\n" + lines + (lines.isEmpty || lines.hasSuffix("\n") ? "" : "\n")
        }.joined()
    }
}
