import Catalog
import Diffing
import Store

extension Differ {
    /// Two snapshots of a site by what they do not share.
    static func compare(
        _ contrast: SnapshotContrast, selection: Selection = .everything, book: RuleBook
    ) throws -> Comparison {
        try compare(
            changedOf: contrast.present, and: contrast.wanted, unchanged: contrast.unchanged, selection: selection,
            book: book)
    }
}
