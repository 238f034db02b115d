import Catalog
import Diffing
import Jobs
import Reporting
import Wire

extension Report {
    /// - Parameter isPage: with whole bodies, and drawings.
    init(_ result: SiteComparison, isPage: Bool, _ frame: Frame) throws {
        var bodies = Bodies()
        if isPage {
            // What only one side has, which the comparison names and does not hold.
            for named in result.comparison.added {
                bodies.added[named.address] = try result.wanted.resource(at: named.address)?.body()
            }
            for named in result.comparison.removed {
                bodies.removed[named.address] = try result.present.resource(at: named.address)?.body()
            }
        }
        self.init(
            result.comparison, bodies: bodies, scenery: try result.scenery(isDrawn: isPage), frame: frame,
            result.session.catalog)
    }
}
