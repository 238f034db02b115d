import Catalog
import Configuring
import Diffing
import Jobs
import Telling
import Wire

/// What goes with a command that others rely on: a dead man's check hears of its start and its end, messages go to those who
/// want to know, numbers into a file. Nothing of it changes what the command does or how it ends.
struct Watch {
    private let workplace: Workplace
    private let command: String
    private let notify: NotifyOptions
    private let heartbeat: Heartbeat?

    /// - Parameter isWhole: a look at a part of a site says nothing to who waits for the whole.
    init(_ command: String, _ workplace: Workplace, _ notify: NotifyOptions, isWhole: Bool) throws(UsageError) {
        try notify.check(workplace)
        self.command = command
        self.workplace = workplace
        self.notify = notify
        heartbeat = isWhole ? Heartbeat(of: command, workplace) : nil
    }

    /// - Parameters:
    ///   - isTelling: whether messages go out; else they are dropped.
    ///   - work: says what there is to tell in its messages, also where it throws in the end.
    func around(
        isTelling: Bool = true, _ work: (inout [Message]) async throws -> ExitCode
    ) async throws -> ExitCode {
        async let beginning: Void? = heartbeat?.send(.start)
        var messages: [Message] = []
        let outcome: Result<ExitCode, any Error>
        do { outcome = .success(try await work(&messages)) } catch { outcome = .failure(error) }
        if isTelling { await Messenger(workplace, isAlways: notify.isAlways).send(messages) }
        await beginning
        let code = try? outcome.get()
        // Differences are what the command was to look for.
        await heartbeat?.send(code == .done || code == .differences ? .success : .failure)
        return try outcome.get()
    }

    /// Of a site of which nothing came; nil where the one who typed is the one to know.
    func failure(_ error: any Error, of session: Session) async -> Message? {
        let explanation = Tool.explanation(of: error, FailureText.explanation)
        if explanation.exitCode == .usage || explanation.exitCode == .interrupted { return nil }
        var message = Message(site: session.name, command: command, at: session.outside.moment)
        message.failure = explanation.message
        message.exitCode = explanation.exitCode.rawValue
        message.next = Self.line(["doctor", session.name])
        await session.count(command, [], [], exitCode: explanation.exitCode.rawValue)
        return message
    }

    /// What to type, each word as the shell takes it.
    static func line(_ words: [String]) -> String { "\(Tool.name) \(Self.words(words))" }

    /// The same without the program's name.
    static func words(_ words: [String]) -> String { words.map(ShellWord.quoted).joined(separator: " ") }
}
