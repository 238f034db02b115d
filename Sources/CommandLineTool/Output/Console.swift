import Configuring
package import Reporting
import Synchronization
package import Wire

/// The rules of stdout and stderr, kept here and nowhere else:
///
/// - stdout is the product: the result, or with `--json` one document. Nothing else ever goes there.
/// - stderr is the talk: `livechat-sync: ` before every line, `livechat-sync: hint: ` before advice, lower case, no full
///   stop. `--quiet` leaves results, errors, warnings and questions; `--verbose` adds details.
/// - Colour and the progress line only where a person looks: on a terminal that is not dumb, colour also not with NO_COLOR.
///   The progress line is erased before anything else is said and when the work is over.
/// - What came from outside is shown through `Shown`, which lets nothing invisible pass.
package final class Console: Sendable {
    /// Whether the result is to be a document.
    package let json: Bool
    package var isQuiet: Bool { options.quiet }
    package var isVerbose: Bool { options.verbose }
    package let glyphs: Glyphs

    let surroundings: Surroundings
    private let options: GlobalOptions
    private let state = Mutex(State())

    /// A class for this: commands report progress from several tasks at once.
    private struct State: Sendable {
        var barIsShown = false
        var lastDrawn: Double?
        var label: String?
        var started = 0.0
        var documentIsOut = false
        var outputFailed = false
    }

    package init(_ surroundings: Surroundings, _ options: GlobalOptions) {
        self.surroundings = surroundings
        self.options = options
        json = options.json
        glyphs = surroundings.speaksUTF8 ? .unicode : .plain
    }
}

// Results.
extension Console {
    /// A line of the result. On a terminal that is narrower it is broken between words.
    package func result(_ line: Shown) { result([line]) }

    package func result(_ lines: [Shown]) {
        unbroken(resultWidth.map { width in lines.flatMap { $0.wrapped(to: width) } } ?? lines)
    }

    /// A line that somebody may copy as a whole: broken by the terminal alone.
    func whole(_ line: Shown) { unbroken([line]) }

    private func unbroken(_ lines: [Shown]) {
        let colour = usesColour(.output)
        put(.output, lines.map { $0.rendered(colour: colour) + "\n" }.joined())
    }

    /// A line that sums up what a command did, for people who watch; a quiet success says nothing.
    package func summary(_ line: Shown) {
        if !options.quiet { result(line) }
    }

    package func result(_ table: Table) {
        unbroken(table.lines(width: resultWidth, glyphs))
        let titles = table.titlesLeftOut(width: resultWidth)
        if !titles.isEmpty { note("the terminal is too narrow for \(Wording.list(titles)); --json has all columns") }
    }

    /// A plan, a comparison or a timeline, in lines.
    package func result(_ report: Report, _ extent: ReportText.Extent = .whole) {
        let text = ReportText(report, on: Screen(glyphs, width: resultWidth, isVerbose: isVerbose), extent)
        if let aside = text.aside { note(aside) }
        unbroken(text.lines)
    }

    /// The same for a file, which has no width and no colour. What is said beside it is still said.
    func text(of report: Report, _ extent: ReportText.Extent) -> String {
        let text = ReportText(report, on: Screen(glyphs, isVerbose: isVerbose), extent)
        if let aside = text.aside { note(aside) }
        return text.lines.map { $0.plain + "\n" }.joined()
    }

    package func result(_ tree: Tree) { unbroken(tree.lines(glyphs)) }

    /// The result of a command with `--json`.
    package func document(_ document: JSONValue) {
        state.withLock { $0.documentIsOut = true }
        put(.output, Self.written(document))
    }

    /// What came of a command, in the one form that was asked for.
    package func present(
        _ document: @autoclosure () throws -> JSONValue, text: () throws -> Void
    ) rethrows {
        if json { self.document(try document()) } else { try text() }
    }

    /// The same of an outcome that knows both forms.
    package func present(_ outcome: some Outcome) { present(outcome.document) { outcome.show(self) } }

    /// A part of the result as soon as it is there, for people: a document comes whole, at the end.
    package func meanwhile(_ text: () throws -> Void) rethrows {
        if !json { try text() }
    }

    /// Characters that a terminal might obey are written as JSON's own escapes, which does not change the document.
    static func written(_ document: JSONValue) -> String { visible(document.written(.pretty)) + "\n" }

    /// Text as it stands: an export, a completion script, the help.
    package func verbatim(_ text: String, to outlet: Outlet = .output) { put(outlet, text) }

