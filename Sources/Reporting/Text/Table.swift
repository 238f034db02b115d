/// Rows in aligned columns.
package struct Table: Sendable {
    package struct Column: Sendable {
        package enum Alignment: Sendable { case left, right }

        package let title: String
        package let alignment: Alignment
        /// Cut only when there is nothing else left to cut: half a number or moment is worse than none.
        package let isFixed: Bool
        /// Left out as a whole, the last such column first, where the terminal is too narrow for all: the others say more than
        /// a stump of each.
        package let isSpare: Bool
        /// Cut before all others: the beginning of an id says as much as the whole.
        package let isYielding: Bool
        /// What does not fit goes on below, if it is the last column: a reason, or names.
        package let isProse: Bool

        /// - Parameter isFixed: nil for what numbers are, and what else stands at the right.
        package init(
            _ title: String, _ alignment: Alignment = .left, isFixed: Bool? = nil, isSpare: Bool = false,
            isYielding: Bool = false, isProse: Bool = false
        ) {
            self.title = title
            self.alignment = alignment
            self.isFixed = isFixed ?? (alignment == .right)
            self.isSpare = isSpare
            self.isYielding = isYielding
            self.isProse = isProse
        }

        /// It is cut no further as long as anything else can be.
        fileprivate var least: Int { isProse ? 30 : isYielding ? 8 : Table.least }
    }

    package let columns: [Column]
    package private(set) var rows: [[Shown]] = []

    package init(_ columns: [Column]) { self.columns = columns }

    /// Cells that are missing are empty, those without a column are left out.
    package mutating func add(_ cells: [Shown]) {
        let padding = Array(repeating: Shown(""), count: max(0, columns.count - cells.count))
        rows.append(Array(cells.prefix(columns.count)) + padding)
    }

    /// A line of titles and one a row, none with blanks at its end.
    /// - Parameter width: columns of the terminal, which the widest columns are cut down to; nil leaves them as they are.
    package func lines(width: Int?, _ glyphs: Glyphs) -> [Shown] {
        guard !columns.isEmpty else { return [] }
        let titles = columns.map { Shown($0.title, .strong) }
        let all = [titles] + rows
        var widths = self.widths
        if let width {
            let needed = widths.reduce(0, +) + Self.gap * (widths.count - 1)
            if needed > width, let spare = columns.lastIndex(where: \.isSpare) {
                return without(spare).lines(width: width, glyphs)
            }
            shrink(&widths, to: width)
        }
        return all.flatMap { row in lines(of: row, widths, glyphs) }
    }

    /// Of each column, where nothing is cut.
    private var widths: [Int] {
        columns.indices.map { column in
            rows.reduce(Shown(columns[column].title).displayWidth) { max($0, $1[column].displayWidth) }
        }
    }

    /// Is a terminal that wide too narrow for all that stands before the last column, and a beginning of that?
    package func cutsNames(on width: Int) -> Bool {
        let widths = self.widths
        let last = min(widths.last ?? 0, columns.last?.least ?? 0)
        return widths.dropLast().reduce(last, +) + Self.gap * (widths.count - 1) > width
    }

    /// Titles of the columns that are left out where there is no more room than this.
    package func titlesLeftOut(width: Int?) -> [String] {
        guard let width else { return [] }
        let shown = lines(width: width, .plain).first?.plain.split(separator: " ").map(String.init) ?? []
        return columns.filter(\.isSpare).map(\.title).filter { title in
            !shown.contains(where: { title.hasPrefix($0) })
        }
    }

    private func without(_ column: Int) -> Table {
        let kept = columns.indices.filter { $0 != column }
        var table = Table(kept.map { columns[$0] })
        for row in rows { table.add(kept.map { row[$0] }) }
        return table
    }

    private static let gap = 2
    /// No column is cut below this, so that something remains to be read on the narrowest terminal.
    private static let least = 6

    private func shrink(_ widths: inout [Int], to width: Int) {
        let available = width - Self.gap * (widths.count - 1)
        let isFixed = columns.map(\.isFixed)
        level(&widths, widths.indices.filter { columns[$0].isYielding }, to: available) { columns[$0].least }
        level(&widths, widths.indices.filter { !isFixed[$0] }, to: available) { columns[$0].least }
        level(&widths, widths.indices.filter { !isFixed[$0] }, to: available)
        level(&widths, Array(widths.indices), to: available)
    }

    /// Cuts the widest of these columns, all to one width, until the whole fits.
    private func level(
        _ widths: inout [Int], _ columns: [Int], to available: Int, least: (Int) -> Int = { _ in Table.least }
    ) {
        var excess = widths.reduce(0, +) - available
        while excess > 0 {
            let places = columns.filter { widths[$0] > least($0) }
            guard let widest = places.map({ widths[$0] }).max() else { return }
            let tied = places.filter { widths[$0] == widest }
            // As far as the next widest, which then shares the burden, or as one of them may be cut.
            let next = max(
                tied.map(least).max() ?? Self.least,
                places.map { widths[$0] }.filter { $0 < widest }.max() ?? Self.least)
            let step = min(widest - next, (excess + tied.count - 1) / tied.count)
            for place in tied where excess > 0 {
                let cut = min(step, excess)
                widths[place] -= cut
                excess -= cut
            }
        }
    }

    /// One line, or more where prose goes on.
    private func lines(of row: [Shown], _ widths: [Int], _ glyphs: Glyphs) -> [Shown] {
        guard let last = columns.indices.last, columns[last].isProse, row[last].displayWidth > widths[last],
            widths[last] >= 20
        else { return [line(row, widths, glyphs)] }
        let pieces = row[last].wrapped(to: widths[last], further: 0)
        let empty = Array(repeating: Shown(""), count: last)
        return pieces.enumerated().map { index, piece in
            line((index == 0 ? Array(row.prefix(last)) : empty) + [piece], widths, glyphs)
        }
    }

    private func line(_ row: [Shown], _ widths: [Int], _ glyphs: Glyphs) -> Shown {
        var result = Shown("")
        var pending = 0
        for (column, cell) in row.enumerated() {
            let text = cell.truncated(to: widths[column], glyphs.ellipsis)
            let padding = widths[column] - text.displayWidth
            let isRight = columns[column].alignment == .right
            if text.displayWidth > 0 {
                let before = pending + (isRight ? padding : 0)
                result = result + Shown(String(repeating: " ", count: before)) + text
                pending = (isRight ? 0 : padding) + Self.gap
            } else {
                pending += widths[column] + Self.gap
            }
        }
        return result
    }
}
