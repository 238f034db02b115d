import Wire

extension Report {
    /// The report as one HTML page. The same report gives the same bytes.
    package var html: String {
        let title = ([name] + [title.joined(separator: " → ")]).joined(separator: " ")
        return Page(title: title, body: ReportHTML(report: withTablesTogether).body).written
    }
}

/// The parts of a report's page: totals and search on top, kinds at the side, then what must be known, then the changes.
struct ReportHTML {
    let report: Report

    var body: HTML {
        HTML([
            HTML(.a, .style(of: "skip"), .link(to: "main"), text: "to the changes").line,
            header.line,
            HTML(
                .div, .style(of: "page"),
                content: [
                    side.line,
                    HTML(
                        .main, .id("main"), .tabStop(-1),
                        content: [HeadHTML(report: report).sentence, about.line, HeadHTML(report: report).next, chart]
                            + lists + groups + [HeadHTML(report: report).foot]),
                ]
            ).line,
        ])
    }

    private var header: HTML {
        var title: [HTML] = [HTML(.span, .style(of: "subject"), text: report.name), " "]
        for (index, part) in report.title.enumerated() {
            if index > 0 {
                title.append(HTML(.span, .style(of: "arrow"), text: report.name == "history" ? " " : " → "))
            }
            title.append(HTML(.code, .isolated, text: part))
        }
        return HTML(
            .header, .style(of: "top"),
            content: [HTML(.h1, content: title), totals, tools])
    }

    private var totals: HTML {
        var parts = Report.Action.allCases.map { action in
            HTML(
                .span, .style(of: "tally \(action.rawValue)"),
                content: [
                    HTML(.strong, text: "\(action.mark)\(report.totals.count(action))"),
                    HTML(" " + report.totals.words(action)),
                ])
        }
        if let unchanged = report.totals.unchanged { parts.append(HTML(.span, text: "\(unchanged) alike")) }
        parts += report.totals.remarks.map { HTML(.span, text: $0) }
        let stops = report.notices.reduce(0) { $0 + $1.items.count(where: \.stops) }
        if stops > 0 {
            parts.append(
                HTML(
                    .a, .style(of: "stop"), .link(to: "n0"),
                    text: stops == 1 ? "1 guard stops it" : "\(stops) guards stop it"))
        }
        return HTML(.p, .style(of: "totals"), content: parts.map(\.line))
    }

    /// Search, and a chip for each action.
    private var tools: HTML {
        let chips = Report.Action.allCases.filter { report.totals.count($0) > 0 }.map { action in
            HTML(
                .label, .style(of: "chip \(action.rawValue)"),
                content: [
                    // A mark is read out as its sign, if at all.
                    HTML(
                        .input, .type("checkbox"), .data("action", action.rawValue),
                        .label("only \(report.totals.count(action)) \(report.totals.words(action))"), content: []),
                    HTML(" \(action.mark) \(report.totals.count(action))"),
                ])
        }
        return HTML(
            .div, .style(of: "tools"), .role("search"),
            content: [
                HTML(
                    .label, .style(of: "find"),
                    content: [
                        HTML(.span, text: "Search "),
                        HTML(.input, .id("search"), .type("search"), .placeholder("name, field or value"), content: []),
                    ]
                ).line,
                HTML(.span, .style(of: "chips"), content: chips).line,
                HTML(.button, .id("open"), .type("button"), text: "Unfold all"),
                HTML(.button, .id("close"), .type("button"), text: "Fold all"),
            ] + NightWalk(report: report).buttons + [
                HTML(.button, .id("clear"), .type("button"), text: "Show all"),
                HTML(.output, .id("shown"), .live, content: []),
                HTML(
                    .span, .style(of: "keys"),
                    text: "/ search, j k next and previous, Enter folds" + NightWalk(report: report).keys),
            ])
    }

