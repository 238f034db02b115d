import Catalog
import Jobs
import Reporting
import Store
import Wire

struct GrepCommand: Command {
    static let declaration = CommandDeclaration(
        "grep", "find a text in the configuration of a site",
        discussion: """
            Finds the fields in which all of the given texts stand; case and accents do not count. A text with blanks in it is \
            written in quotes. Secrets are not looked into. 'search' finds words in archived conversations.
            """,
        operands: [
            .init("STATE", "prod, prod@latest, prod@17, prod@2026-11-20 or @17", completes: .state),
            .init("TEXT", "what to look for", .repeatedAtLeastOnce),
        ],
        options: [
            .flag("all-snapshots", "in every snapshot of the site, with the first and the last that has it")
        ],
        examples: [
            .init("grep prod@latest 'free shipping'", "where do we promise that?"),
            .init("grep prod@latest example.com --json", "addresses and fields for a script"),
            .init("grep prod 'summer sale' --all-snapshots", "since when, and until when?"),
        ], exitCodes: [.refused, .unavailable, .damaged])

    private let state: StateName
    private let texts: [String]
    private let isOfAll: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        state = try StateName(given.required("STATE"))
        texts = given.operands("TEXT")
        if texts.contains(where: \.isEmpty) { throw UsageError("there is nothing to look for in an empty text") }
        isOfAll = given.flag("all-snapshots")
        if isOfAll {
            guard case .live = state else {
                throw UsageError(
                    "--all-snapshots looks through all that a site has, not through one state",
                    hint: "write 'livechat-sync grep prod TEXT --all-snapshots'")
            }
        }
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        if isOfAll, let site = state.site {
            let session = try workplace.session(site)
            var search = TextSearch(texts, session.catalog)
            let reader = try workplace.reader()
            // Says that there is none, and what there is.
            if try reader.snapshots(of: site).isEmpty { _ = try workplace.find(.latest(site: site)) }
            try search.look(throughAll: site, reader)
            console.present(GrepText(state: site, search: search, isOfAll: true))
            return .done
        }
        let open = try await workplace.open(state)
        var search = TextSearch(texts, open.session.catalog)
        try search.look(through: open.state())
        console.present(GrepText(state: open.name, search: search, isOfAll: false))
        return .done
    }
}

/// For people and scripts.
struct GrepText: Outcome {
    let state: String
    let search: TextSearch
    let isOfAll: Bool

    var document: JSONValue {
        [
            "state": .string(state), "total": .integer(search.hits.count),
            "hits": .array(
                search.hits.map { hit in
                    var document: JSONValue = [
                        "address": .string(hit.address.text), "path": .string(hit.path),
                        "pointer": .string(hit.pointer), "text": .string(hit.text),
                    ]
                    if isOfAll {
                        document.set("from", .integer(hit.from))
                        document.set("until", hit.until.map { .integer($0) } ?? .null)
                    }
                    return document
                }),
            "unread": .array(search.unread.map { ["kind": .string($0.kind), "path": .string($0.path)] }),
            "partial": .array(search.partial.map { .integer($0) }),
            "notLookedInto": .array(search.strangers.sorted().map { .string($0) }),
        ]
    }

    func show(_ console: Console) {
        if search.hits.isEmpty { console.result("nothing in \(state) has that") }
        var columns: [Table.Column] = [.init("ADDRESS"), .init("FIELD")]
        if isOfAll { columns.append(.init("SNAPSHOTS", isFixed: true)) }
        var table = Table(columns + [.init("TEXT", isProse: true)])
        for hit in search.hits {
            table.add(
                ["\(hit.address, .address)", "\(hit.pointer)"] + (isOfAll ? ["\(hit.span)"] : []) + ["\(hit.line)"])
        }
        if let width = console.resultWidth, table.cutsNames(on: width) {
            search.hits.forEach { show($0, console) }
        } else if !search.hits.isEmpty {
            console.result(table)
        }
        for place in search.unread {
            console.warning("\(place.kind) (\(place.path)) could not be read, so what stands there is not known")
        }
        if !search.partial.isEmpty {
            let numbers = Wording.few(search.partial.map(String.init))
            console.warning(
                "not everything was read in \(search.partial.count == 1 ? "snapshot" : "snapshots") \(numbers)")
        }
        if !search.strangers.isEmpty {
            console.warning(
                "not looked into, since the table does not know what is secret in them: \(Wording.list(search.strangers.sorted()))"
            )
        }
    }

    /// One hit on lines of its own, where a table would cut what 'show' is to be given.
    private func show(_ hit: TextSearch.Hit, _ console: Console) {
        console.whole("\("\(hit.address)#\(hit.pointer)", .address)\(isOfAll ? "  snapshots \(hit.span)" : "")")
        console.result("    \(hit.line)")
    }
}

extension TextSearch.Hit {
    /// The snapshots that have it.
    fileprivate var span: String { "\(from) to \(until.map(String.init) ?? "now")" }
    /// What stands there, in one line.
    fileprivate var line: String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }
}
