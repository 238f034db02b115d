package import Reporting
import Wire

/// How far something has come.
package struct Progress: Sendable, Hashable {
    package var label: String
    package var done: Int
    /// Nil as long as nobody knows; it may grow as more is found.
    package var total: Int?
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
        var parts = [Shown.escaped(label)]
        if let total, total > 0 {
            let columns = 20
            let share = min(1, max(0, Double(done) / Double(total)))
            let full = Int((share * Double(columns)).rounded(.down))
            parts.append(
                String(repeating: glyphs.full, count: full) + String(repeating: glyphs.empty, count: columns - full))
            parts.append("\(done)/\(total)")
        } else {
            parts.append("\(done)")
        }
        if elapsed >= 1, done > 0 {
            let rate = Double(done) / elapsed
            parts.append("\(Wording.decimal(rate))/s")
            if let total, total > done { parts.append("\(Wording.duration(Double(total - done) / rate)) left") }
        }
        if let remark { parts.append(Shown.escaped(remark)) }
        // The last column stays free: some terminals break the line when it is filled.
        let room = max(0, width - 1)
        while parts.count > 1, parts.joined(separator: "  ").displayWidth > room { parts.removeLast() }
        return parts.joined(separator: "  ").prefix(columns: room)
    }
}
