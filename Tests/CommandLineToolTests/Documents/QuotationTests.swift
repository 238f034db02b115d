import Foundation
import TestSupport
import Testing

/// Sessions that the README and the manual show are quoted from the sessions that tests type again, and from the demo.
///
/// With `LIVECHAT_SYNC_REFRESH` set, quotations in which only numbers moved are brought up to date, and those of a command
/// that one session alone has; the others are for a person.
struct QuotationTests {
    private static let sources = Result { try Quotation.sources() }
    /// All but the page that `TeachingTests` types from its beginning to its end.
    private static let documents = DocumentsTests.documents.filter {
        $0 == "README.md" || $0.contains("/manual/") && $0 != TeachingTests.page
    }

    @Test(arguments: documents) func `what a document shows of a session stands in one`(document: String) throws {
        let sources = try Self.sources.get()
        if ProcessInfo.processInfo.environment["LIVECHAT_SYNC_REFRESH"] != nil {
            try refresh(document, sources)
            return
        }
        for quoted in Quotation.all(inConsoleBlocksOf: try DocumentsTests.text(document)) {
            let isKnown = sources.contains { quoted.isTaken(from: $0) }
            #expect(isKnown, "\(document): $ \(quoted.command)\n\(quoted.output.joined(separator: "\n"))")
        }
    }

    @Test func `there are quotations, and a wrong one would be found`() throws {
        let sources = try Self.sources.get()
        let manual = try Self.documents.flatMap { Quotation.all(inConsoleBlocksOf: try DocumentsTests.text($0)) }
        #expect(manual.count > 20)
        let whole = Quotation(command: "a", output: ["1", "2 at 2026-11-20", "3"])
        #expect(Quotation(command: "a", output: ["1", "2 at 2026-11-21", "3"]).isTaken(from: whole))
        #expect(Quotation(command: "a", output: ["[...]", "3"]).isTaken(from: whole))
        #expect(Quotation(command: "a", output: ["1", "[...]"]).isTaken(from: whole))
        #expect(!Quotation(command: "a", output: ["1", "3"]).isTaken(from: whole))
        #expect(!Quotation(command: "a", output: ["1", "2 at 2026-11-21"]).isTaken(from: whole))
        #expect(!Quotation(command: "b", output: whole.output).isTaken(from: whole))
        #expect(!sources.contains { Quotation(command: $0.command, output: ["made up"]).isTaken(from: $0) })
    }

    @Test func `where numbers moved a quotation is brought up to date, and keeps what it leaves out`() {
        let now = Quotation(command: "a", output: ["N  AT", " 10 files", "left out", "end of 1"])
        let old = Quotation(command: "a", output: ["N AT", "9 files", "[...]", "end of 1"])
        #expect(old.updated(from: now)?.output == ["N  AT", " 10 files", "[...]", "end of 1"])
        #expect(Quotation(command: "a", output: ["9 folders", "[...]"]).updated(from: now) == nil)
        #expect(Quotation(command: "b", output: old.output).updated(from: now) == nil)
        // Where a source's end is not known, a quotation may end before it.
        let open = Quotation(command: "a", output: now.output, isOpen: true)
        #expect(
            Quotation(command: "a", output: ["N AT", "9 files"]).updated(from: open)?.output == ["N  AT", " 10 files"])
    }

    private func refresh(_ document: String, _ sources: [Quotation]) throws {
        var text = try DocumentsTests.text(document)
        for quoted in Quotation.all(inConsoleBlocksOf: text)
        where !sources.contains(where: { quoted.isTaken(from: $0) }) {
            let updated = sources.compactMap { quoted.updated(from: $0) } + quoted.retold(in: sources)
            guard let source = updated.first else {
                Issue.record("\(document): mend by hand: $ \(quoted.command)")
                continue
            }
            text = text.replacing(quoted.text, with: source.text, maxReplacements: 1)
        }
        try Data(text.utf8).write(to: DocumentsTests.place(of: document))
    }
}

