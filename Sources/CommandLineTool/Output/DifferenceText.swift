import Diffing
import Wire

/// Differences for people: one line a resource, its fields below, deletions and totals where they can be seen.
struct DifferenceText {
    let glyphs: Glyphs

    /// A field and its two values; long texts line by line.
    func field(_ change: FieldChange) -> [Shown] {
        let pointer = Shown(change.pointer.description)
        guard let old = change.shownFrom?.text, let new = change.shownTo?.text, old.isLong || new.isLong else {
            return [
                "      \(pointer)  \(Self.short(change.shownFrom), .removed) \(glyphs.arrow) \(Self.short(change.shownTo), .added)"
            ]
        }
        return ["      \(pointer)"] + Self.lines(from: old, to: new)
    }

    static func short(_ value: JSONValue?) -> String {
        guard let value else { return "(none)" }
        let text = value.written()
        return text.count > 100 ? text.prefix(99) + "…" : text
    }

    /// A line diff by common beginning and end, which is what edits of texts look like; a few lines around.
    private static func lines(from old: String, to new: String) -> [Shown] {
        let before = Shown.lines(of: old)
        let after = Shown.lines(of: new)
        var start = 0
        while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
        var end = 0
        while end < min(before.count, after.count) - start,
            before[before.count - 1 - end] == after[after.count - 1 - end]
        {
            end += 1
        }
        var result: [Shown] = []
        let context = before[max(0, start - 1)..<start]
        if start > context.count { result.append("        \("... \(start - context.count) lines alike", .faint)") }
        result += context.map { "          " + $0 }
        result += before[start..<(before.count - end)].map { "        \("- ", .removed)" + $0.styled(.removed) }
        result += after[start..<(after.count - end)].map { "        \("+ ", .added)" + $0.styled(.added) }
        result += before[(before.count - end)...].prefix(1).filter { $0.displayWidth > 0 }.map { "          " + $0 }
        if end > 1 { result.append("        \("... \(end - 1) lines alike", .faint)") }
        return result
    }
}

extension String {
    fileprivate var isLong: Bool { utf8.count > 80 || utf8.contains(0x0A) }
}
