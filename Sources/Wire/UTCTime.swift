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

    /// Reads what `description` writes; nil for anything else.
    package init?(iso text: String) {
        let parts = text.split(separator: "T")
        guard parts.count == 2, let day = CalendarDay(String(parts[0])), parts[1].hasSuffix("Z") else { return nil }
        let time = parts[1].dropLast().split(separator: ":").compactMap { Int($0) }
        guard time.count == 3 else { return nil }
        self.init(seconds: Double(day.start.seconds + time[0] * 3600 + time[1] * 60 + time[2]))
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

extension String {
    /// `2026-11-20 02:00` of `2026-11-20T02:00:00Z`; anything else stays as it is.
    package var dayAndMinute: String {
        utf8.count == 20 ? String(prefix(10) + " " + dropFirst(11).prefix(5)) : self
    }
}
