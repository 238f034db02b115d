import Configuring
package import Reporting

// Questions that a person answers, and texts longer than the screen.
extension Console {
    /// Whether there is somebody to ask.
    var canAsk: Bool { surroundings.inputIsTerminal && surroundings.isTerminal(.error) }

    /// Asks for a yes before something is written.
    /// - Parameter yes: whether `--yes` was given, which answers at once
    /// - Throws: where nobody can be asked.
    package func confirm(_ question: Shown, yes: Bool) throws(UsageError) -> Bool {
        if yes { return true }
        guard canAsk else {
            throw UsageError("nobody can be asked: this is not a terminal", hint: "--yes goes ahead without asking")
        }
        prompt(question + " Type 'yes' to go ahead: ")
        let answer = surroundings.readLine() ?? ""
        return answer.lowercased().split(separator: " ").elementsEqual(["yes"])
    }

    /// Puts a question and stays behind it, broken between words where the terminal is narrower.
    func prompt(_ question: Shown) {
        let colour = usesColour(.error)
        // Breaking takes the blank at the end away.
        let lines = surroundings.terminalWidth().map { question.wrapped(to: max(20, $0 - 1)) } ?? [question]
        let text = lines.map { $0.rendered(colour: colour) }.joined(separator: "\n")
        put(.error, text.hasSuffix(" ") ? text : text + " ")
    }

    /// The answer to a question, without blanks at its ends.
    /// - Parameter usual: what Enter alone means, shown in brackets.
    /// - Throws: `CancellationError` at the end of the input.
    func ask(_ question: Shown, usual: String? = nil) throws -> String {
        prompt(question + (usual.map { " [\($0)]: " } ?? ": "))
        let answer = try taken(surroundings.readLine()).drop(while: \.isWhitespace)
        let end = answer.lastIndex { !$0.isWhitespace }
        return end.map { String(answer[...$0]) } ?? usual ?? ""
    }

    /// The same for what nobody is to see while it is typed.
    func askHidden(_ question: Shown) throws -> String {
        try taken(surroundings.readHidden { prompt(question + ": ") })
    }

    private func taken(_ line: String?) throws -> String {
        if let line { return line }
        put(.error, "\n")
        throw CancellationError()
    }

    /// Text as it stands, a page at a time where it is longer than the terminal and there is a program for that.
    func paged(_ text: String) {
        guard surroundings.isTerminal(.output), surroundings.inputIsTerminal,
            let height = surroundings.terminalHeight(),
            text.count(where: { $0 == "\n" }) >= height
        else { return verbatim(text) }
        // Set to nothing, or to cat, it says that no pager is wanted.
        let line = surroundings.environment["PAGER"] ?? "less 2>/dev/null"
        if line.isEmpty || line == "cat" || !surroundings.page(text, line) { verbatim(text) }
    }
}
