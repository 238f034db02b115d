package import Catalog

extension Differ {
    /// How the two differ, all of it.
    package static func compare(
        present: any State, wanted: any State, map: IdentityMap = IdentityMap(),
        evidence: TargetEvidence = TargetEvidence(), selection: Selection = .everything, book: RuleBook
    ) throws -> Comparison {
        var differ = try Differ(
            present: present, wanted: wanted, map: map, evidence: evidence, selection: selection, book: book)
        var comparison = Comparison(present: present.origin, wanted: wanted.origin)
        try differ.run { comparison.add($0) }
        comparison.unchanged = differ.unchanged
        comparison.sort()
        return comparison
    }

    /// Two snapshots of one site, of which somebody else knows what differs in bytes: only that is handed in.
    /// - Parameter unchanged: how many more resources there are, equal in both.
    package static func compare(
        changedOf present: any State, and wanted: any State, unchanged: Int, selection: Selection = .everything,
        book: RuleBook
    ) throws -> Comparison {
        var comparison = try compare(present: present, wanted: wanted, selection: selection, book: book)
        comparison.unchanged += unchanged
        return comparison
    }
}
