import Archive
import Catalog
import Jobs
import Reporting
import Wire

struct SearchCommand: Command {
    static let declaration = CommandDeclaration(
        "search", "find words in the archived conversations of a site",
        discussion: """
            Finds the records in which all the words stand, newest first. Case and accents do not count, and Chinese, Japanese, \
            Korean and Thai are found anywhere in a text.

            '"where is my"' finds the words side by side, 'refund*' what begins so, '-spam' leaves out what has it. Whatever else \
            is typed parts words: no sign is an error.
            """,
        operands: [
            .init("SITE", "a site that was archived", completes: .site),
            .init("WORDS", "what to look for", .repeatedAtLeastOnce),
        ],
        options: [RecordKindOptions.declaration] + TimeOptions.declarations + [
            .value("agent", "ID", "only records of this agent"),
            .value("campaign", "ID", "only records of this campaign"),
            .value("limit", "N", "how many to show; 20 unless given"),
        ],
        examples: [
            .init("search prod parcel lost", "both words, in any order"),
            .init("search prod '\"where is my\"' -spam", "side by side, and without another"),
            .init("search prod 'refund*' --since 2026-11-01 --json", "what begins so, for a script"),
        ], exitCodes: [.damaged, .machine], takesDashes: true)

    private let site: String
    private let query: SearchQuery
    private let kinds: RecordKindOptions
    private let scope: SearchScope
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        site = try given.required("SITE")
        query = SearchQuery(given.operands("WORDS").joined(separator: " "))
        kinds = try RecordKindOptions(given)
        var scope = SearchScope()
        scope.window = try TimeOptions(given).window
        scope.agent = given.value("agent")
        scope.campaign = given.value("campaign")
        if let limit = try given.number("limit", in: 1...1_000_000) { scope.limit = limit }
        self.scope = scope
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let session = try workplace.session(site)
        let result = try session.search(query, try kinds.kinds(session), scope)
        console.present(SearchText(site: site, result: result, isEmpty: query.isEmpty))
        return .done
    }
}

/// What a search found, for people and scripts.
struct SearchText: Outcome {
    let site: String
    let result: SearchResult
    /// Nothing was looked for.
    let isEmpty: Bool

    var document: JSONValue {
        [
            "site": .string(site), "total": .integer(result.total),
            "hits": .array(
                result.hits.map { hit in
                    [
                        "kind": .string(hit.kind), "id": .string(hit.item), "at": .string(hit.at.description),
                        "snippet": .string(hit.snippet.marked),
                    ]
                }),
        ]
    }

    func show(_ console: Console) {
        if isEmpty { return console.note("there is no letter or digit in what was to be looked for") }
        for hit in result.hits {
            console.result("\(hit.at.dayAndMinute)  \(hit.kind, .faint)  \(hit.item, .faint)")
            guard console.usesColour(.output) else {
                console.result("  \(hit.snippet.marked)")
                continue
            }
            var line: Shown = "  "
            for piece in hit.snippet.pieces {
                line = piece.isFound ? "\(line)\(piece.text, .strong)" : "\(line)\(piece.text)"
            }
            console.result(line)
        }
        let rest = result.total - result.hits.count
        let more = rest > 0 ? ", the newest \(result.hits.count) are shown; --limit shows more" : ""
        console.note("\(Wording.count(result.total, "record"))\(more)")
    }
}
