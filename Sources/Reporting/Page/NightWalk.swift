import Wire

/// The way through a timeline, a night after the other: by buttons and keys where the page's script runs, by links where it
/// does not. Nothing on other pages.
struct NightWalk {
    let report: Report

    private var isPossible: Bool {
        if case .timeline = report.subject { report.groups.count > 1 } else { false }
    }

    var buttons: [HTML] {
        guard isPossible else { return [] }
        return [
            HTML(.button, .id("earlier"), .type("button"), text: "Earlier night"),
            HTML(.button, .id("later"), .type("button"), text: "Later night"),
        ]
    }

    var keys: String { isPossible ? ", p n earlier and later night" : "" }

    /// To the nights beside one. The newest comes first.
    func links(from index: Int) -> HTML {
        guard isPossible else { return .nothing }
        let beside = [(index + 1, "earlier: "), (index - 1, "later: ")].filter { report.groups.indices.contains($0.0) }
        let links = beside.map { index, word in
            HTML(
                .span,
                content: [
                    HTML(word),
                    HTML(.a, .link(to: "g\(index)"), text: report.groups[index].title.joined(separator: ", ")),
                ])
        }
        return HTML(.p, .style(of: "beside"), content: links.map { $0 + " " }).line
    }
}
