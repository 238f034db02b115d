import Catalog
import Diffing
package import Simulator

extension SampleSite {
    /// How many resources a crawl of the shop finds, so that no test has to be counted anew when a kind is added.
    package static func resourceCount(_ dialect: Dialect) async throws -> Int {
        try await SiteBehindClosure(try shop(dialect)).state("shop").resources(below: nil).count
    }
}
