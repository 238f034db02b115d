import Diffing

/// How much each night brought, as a drawing with a bar a night: added above changed above removed.
struct NightChart {
    let nights: [Report.Night]

    private static let height = 60
    private static let step = 8
    /// More bars than this could not be told apart: what is older is left out, and the table has it.
    private static let most = 366
    /// A few bars are not drawn as broad as the page.
    private static let least = 90

    var drawing: HTML {
        let nights = Array(nights.suffix(Self.most))
        let most = nights.map(\.counts.total).max() ?? 0
        guard nights.count > 1, most > 0 else { return .nothing }
        let bars = nights.enumerated().map { index, night in bar(night, at: index * Self.step, most: most) }
        return HTML(
            .figure, .style(of: "chart"),
            content: [
                HTML(
                    .svg, .viewBox(width: max(nights.count, Self.least) * Self.step, height: Self.height + 2),
                    .stretched,
                    .role("img"),
                    .label("changes of \(nights.count) snapshots, the oldest at the left"), content: bars),
                HTML(
                    .figcaption,
                    text:
                        "\(nights.count) snapshots, oldest at the left; the highest bar is \(most) changes; bars lead to their snapshot"
                ),
            ]
        ).line
    }

    /// Heights grow with the root of the count, so that a large import leaves something of the other nights.
    private func bar(_ night: Report.Night, at x: Int, most: Int) -> HTML {
        let full =
            night.counts.total == 0
            ? 0 : max(3, Int((Double(night.counts.total) / Double(most)).squareRoot() * Double(Self.height)))
        var y = Self.height - full
        var parts = [
            HTML(
                .title, text: "\(night.name): +\(night.counts.added) ~\(night.counts.changed) -\(night.counts.removed)")
        ]
        let shares = [
            ("create", night.counts.added), ("update", night.counts.changed), ("delete", night.counts.removed),
        ]
        var left = full
        var rest = night.counts.total
        for (style, count) in shares where count > 0 {
            let height = rest == count ? left : max(1, full * count / max(1, night.counts.total))
            parts.append(
                HTML(
                    .rect, .style(of: style), .x(x), .y(y), .width(Self.step - 2), .height(min(left, height)),
                    content: []))
            y += height
            left = max(0, left - height)
            rest -= count
        }
        parts.append(
            HTML(.rect, .style(of: "ground"), .x(x), .y(Self.height), .width(Self.step - 2), .height(2), content: []))
        guard let group = night.group else { return HTML(.g, content: parts) }
        return HTML(.a, .link(to: "g\(group)"), content: parts)
    }
}
