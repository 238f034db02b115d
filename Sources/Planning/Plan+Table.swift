package import Catalog
import Wire

extension Plan {
    /// Says by which table of kinds the plan was made, and of each operation on what it rests.
    package mutating func rest(on catalog: Catalog) {
        table = catalog.fingerprint
        for index in operations.indices { operations[index].evidence = catalog.evidence(of: operations[index].kind) }
    }

    /// What of the table keeps the plan from being carried out, or gone on with.
    package func tableGuards(_ circumstances: Circumstances) -> [Guard] {
        [otherTable(circumstances), experiment(circumstances)].compactMap(\.self)
    }

    private func otherTable(_ circumstances: Circumstances) -> Guard? {
        guard let table, let now = circumstances.table, table != now else { return nil }
        return Guard(
            .otherTable,
            "the plan was made under another table of kinds (\(table)) than \(target.site) has now (\(now)); make a new one",
            lift: nil, stops: true)
    }

    private func experiment(_ circumstances: Circumstances) -> Guard? {
        guard !circumstances.allowsExperiments, !isEmpty else { return nil }
        let taught = Set(operations.filter { $0.evidence == Catalog.taughtEvidence }.map(\.kind))
        guard circumstances.isExperimental || !taught.isEmpty else { return nil }
        let reason =
            taught.isEmpty
            ? "it would be written to by a version of the API that is not documented as a whole"
            : "what is written of \(Wording.list(taught.sorted { $0.precedesByBytes($1) })) rests on a file of rows"
        return Guard(
            .experimental, "\(target.site): \(reason)",
            lift: "\"experimentalWrites\": true in the configuration of '\(target.site)'", stops: true)
    }
}