    private var side: HTML {
        let titled = report.kinds.map { kind, counts in
            (title: PlainWords.capitalized(PlainWords.plural(report.known.noun(of: kind))), kind: kind, counts: counts)
        }
        // In the order of what is read, which is not that of the names that the service has for it.
        let kinds = titled.sorted { $0.title.precedesByBytes($1.title) }.map { title, kind, counts in
            let tallies = Report.Action.allCases.compactMap { action -> HTML? in
                guard let count = counts[action] else { return nil }
                return HTML(.span, .style(of: action.rawValue), text: " \(action.mark)\(count)")
            }
            return HTML(
                .li,
                content: [
                    HTML(
                        .label,
                        content: [
                            HTML(.input, .type("checkbox"), .data("kind", kind), content: []),
                            HTML(.span, .style(of: "name"), text: title),
                            HTML(.span, .style(of: "counts"), content: tallies),
                        ])
                ]
            ).line
        }
        return HTML(
            .nav, .style(of: "side"), .label("kinds"),
            content: kinds.isEmpty ? [] : [HTML(.h2, text: "Kinds").line, HTML(.ul, content: kinds)])
    }

    /// The facts of the report, as a list of names and values.
    private var about: HTML {
        guard !report.facts.isEmpty else { return .nothing }
        return HTML(
            .dl, .style(of: "facts"),
            content: report.facts.map { fact in
                HTML(
                    .div,
                    content: [
                        HTML(.dt, text: fact.name),
                        HTML(.dd, content: [fact.isCode ? HTML(.code, text: fact.value) : HTML(fact.value)]),
                    ]
                ).line
            })
    }

    private var chart: HTML { NightChart(nights: report.nights).drawing }

    private var lists: [HTML] {
        report.notices.enumerated().map { index, list in
            let items = list.items.map { item in
                HTML(
                    .li, .style(of: item.stops ? "stop" : "note"),
                    content: [
                        HTML(.strong, text: item.mark), " ",
                        item.address.map {
                            HTML(.span, .style(of: "place"), .isolated, text: report.known.name(of: $0)) + " "
                        }
                            ?? .nothing,
                        HTML(.span, .isolated, text: item.text),
                    ]
                ).line
            }
            // A long list is folded, since the changes are what people came for; what stops a plan never is.
            let few = list.isUrgent || items.count <= 8 ? items : Array(items.prefix(5))
            let rest = items.dropFirst(few.count)
            let fold = HTML(
                .details,
                content: [HTML(.summary, text: "\(rest.count) more"), HTML(.ul, content: Array(rest))])
            let style = list.namesDeletions ? "notices urgent losses" : list.isUrgent ? "notices urgent" : "notices"
            return HTML(
                .section, .id("n\(index)"), .style(of: style),
                content: [HTML(.h2, text: list.title), HTML(.ul, content: few)] + (rest.isEmpty ? [] : [fold])
                    + (list.namesDeletions ? [deletions] : [])
            ).line
        }
    }

    /// What goes, name by name, each leading to its place: the first thing to look through before saying yes.
    private var deletions: HTML {
        let items = report.changes.enumerated().filter { $0.element.action == .delete }.map { index, change in
            HTML(
                .li, .style(of: "loss"),
                content: [
                    HTML(
                        .a, .link(to: "c\(index)"),
                        content: [HTML(.span, .isolated, text: report.known.name(of: change.address))])
                ]
            ).line
        }
        let names = HTML(.ul, content: items)
        guard items.count > 20 else { return names }
        return HTML(.details, content: [HTML(.summary, text: "\(items.count) by name"), names])
    }

    private var groups: [HTML] {
        if report.isEmpty { return [HTML(.p, .style(of: "empty"), text: report.nothing)] }
        // Where an operation stands, for the links of those that need it.
        var places: [String: Int] = [:]
        var number = 0
        for change in report.changes {
            if let id = change.id { places[id] = number }
            number += 1
        }
        number = 0
        return report.groups.enumerated().map { index, group in
            defer { number += group.changes.reduce(0) { $0 + 1 + $1.inside.count } }
            return GroupHTML(group: group, index: index, first: number, places: places, report: report).section.line
        }
    }
}
