/// How counts, times and sizes are put into words. English only, and without Foundation's formatters, which cost more
/// than the whole start of the program.
package enum Wording {
    /// `1 resource`, `12 resources`. A plural that is more than an added s is given.
    package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
        "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
    }

    /// `a`, `a and b`, `a, b and c`.
    package static func list(_ items: [String], _ conjunction: String = "and") -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    /// The first of many: `a, b, c and 4 more`. Up to four, since three and one more would be no shorter.
    package static func few(_ items: [String]) -> String {
        guard items.count > 4 else { return list(items) }
        return items.prefix(3).joined(separator: ", ") + " and \(items.count - 3) more"
    }

    /// A length of time in its two largest units: `0.4 s`, `12 s`, `2 min 5 s`, `26 h`, `3 d 4 h`.
    package static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "?" }
        if seconds < 9.95 { return decimal(seconds) + " s" }
        let whole = Int(min(seconds.rounded(), 1e15))
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return pair(whole / 60, "min", whole % 60, "s") }
        let minutes = (whole + 30) / 60
        if minutes < 48 * 60 { return pair(minutes / 60, "h", minutes % 60, "min") }
        let hours = (minutes + 30) / 60
        return pair(hours / 24, "d", hours % 24, "h")
    }

    package static func duration(_ duration: Duration) -> String {
        let parts = duration.components
        return self.duration(Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
    }

    /// Seconds to the millisecond, as a number in a document: `1.204`.
    package static func milliseconds(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0, seconds < 1e12 else { return "0" }
        let thousandths = Int((seconds * 1000).rounded())
        let rest = String(thousandths % 1000)
        return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - rest.utf8.count))\(rest)"
    }

    /// `512 B`, `1.5 kB`, `12 MB`: steps of 1000.
    package static func size(_ bytes: Int) -> String {
        guard bytes >= 1000 else { return "\(bytes) B" }
        var value = Double(bytes)
        var unit = "B"
        for next in ["kB", "MB", "GB", "TB", "PB", "EB"] where value >= 999.5 || unit == "B" {
            value /= 1000
            unit = next
        }
        return "\(decimal(value)) \(unit)"
    }

    /// One digit after the point below ten, none from there on, and never `.0`.
    package static func decimal(_ number: Double) -> String {
        guard number.isFinite else { return "?" }
        guard abs(number) < 9.95 else { return String(Int(min(max(number.rounded(), -1e15), 1e15))) }
        let tenths = Int((abs(number) * 10).rounded())
        let sign = number < 0 && tenths > 0 ? "-" : ""
        return sign + (tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)")
    }

    private static func pair(_ large: Int, _ largeUnit: String, _ small: Int, _ smallUnit: String) -> String {
        small == 0 ? "\(large) \(largeUnit)" : "\(large) \(largeUnit) \(small) \(smallUnit)"
    }
}
