import Catalog
import Jobs
import Reporting
import Wire

struct ArchiveCommand: Command {
    static let declaration = CommandDeclaration(
        "archive", "bring chats, offline messages and sessions into the archive",
        discussion: """
            Asks for what happened since the last time, with a day of overlap so that late changes are caught, and stores each \
            record with every body that it had. The first time it goes back from now until a whole year was empty, or to \
            --since. What was stored stays when it is interrupted: the next run goes on at that page.

            The archive is a file of its own beside the store, and holds what visitors wrote: keep it as you keep that. What the \
            service deletes later stays in it, marked as deleted.

            Where a site has no list of sessions, those that chats and offline messages name are read one by one, the newest \
            first, in each run no more than --max-requests says. So are the messages of chats of version 4 of the API, which lists \
            chats without them.
            """,
        operands: [.init("SITE", "a site of the configuration", .repeated, completes: .site)],
        options: [.flag("all", "every configured site"), RecordKindOptions.declaration] + TimeOptions.declarations + [
            .flag("presence", "store who is online at this moment, too: visitors and agents"),
            .value("max-requests", "N", "requests for what is read one by one; 300 unless given"),
        ],
        examples: [
            .init("archive prod", "what is new since the last time"),
            .init("archive prod --since 2026-11-01", "this month first"),
            .init("archive --all --kinds chats --quiet", "a line for cron"),
        ], exitCodes: [.incomplete, .refused, .unavailable, .damaged, .machine, .locked])

    private let names: [String]
    private let isAll: Bool
    private let kinds: RecordKindOptions
    private let time: TimeOptions
    private let isPresenceWanted: Bool
    private let mostRequests: Int?
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        names = given.operands("SITE")
        isAll = given.flag("all")
        kinds = try RecordKindOptions(given)
        time = try TimeOptions(given)
        isPresenceWanted = given.flag("presence")
        mostRequests = try given.number("max-requests", in: 0...1_000_000)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let sessions = try Workplace(surroundings, options, console).sessions(names, all: isAll)
        var failures = SiteFailures()
        let able = try able(sessions, &failures, console)
        let jobs = able.map { session, kinds in
            var job = Archival(of: session)
            job.kinds = kinds
            (job.since, job.until) = (time.since, time.until)
            job.isPresenceWanted = isPresenceWanted
            if let mostRequests { job.mostRequests = mostRequests }
            return job
        }
        var documents: [JSONValue] = []
        for job in jobs {
            do {
                let result = try await job.run()
                let text = ArchivalText(result)
                documents.append(text.document)
                console.meanwhile { text.show(console) }
                if !result.isComplete { failures.take(.incomplete) }
                if let failure = result.failure { failures.take(failure, of: job.session.name, console) }
            } catch  where sessions.count > 1 && !Task.isCancelled {
                failures.take(error, of: job.session.name, console)
            }
        }
        console.present(failures.added(to: ["archives": .array(documents)])) {}
        return failures.exitCode
    }

    /// The sites whose tables have the kinds that were asked for. Others are said, and keep nobody back.
    /// - Throws: where no site has them.
    private func able(
        _ sessions: [Session], _ failures: inout SiteFailures, _ console: Console
    ) throws -> [(Session, [Kind])] {
        var able: [(Session, [Kind])] = []
        var refusals: [(site: String, error: UsageError)] = []
        for session in sessions {
            do throws(UsageError) { able.append((session, try kinds.kinds(session))) } catch {
                refusals.append((session.name, error))
            }
        }
        if able.isEmpty, let first = refusals.first { throw first.error }
        for (site, error) in refusals { failures.take(KindsLacking(error: error), of: site, console) }
        return able
    }
}

/// A site has no such kind of records, where others have.
private struct KindsLacking: Explained {
    let error: UsageError

    var explanation: Explanation {
        Explanation(error.message, hint: error.hint, .incomplete, code: ExitCode.usage.word)
    }
}
