import CommandLineTool
import Configuring
import Synchronization

/// Surroundings that remember what was written, for tests.
final class Recorder: Sendable {
    private struct State {
        var output = ""
        var error = ""
        var input: [String] = []
        var now = 1_795_140_000.0
        var takesOutput = true
        var paged: String?
    }

    private let state = Mutex(State())

    var output: String { state.withLock { $0.output } }
    var error: String { state.withLock { $0.error } }

    /// The line that started the pager; nil if nothing was shown through one.
    var paged: String? { state.withLock { $0.paged } }

    var now: Double { state.withLock { $0.now } }

    func answer(_ lines: [String]) { state.withLock { $0.input = lines } }
    func advance(by seconds: Double) { state.withLock { $0.now += seconds } }
    func fillUp() { state.withLock { $0.takesOutput = false } }

    func clear() {
        state.withLock {
            $0.output = ""
            $0.error = ""
        }
    }

    /// - Parameter width: of the terminal, which then is there for all three streams; nil for pipes
    func surroundings(
        _ environment: [String: String] = ["LANG": "C.UTF-8"], width: Int? = nil, folder: String = "/nowhere/here",
        home: String = "/nowhere/home"
    ) -> Surroundings {
        var surroundings = Surroundings(
            Outside(
                environment: environment, currentFolder: folder, homeFolder: home,
                now: { self.state.withLock { $0.now } }),
            write: { outlet, text in
                self.state.withLock { state in
                    guard outlet == .output else {
                        state.error += text
                        return true
                    }
                    guard state.takesOutput else { return false }
                    state.output += text
                    return true
                }
            },
            isTerminal: { _ in width != nil }, inputIsTerminal: width != nil, terminalWidth: { width },
            readLine: { self.state.withLock { $0.input.isEmpty ? nil : $0.input.removeFirst() } })
        let readLine = surroundings.readLine
        surroundings.readHidden = { ask in
            ask()
            return readLine()
        }
        surroundings.terminalHeight = { width.map { _ in 24 } }
        surroundings.page = { text, line in
            self.state.withLock { state in
                state.paged = line
                state.output += text
                return line != "missing"
            }
        }
        return surroundings
    }
}
