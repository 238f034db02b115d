import Catalog
import Jobs
import Wire

/// A stretch of time: `--since` and `--until`, each a day or a moment.
struct TimeOptions {
    static let declarations: [OptionDeclaration] = [
        .value("since", "TIME", "from this day or moment on, UTC: 2026-11-20, 2026-11-20T08:30:00Z"),
        .value("until", "TIME", "up to this day or moment, which is included"),
    ]

    let since: UTCTime?
    let until: UTCTime?

    init(_ given: GivenArguments) throws(UsageError) {
        since = try Self.time(given, "since") { $0.start }
        until = try Self.time(given, "until") { $0.end }
        if let since, let until, until < since { throw UsageError("--until \(until) is before --since \(since)") }
    }

    /// A moment that has to be given: of a day its start.
    static func start(_ given: GivenArguments, _ name: String) throws(UsageError) -> UTCTime {
        _ = try given.required(name)
        guard let start = try time(given, name, { $0.start }) else { throw UsageError("--\(name) is missing") }
        return start
    }

    /// Nil where neither is given.
    var window: TimeWindow? {
        if since == nil, until == nil { return nil }
        return TimeWindow(
            since ?? UTCTime(seconds: -.greatestFiniteMagnitude), until ?? UTCTime(seconds: .greatestFiniteMagnitude))
    }

    private static func time(
        _ given: GivenArguments, _ name: String, _ ofDay: (CalendarDay) -> UTCTime
    ) throws(UsageError) -> UTCTime? {
        guard let text = given.value(name) else { return nil }
        if let day = CalendarDay(text) { return ofDay(day) }
        if let moment = UTCTime(reported: text, offset: 0) { return moment }
        throw UsageError(
            "--\(name) is a day or a moment, not '\(text)'", hint: "write 2026-11-20 or 2026-11-20T08:30:00Z, in UTC")
    }
}

/// Kinds of records by their names, as one word with commas or several.
struct RecordKindOptions {
    static let declaration = OptionDeclaration.value(
        "kinds", "KIND,...",
        "only these kinds of records: chats, offlineMessages, sessions; of version 4 also missedAndRefusedChats, agentPrivateMessages",
        .repeated)

    private let names: [String]
    /// None was given.
    var isEmpty: Bool { names.isEmpty }

    init(_ given: GivenArguments) throws(UsageError) {
        names = given.values("kinds").flatMap { $0.split(separator: ",").map { $0.trimmingBlanks } }
        if names.contains(where: \.isEmpty) { throw UsageError("--kinds has an empty name in it") }
    }

    /// What a site's table makes of the names; all of its kinds of records without one.
    func kinds(_ session: Session) throws(UsageError) -> [Kind] {
        let known = session.recordKinds
        guard !names.isEmpty else { return known }
        var kinds: [Kind] = []
        for name in names {
            guard let kind = known.first(where: { $0.name.isSameName(as: name) }) else {
                throw UsageError(
                    "--kinds names no kind of records of '\(session.name)': '\(name)'",
                    hint: Suggestion.hint(for: name, among: known.map(\.name))
                        ?? "there are \(Wording.list(known.map(\.name)))")
            }
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        return kinds
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
