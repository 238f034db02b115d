import Catalog
import Diffing
import Exchange
import Store
import Wire

struct HistoryCommand: Command {
    static let declaration = CommandDeclaration(
        "history", "every version of one resource, with what changed and when",
        discussion: """
            Follows an address through the snapshots of a site, oldest first, also where the resource was deleted and made \
            anew with another id.
            """,
        operands: [
            .init("SITE", "a site that the store has snapshots of", completes: .site),
            .init("ADDRESS", "a resource: campaigns/Sales/chatWindow", completes: .address),
        ],
        examples: [.init("history prod campaigns/Sales/chatWindow", "when did the greeting change?")],
        exitCodes: [.damaged, .machine])

    private let site: String
    private let address: String
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        site = try given.required("SITE")
        address = try given.required("ADDRESS")
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options)
        let reader = try workplace.reader()
        let versions = try reader.history(of: address, on: site)
        guard !versions.isEmpty else { throw try unknown(reader) }
        var previous: JSONValue?
        var documents: [JSONValue] = []
        for (index, version) in versions.enumerated() {
            let kind = Catalog.liveChat[version.resource.kind]
            let raw = try version.resource.body()
            let body = kind.map { SecretMask.masked(raw, kind: $0) } ?? raw
            let fields = Self.changes(from: previous, to: raw, kind)
            let isAnew = index > 0 && versions[index - 1].resource.path != version.resource.path
            documents.append([
                "path": .string(version.resource.path), "id": version.resource.id.map(JSONValue.string) ?? .null,
                "first": Self.document(version.first), "last": version.last.map(Self.document) ?? .null,
                "fields": .array(fields.map(\.document)), "body": body,
            ])
            if !console.json {
                let end: Shown = version.last.map { "to snapshot \($0.snapshot) (\($0.at))" } ?? "until now"
                console.result(
                    "\("snapshot \(version.first.snapshot)", .strong)  \(version.first.at)  \(isAnew ? "made anew  " : "")\(index == 0 ? "first seen  " : "")"
                        + end)
                for field in fields { console.result(DifferenceText(glyphs: console.glyphs).field(field)) }
            }
            previous = raw
        }
        if console.json {
            console.document([
                "site": .string(site), "address": .string(address), "versions": .array(documents),
            ])
        }
        return .done
    }

    /// Without what the service sets on its own, and with secrets masked.
    private static func changes(from old: JSONValue?, to new: JSONValue, _ kind: Kind?) -> [FieldChange] {
        guard let old, let kind else { return [] }
        return BodyComparison(present: old, wanted: new, rules: BodyRules(kind)).changes
    }

    private static func document(_ moment: StoredVersion.Moment) -> JSONValue {
        ["snapshot": .integer(moment.snapshot), "at": .string(moment.at)]
    }

    private func unknown(_ reader: SnapshotReader) throws -> UsageError {
        let sites = try reader.sites().map(\.name)
        guard sites.contains(where: { $0.isIdentical(to: site) }) else {
            return UsageError(
                "the store knows no site '\(site)'",
                hint: Suggestion.hint(for: site, among: sites) ?? "known are \(Wording.list(sites))")
        }
        var all: [String] = []
        if let latest = try reader.latest(site) {
            let cursor = try reader.resources(in: latest.number)
            while let resource = try cursor.next() { all.append(resource.address) }
        }
        return UsageError(
            "no snapshot of '\(site)' has '\(address)'",
            hint: Suggestion.hint(for: address, among: all) ?? "'livechat-sync show \(site)@latest' shows the tree")
    }
}
