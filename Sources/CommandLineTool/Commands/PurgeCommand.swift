import Catalog
import Configuring
import Jobs
import Planning
import Wire

struct PurgeCommand: Command {
    static let declaration = CommandDeclaration(
        "purge", "a plan that deletes old conversations at the service",
        discussion: """
            Reads the time again, compares it with the archive record by record, and plans to delete what is there unchanged; \
            whatever differs or is not archived stays, and is named. Sends nothing but GET: 'apply' carries the plan out, looks once \
            more before each request, and leaves what was changed since.

            Nothing brings deleted conversations back to the service. So 'apply' wants --confirm SITE, whatever the site. The \
            archive keeps them, marked as deleted.
            """,
        operands: [.init("SITE", "a site that was archived", completes: .site)],
        options: [
            .value("before", "TIME", "delete what happened before this day or moment, UTC", .required),
            RecordKindOptions.declaration,
            .value("output", "FILE", "where to save the plan; plan-<id>.json otherwise", completes: .file),
            ReportFormat.declaration, .flag("exit-code", "exit 2 if there is anything to delete"),
        ] + LiftingOptions.ofPurge,
        examples: [
            .init("purge prod --before 2025-11-20", "what is older than a year"),
            .init("apply plan-0c1d2e3f4a5b.json --confirm prod", "deletes it"),
        ], exitCodes: [.differences, .refused, .unavailable, .damaged, .locked])

    private let site: String
    private let before: UTCTime
    private let kinds: RecordKindOptions
    private let output: ReportOutput
    private let lifting: Lifting
    private let wantsExitCode: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        site = try given.required("SITE")
        before = try TimeOptions.start(given, "before")
        kinds = try RecordKindOptions(given)
        output = try ReportOutput(given)
        lifting = try LiftingOptions.purging(given)
        wantsExitCode = given.flag("exit-code")
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let session = try Workplace(surroundings, options, console).configured(site)
        guard before <= session.outside.moment else {
            throw UsageError(
                "\(before) has not come yet, and before it lies everything there is",
                hint: "name a day that is over; it is \(session.outside.moment) now")
        }
        let known = session.purgeableKinds
        guard !known.isEmpty else {
            throw UsageError(
                "nothing of '\(site)' can be purged: its table knows no way to delete many records",
                hint:
                    "what such a deletion does there is not documented well enough to be planned; 'archive' keeps them")
        }
        let wanted = kinds.isEmpty ? known : try kinds.kinds(session)
        if let other = wanted.first(where: { !known.contains($0) }) {
            throw UsageError(
                "the service has no way to delete many \(other.name)",
                hint: "it has for \(Wording.list(known.map(\.name)))")
        }
        let plan = try await Purging(of: session, wanted, before: before).plan(lifting)
        try PlanFile.present(
            Prospect(plan: plan), session.catalog, output.file, as: output.format, surroundings, console)
        return wantsExitCode && !plan.isEmpty ? .differences : .done
    }
}
