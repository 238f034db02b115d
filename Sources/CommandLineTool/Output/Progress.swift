package import Reporting
import Wire

/// How far something has come.
package struct Progress: Sendable, Hashable {
    /// As long as it stays the same it is one work, whose rate is counted from its start.
    package var label: String
    /// Said behind the label; changes as the work goes on.
    package var place: String?
    package var done: Int
    /// Nil as long as nobody knows; it may grow as more is found.
    package var total: Int?
    /// How much of the work is done, 0 to 1, where that is not a matter of counting; nil if nobody knows.
    package var share: Double?
    /// Said at the end of the line: what is being waited for, for example.
    package var remark: String?

    package init(_ label: String, done: Int, of total: Int? = nil, remark: String? = nil) {
        self.label = label
        self.done = done
        self.total = total
        self.remark = remark
    }

    /// One line for the terminal: label, bar, numbers, rate and time left, as much of it as fits.
    /// - Parameter elapsed: seconds since the first of it was done
    package func line(elapsed: Double, width: Int, _ glyphs: Glyphs) -> String {
        var parts = [Shown.escaped(place.map { "\(label) \($0)" } ?? label)]
        if let total, total > 0 {
            parts += [Self.bar(Double(done) / Double(total), glyphs), "\(done)/\(total)"]
        } else if let share {
            parts += [Self.bar(share, glyphs), "\(Int(min(1, max(0, share)) * 100)) %", "\(done)"]
        } else {
            parts.append("\(done)")
        }
        if elapsed >= 1, done > 0 {
            let rate = Double(done) / elapsed
            parts.append("\(Wording.decimal(rate))/s")
            if let left = secondsLeft(elapsed) { parts.append("\(Wording.duration(left)) left") }
        }
        if let remark { parts.append(Shown.escaped(remark)) }
        // The last column stays free: some terminals break the line when it is filled.
        let room = max(0, width - 1)
        while parts.count > 1, parts.joined(separator: "  ").displayWidth > room { parts.removeLast() }
        return parts.joined(separator: "  ").prefix(columns: room)
    }
    /// At the rate so far; nil if nobody knows.
    private func secondsLeft(_ elapsed: Double) -> Double? {
        if let total { return total > done ? Double(total - done) * elapsed / Double(done) : nil }
        guard let share, share > 0, share < 1 else { return nil }
        return elapsed * (1 - share) / share
    }

    private static func bar(_ share: Double, _ glyphs: Glyphs) -> String {
        let columns = 20
        let full = Int((min(1, max(0, share)) * Double(columns)).rounded(.down))
        return String(repeating: glyphs.full, count: full) + String(repeating: glyphs.empty, count: columns - full)
    }
}
