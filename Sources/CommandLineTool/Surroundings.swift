package import Service
import Wire

/// Where the program's words go.
package enum Outlet: Sendable, Hashable {
    /// stdout: the product.
    case output
    /// stderr: the talk about it.
    case error
}

/// Everything outside the arguments that a command may see or touch, handed to it and never global, so that tests run
/// side by side with surroundings of their own.
package struct Surroundings: Sendable {
    package var environment: [String: String]
    /// Absolute path of the folder that relative paths on the command line start from.
    package var currentFolder: String
    /// Absolute path.
    package var homeFolder: String
    /// Writes text as it stands; false when the system did not take all of it.
    package var write: @Sendable (Outlet, String) -> Bool
    package var isTerminal: @Sendable (Outlet) -> Bool
    /// Whether a person sits at stdin.
    package var inputIsTerminal: Bool
    /// Columns of the terminal, asked anew each time since windows are resized; nil where there is none.
    package var terminalWidth: @Sendable () -> Int?
    /// The next line of stdin without its line end; nil at the end of the input.
    package var readLine: @Sendable () -> String?
    /// Seconds since 1970, UTC.
    package var now: @Sendable () -> Double
    /// The way to the network for one site.
    package var network: @Sendable (WorkerTransport.Limits) -> Network = { _ in .none }
    /// Hands a line to the shell and returns what it printed, for secrets that a command tells. It may take so many seconds.
    package var shell: @Sendable (String, Int) async throws -> SecretReader.CommandResult = { _, _ in
        .init(output: [], status: 127)
    }

    package init(
        environment: [String: String], currentFolder: String, homeFolder: String,
        write: @escaping @Sendable (Outlet, String) -> Bool,
        isTerminal: @escaping @Sendable (Outlet) -> Bool, inputIsTerminal: Bool,
        terminalWidth: @escaping @Sendable () -> Int?, readLine: @escaping @Sendable () -> String?,
        now: @escaping @Sendable () -> Double
    ) {
        self.environment = environment
        self.currentFolder = currentFolder
        self.homeFolder = homeFolder
        self.write = write
        self.isTerminal = isTerminal
        self.inputIsTerminal = inputIsTerminal
        self.terminalWidth = terminalWidth
        self.readLine = readLine
        self.now = now
    }
}

extension Surroundings {
    /// An environment variable that says something: one that is set to nothing counts as not set.
    package func variable(_ name: String) -> String? {
        guard let value = environment[name], !value.isEmpty else { return nil }
        return value
    }

    /// The moment as people and scripts read it: `2026-11-20T02:00:00Z`.
    package var timestamp: String { UTCTime(seconds: now()).description }

    /// Whether the locale says that the terminal understands UTF-8. The first variable that is set decides, as in the
    /// C library.
    package var speaksUTF8: Bool {
        let locale = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG") ?? ""
        let lowered = locale.lowercased()
        return lowered.contains("utf-8") || lowered.contains("utf8")
    }

    /// The absolute path that a person means by `path`: a leading `~/` is the home folder, a relative path starts
    /// from `folder`. `.` and `..` are left for the system.
    package func absolute(_ path: String, from folder: String) -> String {
        if path.isIdentical(to: "~") { return homeFolder }
        if path.hasPrefix("~/") { return homeFolder + "/" + path.dropFirst(2) }
        if path.hasPrefix("/") { return path }
        let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        return base + "/" + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
    }
}

/// A transport with what is behind it.
package struct Network: Sendable {
    package let transport: Transport
    /// Gets ready before the first request.
    package let warmUp: @Sendable () -> Void
    package let close: @Sendable () -> Void

    package init(
        _ transport: Transport, warmUp: @escaping @Sendable () -> Void = {}, close: @escaping @Sendable () -> Void = {}
    ) {
        self.transport = transport
        self.warmUp = warmUp
        self.close = close
    }

    /// Nowhere.
    package static let none = Network(
        Transport { _, _ async throws(TransportError) in throw .unreachable("there is no network here") })
}
