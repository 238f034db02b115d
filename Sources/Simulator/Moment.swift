import Foundation

/// A point in time, in whole seconds since 1970 UTC, and its ISO 8601 text. No formatter is involved: those are slow to start.
package struct Moment: Sendable, Hashable, Comparable {
    package var seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    package static var now: Moment { Moment(seconds: Int(Date().timeIntervalSince1970)) }

    package static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

    /// Midnight of this day.
    package var day: Moment { Moment(seconds: seconds - ((seconds % 86_400) + 86_400) % 86_400) }

    /// `2026-11-20T08:30:00Z`. The calendar is the proleptic Gregorian one, eras of 400 years counted from March.
    package var text: String {
        let days = day.seconds / 86_400
        let time = seconds - day.seconds
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(year)-\(two(month))-\(two(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))"
        return "\(date)T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
    }

    /// Reads `2026-11-20`, `2026-11-20T08:30:00`, with fractions and `Z` ignored; all times are UTC, as the documents say.
    package init?(_ text: String) {
        if let moment = Self.plain(Array(text.utf8)) {
            self = moment
            return
        }
        let halves = text.uppercased().split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count <= 2, let date = halves.first else { return nil }
        let parts = date.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        var seconds = 0
        if halves.count == 2 {
            guard let time = Self.time(halves[1]) else { return nil }
            seconds = time
        }
        self.seconds = Self.days(year, month, day) * 86_400 + seconds
    }

    /// Days since 1970.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The form that `text` has, read without taking it apart: a long history has it a hundred thousand times.
    private static func plain(_ bytes: [UInt8]) -> Moment? {
        let form = Array("dddd-dd-ddTdd:dd:ddZ".utf8)
        let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) }
        guard bytes.count == form.count,
            zip(bytes, form).allSatisfy({ $1 == UInt8(ascii: "d") ? isDigit($0) : $0 == $1 })
        else { return nil }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
        let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
        guard year >= 1, (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
        else { return nil }
        return Moment(seconds: days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second)
    }

    private static func time(_ text: Substring) -> Int? {
        let bare = text.prefix { $0 != "." && $0 != "Z" && $0 != "+" && $0 != "-" }
        let parts = bare.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1],
            (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        guard parts.count == 3 else { return hour * 3600 + minute * 60 }
        guard let second = parts[2], (0...60).contains(second) else { return nil }
        return hour * 3600 + minute * 60 + second
    }
}
