import Catalog
import Diffing
import Jobs
import Reporting
import Telling
import Wire

struct DriftCommand: Command {
    static let declaration = CommandDeclaration(
        "drift", "what of a site is not as it should be, what matters most first",
        discussion: """
            Reads the site and compares it with its last complete snapshot, or with any other state: an export in git that \
            says what should be, another site, a day. Routing, forms, access and whatever is gone come first, texts and \
            colours last. It stores nothing: the next backup finds the same.

            Ends with 2 when something has drifted, with 3 when nothing has in what could be read, and with 0 when all is as \
            it should be. --notify tells those whom the configuration names.

            - gone from the site, + not there before, ~ not as before, ? not read
            """,
        operands: [.init("SITE", "a site of the configuration", completes: .site)],
        options: [
            .value(
                "against", "STATE", "what should be; the last complete snapshot unless given", completes: .state)
        ] + SelectionOptions.declarations + ReportOutput.declarations + NotifyOptions.declarations,
        examples: [
            .init("drift prod", "what changed since the last backup?"),
            .init("drift prod --against ./config/", "is the site as the folder in git has it?"),
            .init("drift prod --output drift.html", "a page to read and to pass on"),
            .init("drift prod --notify --quiet", "the line for cron"),
        ], exitCodes: [.differences, .incomplete, .refused, .unavailable])

    private let site: String
    private let against: StateName?
    private let selection: SelectionOptions
    private let output: ReportOutput
    private let notify: NotifyOptions
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        site = try given.required("SITE")
        against = try given.value("against").map { text throws(UsageError) in try StateName(text) }
        selection = try SelectionOptions(given)
        output = try ReportOutput(given)
        notify = NotifyOptions(given)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let session = try workplace.configured(site)
        let name = Self.declaration.name
        let watch = try Watch(name, workplace, notify, isWhole: selection.isEverything)
        let selection = try selection.selectionWithFields(
            against.map { state in try workplace.table(from: state, to: .live(site: site)) } ?? session.catalog)
        return try await watch.around(isTelling: notify.isWanted) { messages in
            let found: SiteDrift
            do {
                found = try await SiteDrift(of: session, against: against, selection)
            } catch {
                messages += [await watch.failure(error, of: session)].compactMap(\.self)
                throw error
            }
            let comparison = found.comparison
            let code: ExitCode = comparison.isEmpty ? comparison.isSure ? .done : .incomplete : .differences
            let should = against.map { "\($0)" } ?? comparison.present
            var message = session.message(of: comparison, found.drift, command: name)
            (message.isDrift, message.snapshot, message.exitCode) = (true, found.snapshot, code.rawValue)
            message.next = Watch.line(["diff", should, site] + self.selection.words)
            messages.append(message)
            if selection.isEverything {
                await session.count(
                    name, Metrics.Family.ofDrift, session.samples(of: found), exitCode: code.rawValue)
            }
            // Last: those who are to be told are told, whatever becomes of a file.
            let back = Watch.words(["plan", "--from", should, "--to", site] + self.selection.words)
            let frame = Report.Frame(surroundings, next: comparison.isEmpty ? [] : [back])
            try put(found, code, frame, surroundings, console)
            return code
        }
    }

    /// The page or Markdown of `diff`, or the list of what matters most first.
    private func put(
        _ found: SiteDrift, _ code: ExitCode, _ frame: Report.Frame, _ surroundings: Surroundings, _ console: Console
    ) throws {
        if output.format.isPage {
            return try ReportDelivery(output, surroundings, console).put(document: Self.document(found)) { isPage in
                try Report(found.result, isPage: isPage, frame)
            }
        }
        let width = output.file == nil ? console.resultWidth : nil
        let screen = Screen(console.glyphs, width: width, isVerbose: console.isVerbose)
        let lines = DriftText(found.comparison, found.drift, found.session.catalog, on: screen).lines
        guard let file = output.file else {
            return console.present(Self.document(found)) {
                if code != .done { console.result(lines) } else { lines.forEach { console.summary($0) } }
            }
        }
        let text = console.json ? Console.written(Self.document(found)) : lines.map { $0.plain + "\n" }.joined()
        try ReportDelivery.put(text, file, surroundings, console)
    }

    /// That of `diff`, from what should be to what is, and the same in the order in which it matters.
    private static func document(_ found: SiteDrift) -> JSONValue {
        var document = found.comparison.document
        document.set("site", .string(found.session.name))
        document.set("against", .string(found.comparison.present))
        document.set(
            "drift",
            .array(
                found.drift.items.map { item in
                    [
                        "change": .string(item.change.rawValue), "concern": .string(item.concern.rawValue),
                        "kind": .string(item.resource.kind), "address": .string(item.resource.address.text),
                        "fields": .integer(item.fields.count), "below": .integer(item.below),
                    ]
                }))
        return document
    }
}
