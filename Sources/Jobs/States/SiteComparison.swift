package import Catalog
package import Diffing
import Store
import Wire

/// Two states that somebody wants compared.
package struct SiteComparison: Sendable {
    package let present: OpenState
    package let wanted: OpenState
    /// What of them is compared.
    package let selection: Selection
    package let comparison: Comparison

    /// Whole sites are read whatever is compared of them: what a reference means stands elsewhere.
    /// - Throws: `JobRefusal.selector` for one that means nothing in either state; what opening throws.
    package init(
        _ from: StateName, _ to: StateName, _ asked: Selection, _ workplace: Workplace
    ) async throws {
        (present, wanted) = try await workplace.open(from, and: to)
        let (here, there) = (try present.state(), try wanted.state())
        try SelectorSearch.check(asked, in: here, there)
        selection = present.narrowed(wanted.narrowed(asked))
        let book = present.session.book
        if selection.isEverything, from.isSnapshot, to.isSnapshot,
            let contrast = try here.reader.contrast(present: present.snapshot, wanted: wanted.snapshot)
        {
            comparison = try Differ.compare(contrast, book: book)
        } else {
            let map = try workplace.map(from: wanted.snapshot.site, to: present.snapshot.site)
            comparison = try Differ.compare(
                present: here, wanted: there, map: map,
                evidence: workplace.evidence(of: present.snapshot.site), selection: selection, book: book)
        }
    }
}
