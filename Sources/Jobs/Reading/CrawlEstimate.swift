package import Catalog
package import Configuring

/// What a backup costs.
package struct CrawlEstimate: Hashable, Sendable {
    package let requests: Int
    /// At the site's rate, the bucket full at the start; 0 without a limit.
    package let seconds: Double

    /// - Parameter parents: how many items there are that other resources live in.
    package init(parents: Int, site: Site, _ catalog: Catalog) {
        let roots = catalog.roots.count + catalog.lookups.filter { !$0.paths.isEmpty }.count
        let places = catalog.configuration.flatMap { kind in kind.paths.map { (kind, $0) } }.filter {
            $0.1.segments.count > 1
        }
        let carried = places.filter { catalog.embedding(of: $0.0, at: $0.1) != nil }.count
        // One parent is read both ways.
        requests = roots + parents * (places.count - carried) + (parents > 0 ? carried : 0)
        guard let rate = site.rate else {
            seconds = 0
            return
        }
        seconds = Double(max(0, requests - rate.requests)) * Double(rate.seconds) / Double(rate.requests)
    }
}
