import Archiving
import Catalog
import Service
import Wire

/// What it takes to archive a kind for the first time, reckoned by the program's own plan of windows and its own judgement of pages,
/// over a site that is nothing but a density: how many records it has between two moments.
struct FirstArchive {
    /// Records that happened in a window.
    let count: (TimeWindow) -> Int
    let now: UTCTime
    let pageSize: Int

    private(set) var requests = 0
    private(set) var records = 0

    init(until now: UTCTime, pageSize: Int, _ count: @escaping (TimeWindow) -> Int) {
        (self.now, self.pageSize, self.count) = (now, pageSize, count)
        let wanted = TimeWanted(since: nil, until: now, covered: [], records: nil)
        var plan = WindowPlan(wanted.spans, endsAtEmptiness: wanted.endsAtEmptiness, emptiness: wanted.emptiness)
        while case .read(let window) = plan.next() { plan.took(window, read(window)) }
    }

    /// Every page says how many there are in the window, and where the next one is.
    private mutating func read(_ window: TimeWindow) -> WindowPlan.Outcome {
        let total = count(window)
        var reading = WindowReading(window, pageSize: pageSize)
        var shown = 0
        while true {
            let page = min(pageSize, total - shown)
            shown += page
            requests += 1
            switch reading.took(page, taken: shown, total: total, next: shown < total ? "\(shown)" : nil) {
            case .goOn: continue
            case .cut: return .cut
            case .whole:
                records += shown
                return .whole(total)
            }
        }
    }
}

/// A year of 52 weeks with so many records a day on average, and nothing before: evenly between two hours of a day, on a Saturday and
/// a Sunday 5 where a weekday has 12. A day that is like every other one would have windows fit pages too well, or never.
struct WeeklyYear {
    static let days = 52 * 7
    private static let weights = [12, 12, 12, 12, 12, 5, 5]
    private static let day = 86_400

    let perDay: Int
    let start: UTCTime
    /// Seconds of a day.
    let opening: Range<Int>

    func count(_ window: TimeWindow) -> Int { before(window.until.seconds + 1) - before(window.since.seconds) }

    private func before(_ second: Int) -> Int {
        let passed = min(max(0, second - start.seconds), Self.days * Self.day)
        let (weeks, day) = (passed / (7 * Self.day), passed / Self.day % 7)
        let open = min(max(0, passed % Self.day - opening.lowerBound), opening.count)
        let whole = weeks * Self.weights.reduce(0, +) + Self.weights.prefix(day).reduce(0, +)
        let (share, all) = (whole * opening.count + Self.weights[day] * open, 10 * opening.count)
        return (perDay * share + all - 1) / all
    }
}

/// The manual's table: a row for so many chats a day.
struct FirstArchiveRow {
    /// Offline messages for each ten chats.
    static let messagesForTen = 2

    let chatsPerDay: Int
    let rate = RateLimit.documented
    let requests: Int
    let records: Int
    let pageSize: Int

    init(chatsPerDay: Int, _ catalog: Catalog) {
        self.chatsPerDay = chatsPerDay
        // A Monday.
        let start = UTCTime(seconds: 1_736_121_600)
        let end = UTCTime(seconds: Double(start.seconds + WeeklyYear.days * 86_400 - 1))
        var (requests, records, pageSize) = (0, 0, 0)
        let shares = ["chats": 10, "offlineMessages": Self.messagesForTen]
        for (name, share) in shares {
            let year = WeeklyYear(perDay: chatsPerDay * share / 10, start: start, opening: 8 * 3600..<20 * 3600)
            pageSize = catalog[name]?.listing?.pageSize ?? 0
            let archive = FirstArchive(until: end, pageSize: max(1, pageSize)) { year.count($0) }
            requests += archive.requests
            records += archive.records
        }
        (self.requests, self.records, self.pageSize) = (requests, records, pageSize)
    }

    /// Each record has a session of its own.
    private var sessionPages: Int { (records + pageSize - 1) / pageSize }

    var text: String {
        let cells = [
            Self.number(chatsPerDay), Self.number(records), Self.number(requests), time(requests),
            time(requests + sessionPages), time(requests + records), Self.number(records / WeeklyYear.days),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    static let head = """
        | chats a day | chats and messages of the year | requests for them | these take | with sessions from a list \
        | with sessions one by one | sessions of a night |
        | - | - | - | - | - | - | - |
        """

    /// How long so many requests take at the site's rate.
    private func time(_ requests: Int) -> String {
        let minutes = Double(requests) * rate.seconds / Double(rate.requests) / 60
        if minutes <= 5 { return "up to 5 minutes" }
        if minutes < 90 { return "\(Int(minutes.rounded())) minutes" }
        if minutes < 48 * 60 { return "\(Int((minutes / 60).rounded())) hours" }
        return "\(Int((minutes / 60 / 24).rounded())) days"
    }

    /// `3,650,000`
    private static func number(_ value: Int) -> String {
        let digits = String(value)
        return digits.enumerated().map { index, digit in
            index > 0 && (digits.count - index).isMultiple(of: 3) ? ",\(digit)" : "\(digit)"
        }.joined()
    }
}
