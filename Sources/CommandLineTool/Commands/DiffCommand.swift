import Catalog
import Diffing
import Jobs
import Reporting
import Store
import Telling
import Wire

struct DiffCommand: Command {
    static let declaration = CommandDeclaration(
        "diff", "what would have to change in one state to become another",
        discussion: """
            Compares by meaning: member order, letter case of guids, read-only fields, ids of embedded items and ids that \
            name the same thing on another site don't count. What was not read on either side is 'unknown', never added or \
            removed.

            prod:campaigns/Sales is a part of a state: two parts are compared as if they were one thing, whatever they are \
            called.

            + only in TO, - only in FROM, ~ in both and different, ? unknown, ! ambiguous

            --format html is one page for the browser, with filters and search, that needs no network; --format markdown fits \
            a comment on a pull request, and says what it left out.
            """,
        operands: [
            .init("FROM", "a state: prod, prod@latest, prod@17, prod@2026-11-20, @17", completes: .state),
            .init("TO", "the state that it would have to become", completes: .state),
        ],
        options: SelectionOptions.declarations + ReportOutput.declarations + [
            .flag("stat", "counts only"),
            .flag("exit-code", "exit 2 if anything differs, 3 if nothing does in what could be compared"),
        ] + NotifyOptions.declarations,
        examples: [
            .init("diff prod@latest prod", "what changed on the site since the last backup"),
            .init("diff prod@2026-11-01 prod@2026-11-20", "between two days"),
            .init("diff prod staging --only campaigns/Sales", "between two sites"),
            .init("diff prod:campaigns/Sales prod:campaigns/Outlet", "two campaigns"),
            .init("diff prod@latest prod --output changes.html", "a page to read and to pass on"),
        ], exitCodes: [.differences, .incomplete, .refused, .unavailable])

    private let from: StatePart
    private let to: StatePart
    private let selection: SelectionOptions
    private let output: ReportOutput
    private let isStat: Bool
    private let wantsExitCode: Bool
    private let notify: NotifyOptions
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        from = try StatePart(given.required("FROM"))
        to = try StatePart(given.required("TO"))
        selection = try SelectionOptions(given)
        output = try ReportOutput(given)
        isStat = given.flag("stat")
        if isStat, [.html, .markdown].contains(output.format) {
            throw UsageError(
                "--stat and --format \(output.format.rawValue) contradict each other",
                hint: "the report begins with the counts; leave out --stat")
        }
        wantsExitCode = given.flag("exit-code")
        notify = NotifyOptions(given)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        try notify.check(workplace)
        let (from, to) = (try from.known(in: workplace), try to.known(in: workplace))
        let table = try workplace.table(from: from.state, to: to.state)
        let result = try await SiteComparison(
            from.state, to.state, selection.selectionWithFields(table), parts: parts(from, to), workplace)
        let comparison = result.comparison
        try ReportDelivery(output, surroundings, console).put(
            document: comparison.document, isStat ? .counts : .whole
        ) { isPage in
            try Report(result, isPage: isPage, Report.Frame(surroundings, next: next(result, from, to)))
        }
        let code: ExitCode = comparison.isEmpty ? comparison.isSure ? .done : .incomplete : .differences
        if notify.isWanted { await tell(result, wantsExitCode ? code : .done, workplace) }
        return wantsExitCode ? code : .done
    }

    /// Tells those who want to know what differs, as a change of the site that it is about.
    private func tell(_ result: SiteComparison, _ code: ExitCode, _ workplace: Workplace) async {
        let (comparison, catalog) = (result.comparison, result.session.catalog)
        var message = result.session.message(
            of: comparison, Drift(comparison, catalog), command: Self.declaration.name)
        message.snapshot = result.snapshots.to ?? result.snapshots.from
        message.exitCode = code.rawValue
        message.next = Watch.line([Self.declaration.name, "\(from)", "\(to)"] + selection.words)
        await Messenger(workplace, isAlways: notify.isAlways).send([message])
    }

    private func parts(
        _ from: (state: StateName, address: Address?), _ to: (state: StateName, address: Address?)
    ) throws -> (from: Address, to: Address)? {
        switch (from.address, to.address) {
        case (nil, nil): return nil
        case (let own?, let other?):
            if selection.choosesPart {
                throw UsageError("a part of a state is all that is compared of it", hint: "leave out --only")
            }
            return (own, other)
        case (let own?, nil): throw JobRefusal.parts(.oneSided(part: "\(from.state):\(own)", other: "\(to.state)"))
        case (nil, let other?):
            throw JobRefusal.parts(.oneSided(part: "\(to.state):\(other)", other: "\(from.state)"))
        }
    }

    /// What makes the one what the other is.
    private func next(
        _ result: SiteComparison, _ from: (state: StateName, address: Address?),
        _ to: (state: StateName, address: Address?)
    ) -> [String] {
        guard !result.comparison.isEmpty, from.address == nil, case .live(let site) = from.state else { return [] }
        return [Watch.words(["plan", "--from", "\(to.state)", "--to", site] + selection.words)]
    }
}
