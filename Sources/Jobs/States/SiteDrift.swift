package import Catalog
package import Diffing
import Store
import Wire

/// A site as it is now, beside what should be: its last complete snapshot, or whatever somebody names.
package struct SiteDrift {
    /// From what should be to what is, with both.
    package let result: SiteComparison
    package let drift: Drift
    package let session: Session
    /// The snapshot that says what should be; nil where another state does.
    package let snapshot: Int?

    package var comparison: Comparison { result.comparison }

    /// - Parameter against: nil for the site's last complete snapshot.
    /// - Throws: what opening the two states throws; a mistake in what should be costs no request.
    package init(
        of session: Session, against: StateName?, _ selection: Selection
    ) async throws {
        let result = try await SiteComparison(
            against ?? .latest(site: session.name), .live(site: session.name), selection, session.workplace)
        self.session = session
        self.result = result
        snapshot = result.snapshots.from
        // The table in force says how much things matter: the one of an old snapshot may not have known.
        drift = Drift(result.comparison, session.catalog)
    }
}
