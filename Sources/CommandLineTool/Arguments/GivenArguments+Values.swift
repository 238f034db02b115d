package import Wire

extension GivenArguments {
    /// A whole number within `range`.
    package func number(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
        guard let text = value(name) else { return nil }
        if let number = Int(digits: text), range.contains(number) { return number }
        let wanted =
            range.upperBound == .max ? "from \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
        throw UsageError("--\(name) is a whole number, \(wanted), not '\(text)'")
    }

    /// A length of time: `300s`, `90m`, `26h`, `7d`, `2w`, or several of them in a row: `1d12h`.
    package func duration(_ name: String) throws(UsageError) -> Duration? {
        guard let text = value(name) else { return nil }
        if let duration = Self.duration(text) { return duration }
        let reason = Int(digits: text) == nil ? "is a length of time" : "needs a unit"
        throw UsageError("--\(name) \(reason), not '\(text)'", hint: "write it like 300s, 90m, 26h or 7d")
    }

    package func day(_ name: String) throws(UsageError) -> CalendarDay? {
        guard let text = value(name) else { return nil }
        if let day = CalendarDay(text) { return day }
        throw UsageError("--\(name) is a day, not '\(text)'", hint: "write it like 2026-11-20")
    }

    package static func duration(_ text: String) -> Duration? {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
        // A century is more than anybody means, and far from where sums overflow.
        let most = 100 * 366 * 86_400
        var total = 0
        var digits = ""
        for character in text {
            guard let unit = units[character] else {
                digits.append(character)
                continue
            }
            guard let number = Int(digits: digits), number <= most / unit else { return nil }
            total += number * unit
            guard total <= most else { return nil }
            digits = ""
        }
        return digits.isEmpty && !text.isEmpty ? .seconds(total) : nil
    }
}
