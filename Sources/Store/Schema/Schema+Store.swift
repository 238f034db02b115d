import Keeping

extension Schema {
    /// What a store is made of.
    ///
    /// `content` and `sighting` have no seals: these are covered by content digests and by the snapshots' digests. Whoever adds
    /// a migration puts it at the end, a new table among the sealed ones, a column of moments among the moments, and every new
    /// column into the record of its table.
    static let store = Schema(
        // `LCSY`
        applicationID: 0x4C43_5359,
        migrations: [
            Migration("tables", tables), Migration("journal", journal), Migration("purposes", separatePurposes),
            Migration("accounts", accounts), Migration("findings", findings),
            Migration("methods", nameMethodsAndTables), Migration("batches", allowBatches),
            Migration("catalogs", catalogs), Migration("differences", differences),
        ],
        sealed: [
            "site", "snapshot", "checked", "place", "version", "coverage", "lookup", "run", "step", "pair", "account",
            "finding", "catalog",
        ],
        moments: [
            "snapshot": ["at"], "checked": ["at"], "lookup": ["seen", "changed"], "run": ["started", "ended"],
            "step": ["at"], "pair": ["at"], "account": ["at"], "finding": ["at"],
            "catalog": ["at"],
        ],
        views: [.snapshots, .resources, .history, .lookups])
}
