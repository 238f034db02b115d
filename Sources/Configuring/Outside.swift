package import Wire

/// What is outside the program and is no terminal: the environment, folders, the clock, the shell. Handed in and never global,
/// so that tests run side by side with one of their own.
package struct Outside: Sendable {
    package var environment: [String: String]
    /// Absolute path of the folder that relative paths on the command line start from.
    package var currentFolder: String
    /// Absolute path.
    package var homeFolder: String
    /// Seconds since 1970, UTC.
    package var now: @Sendable () -> Double
    /// Hands a line to the shell and returns what it printed, for secrets that a command tells. It may take so many seconds.
    package var shell: @Sendable (String, Int) async throws -> SecretReader.CommandResult = { _, _ in
        .init(output: [], status: 127)
    }
    /// Hands a line to the shell that is to read these bytes. It may take so many seconds.
    package var feed:
        @Sendable (_ line: String, _ bytes: [UInt8], _ seconds: Int) async throws(SecretCommand.Failure) -> Int32 =
            { _, _, _ async throws(SecretCommand.Failure) in 127 }

    package init(
        environment: [String: String], currentFolder: String, homeFolder: String,
        now: @escaping @Sendable () -> Double
    ) {
        self.environment = environment
        self.currentFolder = currentFolder
        self.homeFolder = homeFolder
        self.now = now
    }

    /// An environment variable that says something: one that is set to nothing counts as not set.
    package func variable(_ name: String) -> String? {
        guard let value = environment[name], !value.isEmpty else { return nil }
        return value
    }

    /// The present moment.
    package var moment: UTCTime { UTCTime(seconds: now()) }

    /// Today, UTC.
    package var today: CalendarDay { moment.day }

    /// The absolute path that a person means by `path`: a leading `~/` is the home folder, a relative path starts
    /// from `folder`, which is the current one unless another is named. `.` and `..` are left for the system.
    package func absolute(_ path: String, from folder: String? = nil) -> String {
        if path.isIdentical(to: "~") { return homeFolder }
        if path.hasPrefix("~/") { return homeFolder + "/" + path.dropFirst(2) }
        if path.hasPrefix("/") { return path }
        let folder = folder ?? currentFolder
        let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        return base + "/" + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
    }

    /// A path as messages show it: without the folder that the person is in anyway.
    package func shown(_ path: String) -> String {
        let prefix = absolute("")
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }
}
