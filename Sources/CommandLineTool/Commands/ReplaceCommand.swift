import Catalog
import Jobs
import Planning
import Reporting

struct ReplaceCommand: Command {
    static let declaration = CommandDeclaration(
        "replace", "a plan that puts one agent, department or text in the place of another",
        discussion: """
            Reads the site as it is, sends nothing but GET, and plans a change of whatever refers to the one, or says it. \
            'apply' carries the plan out, 'undo' takes it back.

            --reference takes three words: what kind, and the old and the new one by id or by name, also of what is there no \
            more. --text takes two, and replaces what people wrote wherever it stands in a text, letter by letter; ids, secrets \
            and words of the service's own stay.
            """,
        operands: [
            .init("WORD", "KIND OLD NEW with --reference, OLD NEW with --text", .repeatedAtLeastOnce)
        ],
        options: [
            .value("to", "SITE", "the site that would be written to", .required, completes: .site),
            .flag("reference", "replace what is referred to: agents, departments, campaigns"),
            .flag("text", "replace a text"),
            .value("output", "FILE", "where to save the plan; plan-<id>.json otherwise", completes: .file),
            .flag("exit-code", "exit 2 if there is anything to do"),
        ] + SelectionOptions.declarations + LiftingOptions.declarations,
        examples: [
            .init(
                "replace --to prod --reference agents tom@shop.example amelie@shop.example",
                "whatever Tom was in charge of is Amelie's"),
            .init("replace --to prod --text 'Shop GmbH' 'Shop SE' --only campaigns", "in all campaigns"),
        ], exitCodes: [.differences, .refused, .unavailable, .locked])

    private let to: String
    private let replacement: Replacement
    private let selection: SelectionOptions
    private let output: String?
    private let lifting: Lifting
    private let wantsExitCode: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        to = try given.required("to")
        replacement = try Self.replacement(given)
        selection = try SelectionOptions(given)
        output = given.value("output")
        lifting = try LiftingOptions.lifting(given)
        wantsExitCode = given.flag("exit-code")
        options = try given.global
    }

    private static func replacement(_ given: GivenArguments) throws(UsageError) -> Replacement {
        let words = given.operands("WORD")
        let replacement: Replacement
        switch (given.flag("reference"), given.flag("text"), words.count) {
        case (true, false, 3): replacement = .reference(kind: words[0], old: words[1], new: words[2])
        case (false, true, 2): replacement = .text(old: words[0], new: words[1])
        default:
            throw UsageError(
                "replace needs --reference KIND OLD NEW, or --text OLD NEW",
                hint: "words with blanks in them go in quotes: --text 'Shop GmbH' 'Shop SE'")
        }
        if words.dropLast().contains(where: \.isEmpty) { throw UsageError("nothing can't be replaced") }
        return replacement
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let target = try Workplace(surroundings, options, console).configured(to)
        let prospect = try await target.plan(
            replacing: replacement,
            PlanOptions(
                selection: selection.selectionWithFields(target.catalog), unresolved: lifting.unresolved ?? .stop,
                lifting: lifting))
        try PlanFile.present(prospect, target.catalog, output, surroundings, console)
        return wantsExitCode && !prospect.plan.isEmpty ? .differences : .done
    }
}
