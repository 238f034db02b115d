import Catalog
import Configuring
import Diffing
import Jobs
import Reporting
import Store
import Wire

struct MapCommand: Command {
    static let declaration = CommandDeclaration(
        "map", "which object of one site is which of another",
        discussion: """
            list: what is pinned or remembered. set: pin a pair by hand. unset: forget one. explain: how objects of the last \
            snapshots would be paired now, and why some are not.

            Departments, agents, bots and knowledge bases are made elsewhere; they are paired by e-mail or name, and \
            knowledge bases, which no request lists, only by hand.

            findings: what writes to the site of --to have shown of the members that it takes: dropped (sent, and not there \
            when read again) or kept (left out, and still there). Plans go by them. clear: forget them, all or those of a \
            KIND or of one MEMBER of it, so that the next plan tries again.
            """,
        operands: [
            .init(
                "ACTION", "list, set, unset, explain, findings or clear",
                completes: .words(["list", "set", "unset", "explain", "findings", "clear"])),
            .init("KIND", "a kind: campaigns, departments, agents, bots, knowledgeBases", .optional, completes: .kind),
            .init("FROM_ID", "its id on the site that is copied from; after clear a member, /width", .optional),
            .init("TO_ID", "its id on the site that is written to", .optional),
        ],
        options: [
            .value("from", "SITE", "the site that is copied from; not for findings and clear", completes: .site),
            .value("to", "SITE", "the site that is written to", .required, completes: .site),
        ],
        examples: [
            .init("map list --from staging --to prod", "what is known"),
            .init("map set --from staging --to prod knowledgeBases 11 42", "pin a pair"),
            .init("map findings --to prod", "what prod was found to drop"),
            .init("map clear --to prod chatWindow /width", "try that again"),
        ])

    private let action: String
    private let kind: String?
    private let fromID: String?
    private let toID: String?
    private let from: String
    private let to: String
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        action = try given.required("ACTION")
        kind = given.operand("KIND")
        fromID = given.operand("FROM_ID")
        toID = given.operand("TO_ID")
        let isOfOneSite = ["findings", "clear"].contains(action)
        if isOfOneSite, given.value("from") != nil {
            throw UsageError("map \(action) is about the site that is written to: leave out --from")
        }
        from = isOfOneSite ? "" : try given.required("from")
        to = try given.required("to")
        options = try given.global
        let needed = ["set": 3, "unset": 2][action] ?? 0
        if [kind, fromID, toID].compactMap(\.self).count < needed {
            throw UsageError(
                "map \(action) needs KIND FROM_ID\(needed == 3 ? " TO_ID" : "")",
                hint: "usage: \(Self.declaration.usage)")
        }
    }

    /// - Throws: for a kind that the table of the site that is written to has not.
    private func checkKind(_ catalog: Catalog) throws(UsageError) {
        guard let kind, catalog[kind] == nil else { return }
        throw UsageError(
            "there is no kind '\(kind)'", hint: Suggestion.hint(for: kind, among: catalog.kinds.map(\.name)))
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        for name in [from, to] where !name.isEmpty { _ = try workplace.configuration.site(name) }
        let target = try workplace.configured(to)
        try checkKind(target.catalog)
        switch (action, kind, fromID, toID) {
        case ("set", let kind?, let fromID?, let toID?):
            if let row = target.catalog[kind] {
                let check = PairCheck(kind: row, from: (from, fromID), to: (to, toID))
                for doubt in try check.check(in: workplace.readerIfThere()) { console.warning("\(doubt.words)") }
            }
            let store = try workplace.store()
            let pair = RememberedPair(
                kind: kind, sourceID: fromID, targetID: toID, how: .pinned, at: surroundings.moment)
            try await store.remember([pair], from: from, to: to)
        case ("unset", let kind?, let fromID?, _):
            _ = try workplace.reader()
            guard try await workplace.store().forget(kind: kind, sourceID: fromID, from: from, to: to) else {
                throw UsageError(
                    "no pair of \(kind) \(fromID) is known from \(from) to \(to)",
                    hint: "'livechat-sync map list --from \(from) --to \(to)' lists those that are")
            }
        case ("findings", _, _, _):
            console.present(try FindingList(of: to, kind: kind, workplace.reader()))
            return .done
        case ("clear", _, let place, _):
            // As 'map findings' shows it, or the bare name of the member.
            let member = place.map { $0.utf8.first == UInt8(ascii: "/") ? $0 : "/" + $0 }
            let count = try await workplace.store().clearFindings(of: to, kind: kind, place: member)
            console.present(ClearedFindings(site: to, count: count))
            return .done
        case ("explain", _, _, _):
            let pairings = try target.pairings(from: workplace.configured(from))
            console.present(PairingList(from: from, to: to, pairings: pairings.filter { isMeant($0.kind) }))
            return .done
        default: break
        }
        let pairs = try workplace.reader().pairs(from: from, to: to)
        console.present(PairList(from: from, to: to, pairs: pairs.filter { isMeant($0.kind) }))
        return .done
    }

    private func isMeant(_ other: String) -> Bool { kind.map { $0 == other } ?? true }
}
