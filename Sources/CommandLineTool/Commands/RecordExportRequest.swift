import Configuring
import Exchange
import Jobs
import Platform
import Reporting
import Wire

/// `export SITE TARGET --records`: what is archived of a site, as lines or tables.
struct RecordExportRequest {
    static let declarations = OptionDeclaration.group(
        "records",
        [
            .flag("records", "the archived conversations of the site STATE instead of its configuration"),
            RecordKindOptions.declaration,
        ] + TimeOptions.declarations + [
            .choice("partition", ["day"], "a file a day: TARGET/KIND/date=2026-11-20/part.ndjson")
        ])

    private let site: String
    private let target: String
    private let kinds: RecordKindOptions
    private let time: TimeOptions
    private let isPartitioned: Bool
    private let form: RecordText.Form

    /// Nil where it is about configuration.
    init?(_ given: GivenArguments) throws(UsageError) {
        guard given.flag("records") else {
            let stray = ["kinds", "since", "until", "partition"].first { !given.values($0).isEmpty }
            if let stray { throw UsageError("--\(stray) is about records", hint: "add --records") }
            return nil
        }
        if let stray = ["only", "except"].first(where: { !given.values($0).isEmpty }) {
            throw UsageError("--\(stray) chooses configuration, not records", hint: "--kinds chooses kinds of records")
        }
        if let stray = ["ids", "secrets"].first(where: { given.flag($0) }) {
            throw UsageError("--\(stray) says nothing of records: they are written as they were stored")
        }
        site = try given.required("STATE")
        target = try given.required("TARGET")
        kinds = try RecordKindOptions(given)
        time = try TimeOptions(given)
        isPartitioned = given.value("partition") != nil
        if let flaw = SiteName.flaw(of: site) {
            throw UsageError("--records needs the name of a site, and '\(site)' \(flaw)")
        }
        let name = target.lowercased()
        switch given.value("format") {
        case "csv": form = .table
        case "json": throw UsageError("records are written as ndjson or csv", hint: "leave out --format json")
        default: form = name.hasSuffix(".csv") ? .table : .lines
        }
        if isPartitioned, target == "-" { throw UsageError("--partition needs a folder, not standard output") }
    }

    func run(_ workplace: Workplace, _ surroundings: Surroundings, _ console: Console) throws -> ExitCode {
        let session = try workplace.session(site)
        let export = try RecordExport(of: session, try kinds.kinds(session), in: time.window, as: form)
        let path = surroundings.absolute(target)
        let outcome: RecordExport.Outcome
        if !isPartitioned, target != "-" { try checkFile(path) }
        if isPartitioned {
            outcome = try export.partitions(path)
        } else if target == "-" {
            outcome = try export.whole { console.verbatim(String(decoding: $0, as: UTF8.self)) }
        } else {
            let file = try ReplacedFile(path)
            outcome = try export.whole { try file.write($0) }
            try file.commit()
        }
        report(outcome, console)
        return .done
    }

    private func checkFile(_ path: String) throws(UsageError) {
        let isFolder = target.hasSuffix("/") || (try? PrivateFile.kind(of: path + "/")) == .folder
        guard isFolder else { return }
        throw UsageError(
            "'\(target)' is a folder, and records go into one file",
            hint: "name a file, like \(site).ndjson, or add --partition day for a folder with a file a day")
    }

    private func report(_ outcome: RecordExport.Outcome, _ console: Console) {
        if console.json, target != "-" {
            return console.document([
                "site": .string(site), "records": .integer(outcome.records), "target": .string(target),
                "written": outcome.written.map(JSONValue.integer) ?? .null,
                "unchanged": outcome.unchanged.map(JSONValue.integer) ?? .null,
                "removed": outcome.removed.map(JSONValue.integer) ?? .null,
            ])
        }
        let removed = outcome.removed.flatMap { $0 > 0 ? ", \($0) removed" : nil } ?? ""
        let files = outcome.written.map {
            ": \(Wording.count($0, "file")) written, \(outcome.unchanged ?? 0) as before\(removed)"
        }
        console.note("wrote \(Wording.count(outcome.records, "record")) of \(site) to \(target)\(files ?? "")")
    }
}
