/// A moment in UTC, written and taken apart by arithmetic alone: the formatters of Foundation cost a start-up's budget.
///
/// Moments outside the years 1 to 9999 are moved to the nearest end, so no clock can trap the program.
package struct UTCTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Whole seconds since 1970.
    package let seconds: Int

    private static let range = -62_135_596_800...253_402_300_799

    package init(seconds: Double) {
        guard seconds.isFinite else {
            self.seconds = 0
            return
        }
        let low = Double(Self.range.lowerBound)
        let high = Double(Self.range.upperBound)
        self.seconds = Int(min(max(seconds.rounded(.down), low), high))
    }

    /// Reads what `description` writes, to the byte; nil for anything else, also for another spelling of a moment: whatever
    /// was read can be written again as it was.
    package init?(iso text: String) {
        guard text.utf8.count == 20, let day = CalendarDay(String(text.prefix(10))) else { return nil }
        let time = text.dropFirst(11).dropLast().split(separator: ":").compactMap { Int($0) }
        guard time.count == 3, time.allSatisfy({ (0...59).contains($0) }) else { return nil }
        self.init(seconds: Double(day.start.seconds + time[0] * 3600 + time[1] * 60 + time[2]))
        guard description.isIdentical(to: text) else { return nil }
    }

    package var day: CalendarDay { CalendarDay(daysSince1970: Self.floored(seconds, 86_400)) }

    /// `2026-11-20T02:00:00Z`
    package var description: String {
        let second = seconds - Self.floored(seconds, 86_400) * 86_400
        let parts = [second / 3600, second / 60 % 60, second % 60].map { CalendarDay.padded($0, 2) }
        return "\(day)T\(parts[0]):\(parts[1]):\(parts[2])Z"
    }

    package static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

    private static func floored(_ number: Int, _ divisor: Int) -> Int {
        number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
    }
}

extension UTCTime {
    /// `2026-11-20 02:00`
    package var dayAndMinute: String { "\(day) \(description.dropFirst(11).prefix(5))" }
}

extension JSONValue {
    /// A moment as scripts read it: `2026-11-20T02:00:00Z`.
    package static func moment(_ moment: UTCTime) -> JSONValue { .string(moment.description) }
}