/// A command and what it printed.
private struct Quotation {
    let command: String
    let output: [String]
    private let steady: [String]
    /// Where its end can't be told from what follows.
    let isOpen: Bool

    init(command: String, output: [String], isOpen: Bool = false) {
        self.command = command
        self.output = output
        self.isOpen = isOpen
        steady = output.map(Transcript.steady)
    }

    /// As it stands in a block.
    var text: String { (["$ " + command] + output).map { $0 + "\n" }.joined() }

    /// The output of the only session that has the command, where nothing is left out of it.
    func retold(in sources: [Quotation]) -> [Quotation] {
        let same = sources.filter { $0.command == command }
        return same.count == 1 && !same[0].isOpen && !output.contains("[...]") ? same : []
    }

    /// The same lines with the source's numbers, and the widths of its columns; nil where more has changed.
    func updated(from source: Quotation) -> Quotation? {
        guard command == source.command else { return nil }
        func lines(_ quoted: ArraySlice<String>, _ rest: ArraySlice<String>) -> [String]? {
            guard let first = quoted.first else { return rest.isEmpty || source.isOpen && !output.isEmpty ? [] : nil }
            if first == "[...]" {
                let ends = (rest.startIndex...rest.endIndex).lazy.compactMap { lines(quoted.dropFirst(), rest[$0...]) }
                return ends.first.map { [first] + $0 }
            }
            guard let line = rest.first, Self.shape(of: line) == Self.shape(of: first) else { return nil }
            return lines(quoted.dropFirst(), rest.dropFirst()).map { [line] + $0 }
        }
        return lines(output[...], source.output[...]).map { Quotation(command: command, output: $0) }
    }

    /// A line without its numbers and the widths of its columns.
    private static func shape(of line: String) -> String {
        Transcript.steady(line).replacing(#/[0-9]+/#, with: "0").split(separator: " ").joined(separator: " ")
    }

    /// `[...]` stands for any number of lines; moments, ports and the like don't count.
    func isTaken(from source: Quotation) -> Bool {
        guard command == source.command else { return false }
        func fits(_ quoted: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
            guard let first = quoted.first else { return lines.isEmpty || source.isOpen && !output.isEmpty }
            if first == "[...]" {
                return (lines.startIndex...lines.endIndex).contains { fits(quoted.dropFirst(), lines[$0...]) }
            }
            guard first == lines.first else { return false }
            return fits(quoted.dropFirst(), lines.dropFirst())
        }
        return fits(steady[...], source.steady[...])
    }

    /// All that may be quoted.
    static func sources() throws -> [Quotation] {
        var sources: [Quotation] = []
        for name in Transcript.names {
            for case .command(let typed, let output) in try Transcript(name).steps {
                // Tables end their lines as spreadsheets want them, documents do not.
                let lines = output.flatMap { $0.replacing("\r\n", with: "\n").components(separatedBy: "\n") }
                sources.append(Quotation(command: typed, output: lines))
            }
        }
        let lines = try DocumentsTests.demo().components(separatedBy: "\n")
        return sources + commands(in: lines).map { Quotation(command: $0.command, output: $0.output, isOpen: true) }
    }

    static func all(inConsoleBlocksOf text: String) -> [Quotation] {
        text.components(separatedBy: "```console\n").dropFirst().flatMap { block in
            commands(in: block.components(separatedBy: "\n```")[0].components(separatedBy: "\n"))
        }
    }

    private static func commands(in lines: [String]) -> [Quotation] {
        var found: [(String, [String])] = []
        for line in lines {
            if line.hasPrefix("$ ") {
                found.append((String(line.dropFirst(2)), []))
            } else if !found.isEmpty {
                found[found.count - 1].1.append(line)
            }
        }
        return found.map { Quotation(command: $0.0, output: $0.1) }
    }
}
