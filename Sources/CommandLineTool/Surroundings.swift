package import Configuring
package import Jobs
package import Service
package import Wire

/// Where the program's words go.
package enum Outlet: Sendable, Hashable {
    /// stdout: the product.
    case output
    /// stderr: the talk about it.
    case error
}

/// Everything outside the arguments that a command may see or touch, handed to it and never global, so that tests run
/// side by side with surroundings of their own.
@dynamicMemberLookup
package struct Surroundings: Sendable {
    /// What jobs need of it.
    package var outside: Outside
    /// Writes text as it stands; false when the system did not take all of it.
    package var write: @Sendable (Outlet, String) -> Bool
    package var isTerminal: @Sendable (Outlet) -> Bool
    /// Whether a person sits at stdin.
    package var inputIsTerminal: Bool
    /// Columns of the terminal, asked anew each time since windows are resized; nil where there is none.
    package var terminalWidth: @Sendable () -> Int?
    /// The next line of stdin without its line end; nil at the end of the input.
    package var readLine: @Sendable () -> String?
    /// The same without showing what is typed, from before the question on that it is given.
    package var readHidden: @Sendable (() -> Void) -> String? = { _ in nil }
    /// Lines of the terminal; nil where there is none.
    package var terminalHeight: @Sendable () -> Int? = { nil }
    /// Shows a text through a program for that, as a line for the shell; false where it can't be run.
    package var page: @Sendable (String, String) -> Bool = { _, _ in false }
    /// The way to the network for one site.
    package var network: @Sendable (WorkerTransport.Limits) -> Network = { _ in .none }

    package init(
        _ outside: Outside, write: @escaping @Sendable (Outlet, String) -> Bool,
        isTerminal: @escaping @Sendable (Outlet) -> Bool, inputIsTerminal: Bool,
        terminalWidth: @escaping @Sendable () -> Int?, readLine: @escaping @Sendable () -> String?
    ) {
        self.outside = outside
        self.write = write
        self.isTerminal = isTerminal
        self.inputIsTerminal = inputIsTerminal
        self.terminalWidth = terminalWidth
        self.readLine = readLine
    }

    package subscript<Value>(dynamicMember path: WritableKeyPath<Outside, Value>) -> Value {
        get { outside[keyPath: path] }
        set { outside[keyPath: path] = newValue }
    }

    package var moment: UTCTime { outside.moment }

    package func variable(_ name: String) -> String? { outside.variable(name) }

    package func absolute(_ path: String) -> String { outside.absolute(path) }

    /// Whether the locale says that the terminal understands UTF-8. The first variable that is set decides, as in the
    /// C library.
    package var speaksUTF8: Bool {
        let locale = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG") ?? ""
        let lowered = locale.lowercased()
        return lowered.contains("utf-8") || lowered.contains("utf8")
    }
}
