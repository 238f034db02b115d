import Catalog
import Jobs
import Platform
import Reporting
import Store
import Wire

struct ExportCommand: Command {
    static let declaration = CommandDeclaration(
        "export", "write a state as files that people and other tools can read",
        discussion: """
            A folder: one JSON file per resource, at its address, fit for git: references are names, and what differs from \
            site to site or night to night (ids, times, authors) is left out, so that 'git diff' shows what a person changed. An \
            export into the same folder changes only the files of what has changed.

            A file.ndjson: one resource a line, ordered by address, bodies as the service gave them: \
            {"kind","address","path","id","body"}.

            CSV: a table per kind, nested members as columns like conditions/0/field; a folder of them, or one file.csv with \
            --only for one kind.

            Secrets are masked unless --secrets is given. 'import', 'diff', 'plan' and 'clone' read all three.
            """,
        operands: [
            .init("STATE", "prod, prod@latest, prod@17, prod@2026-11-20, @17 or another export", completes: .state),
            .init("TARGET", "a folder, file.ndjson, file.csv, or - for lines on standard output", completes: .file),
        ],
        options: [
            .choice(
                "format", ["json", "ndjson", "csv"], "the form, where TARGET's name does not say it: json is a folder"),
            .flag("ids", "bodies in folders and tables as the service gave them, ids included"),
            .flag("secrets", "write secrets as the service gave them"),
        ] + SelectionOptions.declarations + RecordExportRequest.declarations,
        examples: [
            .init("export prod@latest ./prod", "the last snapshot as a folder for git"),
            .init("export prod@latest prod.ndjson", "for DuckDB, jq and the like"),
            .init("export prod@latest bans.csv --only bans", "the ban list for a spreadsheet"),
            .init("export prod chats.ndjson --records --kinds chats", "archived conversations"),
        ], exitCodes: [.incomplete, .damaged, .machine, .locked])

    private enum Form {
        case folder, lines, tables, table
    }

    private let records: RecordExportRequest?
    private let state: StatePart
    private let target: String
    private let form: Form
    private let showsSecrets: Bool
    private let keepsIDs: Bool
    private let selection: SelectionOptions
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        records = try RecordExportRequest(given)
        state = try StatePart(given.required("STATE"))
        target = try given.required("TARGET")
        form = records != nil ? .lines : try Self.form(of: target, given.value("format"))
        showsSecrets = given.flag("secrets")
        keepsIDs = given.flag("ids")
        selection = try SelectionOptions(given)
        options = try given.global
        if keepsIDs, form == .lines { throw UsageError("--ids says nothing here: lines always have ids") }
    }

    private static func form(of target: String, _ format: String?) throws(UsageError) -> Form {
        let name = target.lowercased()
        let (isLines, isTable) = (name.hasSuffix(".ndjson") || name == "-", name.hasSuffix(".csv"))
        switch format {
        case "ndjson": return .lines
        case "csv" where isTable || name == "-": return .table
        case "csv" where !isLines: return .tables
        case "json" where !isLines && !isTable: return .folder
        case nil where isLines: return .lines
        case nil where isTable: return .table
        case nil where name.hasSuffix(".json"):
            throw UsageError(
                "'\(target)' would be a folder with a file per resource",
                hint: "name a folder, or a file ending in .ndjson or .csv; --format json if you mean it")
        case nil: return .folder
        default:
            throw UsageError(
                "'\(target)' and --format \(format ?? "") contradict each other",
                hint: "json wants a folder, csv a folder or a file ending in .csv")
        }
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        if let records { return try records.run(workplace, surroundings, console) }
        let (state, part) = try state.known(in: workplace)
        var selection = try selection.selection(workplace.session(of: state).catalog)
        if let part {
            if !selection.only.isEmpty {
                throw UsageError("'\(part)' is all of the state that is written", hint: "leave out --only")
            }
            selection = Selection(only: [Selector(part.text)], except: selection.except)
        }
        // What names refer to may stand outside the selection.
        let open = try await workplace.open(
            state,
            selection: form == .lines && selection.except.isEmpty && !selection.mayHaveID ? selection : .everything)
        selection = try selection.meant(in: [open.state()])
        try SelectorSearch.check(selection, in: open.state())
        let export = try StateExport(open, selection, showsSecrets: showsSecrets, keepsIDs: keepsIDs)
        let path = surroundings.absolute(target)
        let outcome: StateExport.Outcome
        switch form {
        case .folder: outcome = try export.folder(path, name: target)
        case .tables: outcome = try export.tables(path, name: target)
        case .lines, .table:
            let write = form == .lines ? export.lines : export.table
            if target == "-" {
                outcome = try write { console.verbatim(String(decoding: $0, as: UTF8.self)) }
            } else {
                let file = try ReplacedFile(path)
                outcome = try write { try file.write($0) }
                try file.commit()
            }
        }
        report(outcome, open, console)
        return open.snapshot.isComplete ? .done : .incomplete
    }

    private func report(_ outcome: StateExport.Outcome, _ open: OpenState, _ console: Console) {
        if console.json, target != "-" {
            console.document([
                "state": .string(open.name), "resources": .integer(outcome.resources), "target": .string(target),
                "written": outcome.written.map(JSONValue.integer) ?? .null,
                "removed": outcome.removed.map(JSONValue.integer) ?? .null,
            ])
            return
        }
        let files = outcome.written.map { written in
            let removed = outcome.removed ?? 0
            return
                ": \(Wording.count(written, "file")) written\(removed > 0 ? ", \(removed) removed" : "")"
        }
        console.note("wrote \(Wording.count(outcome.resources, "resource")) of \(open.name) to \(target)\(files ?? "")")
    }
}
