import Wire

/// Dates of HTTP, read without a locale: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
/// `Sun Nov  6 08:49:37 1994`.
package enum HTTPDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Seconds since 1970, or nil.
    package static func seconds(_ text: String) -> Double? {
        let parts = text.split { " -,".contains($0) }.map { $0.lowercased() }.filter { $0 != "gmt" }
        guard parts.count == 5, let clock = parts.first(where: { $0.contains(":") }),
            let month = parts.lazy.compactMap({ part in months.firstIndex(of: part) }).first
        else { return nil }
        let numbers = parts.dropFirst().compactMap { number($0) }
        guard numbers.count == 2, let day = numbers.first, var year = numbers.last else { return nil }
        if year < 70 { year += 2000 } else if year < 100 { year += 1900 }
        let pieces = clock.split(separator: ":", omittingEmptySubsequences: false)
        let time = pieces.compactMap { number($0) }
        guard pieces.count == 3, time.count == 3, (1970...9999).contains(year),
            let date = CalendarDay(year: year, month: month + 1, day: day),
            (0...23).contains(time[0]), (0...59).contains(time[1]), (0...60).contains(time[2])
        else { return nil }
        return Double(date.daysSince1970 * 86_400 + time[0] * 3600 + time[1] * 60 + time[2])
    }

    private static func number(_ text: some StringProtocol) -> Int? {
        text.utf8.count <= 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
