import Catalog
import Diffing
import Exchange
import Jobs
import Reporting
import Store
import Wire

struct HistoryCommand: Command {
    static let declaration = CommandDeclaration(
        "history", "what each night brought to a site, or every version of one resource",
        discussion: """
            With a site alone: a line a snapshot, with how much changed since the one before it and of what kinds. By meaning, \
            as diff compares: what the service sets on its own doesn't count. What a backup of a part left out is compared \
            with what an earlier one saw of it.

            With an address: follows it through the snapshots of the site, oldest first, also where the resource was deleted \
            and made anew with another id. --blame shows the resource as it is, with the snapshot that last changed each field.
            """,
        operands: [
            .init("SITE", "a site that the store has snapshots of", completes: .site),
            .init("ADDRESS", "a resource: campaigns/Sales/chatWindow", .optional, completes: .address),
        ],
        options: [
            .flag("blame", "each field of the resource with the snapshot that last changed it"),
            .value("since", "DAY", "no nights before this day, UTC: 2026-11-01"),
            .value("until", "DAY", "no nights after this day, UTC"),
            .flag("exit-code", "exit 2 if anything changed, 3 if nothing did in what could be read"),
        ] + SelectionOptions.declarations + ReportOutput.declarations,
        examples: [
            .init("history prod", "which nights brought what"),
            .init("history prod --since 2026-11-01 --only bans", "the bans of this month"),
            .init("history prod --output nights.html", "a page with a chart and every change"),
            .init("history prod campaigns/Sales/chatWindow", "when did the greeting change?"),
            .init("history prod campaigns/Sales/chatWindow --blame", "which night is each setting from?"),
        ],
        exitCodes: [.differences, .incomplete, .damaged, .machine])

    private enum Subject {
        case site(SelectionOptions, since: CalendarDay?, until: CalendarDay?)
        case versions(Address)
        case blame(Address)
    }

    private let site: String
    private let subject: Subject
    private let output: ReportOutput
    private let wantsExitCode: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        site = try given.required("SITE")
        options = try given.global
        output = try ReportOutput(given)
        wantsExitCode = given.flag("exit-code")
        let (since, until) = (try given.day("since"), try given.day("until"))
        let selection = try SelectionOptions(given)
        guard let address = given.operand("ADDRESS").map({ Address(Addresses.meant(by: $0)) }) else {
            if given.flag("blame") {
                throw UsageError(
                    "--blame needs the address of a resource",
                    hint: "write 'livechat-sync history \(site) ADDRESS --blame'")
            }
            if let since, let until, until < since { throw UsageError("--until \(until) is before --since \(since)") }
            subject = .site(selection, since: since, until: until)
            return
        }
        let limits = ["since", "until", "only", "except"].filter { !given.values($0).isEmpty }
        if let limit = limits.first {
            throw UsageError(
                "--\(limit) chooses nights and resources of a whole site, not versions of one resource",
                hint: "leave out the address or --\(limit)")
        }
        subject = given.flag("blame") ? .blame(address) : .versions(address)
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let (reader, session) = (try workplace.reader(), try workplace.session(site))
        let catalog = session.catalog
        let delivery = ReportDelivery(output, surroundings, console)
        switch subject {
        case .site(let selection, let since, let until):
            guard try reader.sites().contains(where: { $0.name.isIdentical(to: site) }) else {
                throw try unknownSite(reader)
            }
            var making = TimelineMaking(session, reader)
            making.selection = try selection.selection(catalog)
            (making.since, making.until) = (since, until)
            try making.checkSelection()
            let timeline = try making.timeline()
            try delivery.put(document: timeline.document) { _ in
                try Report(
                    timeline, isSelection: !selection.isEverything, scenery: making.scenery(),
                    frame: Report.Frame(surroundings), catalog)
            }
            return exitCode(
                differs: timeline.nights.contains { $0.counts.total > 0 },
                isUnsure: timeline.nights.contains { !$0.unread.isEmpty })
        case .versions(let address):
            let versions = try versions(of: address, reader)
            let unread = try UnreadVersions(versions, on: site, reader)
            let history = try ResourceHistory(versions, of: address, on: site, catalog)
            try delivery.put(document: history.document.adding("unread", unread.document)) { _ in
                history.report(unread: unread.reported, Report.Frame(surroundings), catalog)
            }
            return exitCode(differs: versions.count > 1, isUnsure: !unread.snapshots.isEmpty)
        case .blame(let address):
            let versions = try versions(of: address, reader)
            let unread = try UnreadVersions(versions, on: site, reader)
            let resource = try BlamedResource(versions, at: address, on: site, catalog)
            try delivery.put(document: resource.document.adding("unread", unread.document)) { _ in
                resource.report(unread: unread.reported, Report.Frame(surroundings), catalog)
            }
            return exitCode(differs: versions.count > 1, isUnsure: !unread.snapshots.isEmpty)
        }
    }

    private func exitCode(differs: Bool, isUnsure: Bool) -> ExitCode {
        guard wantsExitCode else { return .done }
        return differs ? .differences : isUnsure ? .incomplete : .done
    }

    private func versions(of address: Address, _ reader: SnapshotReader) throws -> [StoredVersion] {
        let versions = try reader.history(of: address, on: site)
        guard !versions.isEmpty else { throw try unknown(address, reader) }
        return versions
    }
}

// What nobody has heard of.
extension HistoryCommand {
    private func unknown(_ address: Address, _ reader: SnapshotReader) throws -> UsageError {
        guard try reader.sites().contains(where: { $0.name.isIdentical(to: site) }) else {
            return try unknownSite(reader)
        }
        var all: [String] = []
        if let latest = try reader.latest(site) {
            let cursor = try reader.resources(in: latest.number)
            while let resource = try cursor.next() { all.append(resource.address.text) }
        }
        return UsageError(
            "no snapshot of '\(site)' has '\(address)'",
            hint: Suggestion.hint(for: address.text, among: all) ?? "'livechat-sync show \(site)@latest' shows the tree"
        )
    }

    private func unknownSite(_ reader: SnapshotReader) throws -> UsageError {
        let sites = try reader.sites().map(\.name)
        return UsageError(
            "the store knows no site '\(site)'",
            hint: Suggestion.hint(for: site, among: sites) ?? "known are \(Wording.list(sites))")
    }
}

extension JSONValue {
    fileprivate func adding(_ name: String, _ value: JSONValue) -> JSONValue {
        var document = self
        document.set(name, value)
        return document
    }
}
