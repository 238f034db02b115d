import Diffing
import Wire

extension Report {
    /// The report as Markdown that fits a comment on a pull request. What does not fit is left out and counted: first
    /// the fields of what changes, then the changes; totals, guards and deletions come before all of them.
    package var markdown: String {
        var writing = ReportMarkdown(report: withTablesTogether)
        return writing.text()
    }
}

struct ReportMarkdown {
    /// Less than the services that show such comments take, in bytes, which are never fewer than characters.
    static let most = 60_000
    /// For what is said at the end.
    private static let reserve = 600
    private static let mostOfNotices = 12_000

    let report: Report
    private var out = ""

    init(report: Report) { self.report = report }

    mutating func text() -> String {
        head()
        notices(report.notices.filter(\.isUrgent))
        kinds()
        let deletions = deletions()
        let changes = changes()
        notices(report.notices.filter { !$0.isUrgent })
        foot(leftOut: deletions + changes)
        return out
    }

    /// Puts a piece in if it fits with what has to come after it.
    private mutating func put(_ piece: String, keeping kept: Int = 0) -> Bool {
        guard out.utf8.count + piece.utf8.count + kept + Self.reserve < Self.most else { return false }
        out += piece
        return true
    }

    private mutating func head() {
        let title = report.title.map { MarkdownText.code($0) }.joined(
            separator: report.name == "history" ? " " : " → ")
        var totals = Report.Action.allCases.map { "\($0.mark)\(report.totals.count($0)) \(report.totals.words($0))" }
        let fields = report.totals.fields
        if fields > 0 { totals[1] += " (\(Wording.count(fields, "field")))" }
        if let unchanged = report.totals.unchanged { totals.append("\(unchanged) alike") }
        totals += report.totals.remarks
        let sentence = report.sentence.pieces.map { piece in
            switch piece {
            case .words(let text): text
            case .name(let text): MarkdownText.code(text)
            }
        }.joined()
        out = "### livechat-sync \(report.name): \(title)\n\n"
        if !sentence.isEmpty { out += sentence + "\n\n" }
        out += "**\(totals.joined(separator: ", "))**\n\n"
        for fact in report.facts {
            out +=
                "- \(fact.isName ? fact.name : MarkdownText.code(fact.name)): \(fact.isOurs ? fact.value : MarkdownText.code(fact.value, atMost: 300))\n"
        }
        if !report.facts.isEmpty { out += "\n" }
        if report.isEmpty { out += report.nothing + "\n\n" }
    }

    private mutating func notices(_ lists: [Report.NoticeList]) {
        for list in lists {
            let end = out.utf8.count + Self.mostOfNotices
            guard put("**\(list.title)**\n\n") else { return }
            var count = 0
            for item in list.items {
                let address = item.address.map { MarkdownText.code(report.known.name(of: $0)) + " " } ?? ""
                let line = "- **\(item.mark)** \(address)\(MarkdownText.code(item.text, atMost: 600))\n"
                guard out.utf8.count + line.utf8.count < end, put(line) else { break }
                count += 1
            }
            if count < list.items.count { _ = put("- … \(list.items.count - count) more\n") }
            _ = put("\n")
        }
    }

    private mutating func kinds() {
        guard !report.isEmpty else { return }
        guard put("| kind | + | ~ | - |\n| - | -: | -: | -: |\n") else { return }
        for (kind, counts) in report.kinds {
            let cells = Report.Action.allCases.map { counts[$0].map(String.init) ?? "" }
            guard
                put(
                    "| \(MarkdownText.cell(PlainWords.plural(report.known.noun(of: kind)))) | \(cells.joined(separator: " | ")) |\n"
                )
            else { break }
        }
        _ = put("\n")
    }

    /// Every deletion by name, before anything else is told in detail. Answers how many did not fit.
    private mutating func deletions() -> Int {
        let deletions = report.groups.flatMap(\.changes).filter { $0.action == .delete }
        guard !deletions.isEmpty else { return 0 }
        let isLong = deletions.count > 10
        let title = "\(report.totals.count(.delete)) \(report.totals.words(.delete))"
        guard put(isLong ? "<details><summary><b>\(title)</b></summary>\n\n" : "**\(title)**\n\n") else {
            return deletions.count
        }
        var count = 0
        let end = "\n</details>\n\n"
        for deletion in deletions {
            let batch = deletion.step?.batch.map { " " + MarkdownText.html($0.words) } ?? ""
            let parts = deletion.inside.count
            let extra = parts == 0 ? "" : " with \(Wording.count(parts, "setting"))"
            guard
                put(
                    "- \(MarkdownText.code(report.known.name(of: deletion.address)))\(batch)\(extra)\n"
                        + report.sentences(of: deletion).map { "  " + ChangeMarkdown.told([$0]) }.joined(),
                    keeping: end.utf8.count + 60)
            else { break }
            count += 1
        }
        let left = deletions.count - count
        if left > 0 { out += "- … \(left) more \(report.totals.words(.delete))\n" }
        out += isLong ? end : "\n"
        return left
    }

    /// Everything else, foldable. Answers how many did not fit.
    private mutating func changes() -> Int {
        var left = 0
        for group in report.groups {
            let changes = group.changes.filter { $0.action != .delete }
            guard !changes.isEmpty else { continue }
            var title = "#### \(group.title.map { MarkdownText.code($0) }.joined(separator: " "))\n\n"
            for change in changes {
                let writing = ChangeMarkdown(
                    change: change, known: report.known, sentences: report.sentences(of: change))
                if put(title + writing.block) || put(title + writing.line) { title = "" } else { left += 1 }
            }
        }
        return left
    }

    private mutating func foot(leftOut: Int) {
        for command in report.frame.next { out += "Next: \(MarkdownText.code(command, atMost: 400))\n\n" }
        if let program = report.frame.program {
            out += "Made by \(program)\(report.frame.made.map { " on \($0.dayAndMinute) UTC" } ?? "").\n"
        }
        if leftOut > 0 {
            let count = leftOut == 1 ? "1 more change is" : "\(leftOut) more changes are"
            out += "… \(count) in the HTML report (`--format html --output report.html`)\n"
        }
    }
}