    /// Columns for results; nil when nobody looks at them on a terminal.
    package var resultWidth: Int? {
        surroundings.isTerminal(.output) ? surroundings.terminalWidth().map { max(20, $0) } : nil
    }

    /// Columns for help: what reads well, and 80 where there is no terminal, so that it is the same in every pipe.
    package func helpWidth(_ outlet: Outlet) -> Int {
        surroundings.isTerminal(outlet) ? min(100, surroundings.terminalWidth() ?? 80) : 80
    }

    private static func visible(_ json: String) -> String {
        if json.utf8.allSatisfy({ $0 < 0x7F }) { return json }
        var result = ""
        for scalar in json.unicodeScalars {
            if scalar.value >= 0x7F, scalar.isInvisible {
                for unit in UTF16.encode(scalar) ?? .init() {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

// Talk.
extension Console {
    package func note(_ line: Shown) {
        if !options.quiet { say(line) }
    }

    package func detail(_ line: Shown) {
        if options.verbose { say(line.styled(.faint)) }
    }

    package func warning(_ line: Shown) { say(Shown("warning: ", .changed) + line) }

    package func hint(_ line: Shown) {
        if !options.quiet { say("hint: " + line) }
    }

    /// What went wrong: on stderr for people, and with `--json` on stdout for the script, unless a result is there already.
    /// - Parameter subject: what it concerns, where one of several things failed and the command goes on.
    package func failure(_ explanation: Explanation, of subject: String? = nil) {
        say(Shown("error: ", .removed) + "\(subject.map { $0 + ": " } ?? "")\(explanation.message)")
        if let hint = explanation.hint { say("hint: \(hint)") }
        if json, subject == nil, !state.withLock({ $0.documentIsOut }) { document(explanation.document) }
    }

    private func say(_ line: Shown) {
        let whole = Shown("\(Tool.name): ") + line
        let colour = usesColour(.error)
        let width = surroundings.isTerminal(.error) ? surroundings.terminalWidth() : Optional.none
        let lines = width.map { whole.wrapped(to: $0) } ?? [whole]
        put(.error, lines.map { $0.rendered(colour: colour) + "\n" }.joined())
    }
}

// Progress.
extension Console {
    /// Draws the progress line anew, ten times a second at most.
    package func show(_ progress: Progress) {
        guard showsProgress else { return }
        let now = surroundings.now()
        let width = surroundings.terminalWidth() ?? 80
        // Drawn under the lock, as lines are put, so that what is on the screen is what the state says.
        state.withLock { state in
            if state.label != progress.label {
                state.label = progress.label
                state.started = now
                state.lastDrawn = nil
            }
            if let last = state.lastDrawn, now >= last, now < last + 0.1 { return }
            state.lastDrawn = now
            state.barIsShown = true
            let line = progress.line(elapsed: max(0, now - state.started), width: width, glyphs)
            _ = surroundings.write(.error, Self.erase + line)
        }
    }

    /// Takes the progress line away: its work is over.
    package func endProgress() {
        state.withLock { state in
            eraseProgress(&state)
            state.label = nil
            state.lastDrawn = nil
        }
    }

    private static let erase = "\r\u{1b}[2K"

    private var showsProgress: Bool {
        !options.quiet && surroundings.isTerminal(.error) && !isDumb
    }

    private func eraseProgress(_ state: inout State) {
        if state.barIsShown { _ = surroundings.write(.error, Self.erase) }
        state.barIsShown = false
    }
}

// What the surroundings allow.
extension Console {
    package func usesColour(_ outlet: Outlet) -> Bool {
        surroundings.isTerminal(outlet) && !isDumb && !options.noColor && surroundings.variable("NO_COLOR") == nil
    }

    private var isDumb: Bool { surroundings.variable("TERM") == "dumb" }

    func put(_ outlet: Outlet, _ text: String) {
        state.withLock { state in
            eraseProgress(&state)
            if !surroundings.write(outlet, text), outlet == .output { state.outputFailed = true }
        }
    }

    /// The exit code of a command that came to its end: a result that could not be written whole is no success.
    func settled(_ code: ExitCode) -> ExitCode {
        endProgress()
        guard state.withLock({ $0.outputFailed }) else { return code }
        say(Shown("error: ", .removed) + "stdout did not take all of the result")
        return code == .done || code == .differences ? .machine : code
    }
}
