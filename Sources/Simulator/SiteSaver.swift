package import Foundation
import Synchronization
import Wire

/// Writes changed sites to their files, each file whole or not at all.
package final class SiteSaver: Sendable {
    private let files: [Int: URL]
    private let state = Mutex(State())

    private struct State {
        var revisions: [Int: Int] = [:]
        var failure: String?
    }

    /// - Parameter files: where to write which site, by site id.
    package init(_ files: [Int: URL]) { self.files = files }

    /// Why the last attempt to write failed, nil if it did not.
    package var failure: String? { state.withLock { $0.failure } }

    /// Writes the sites that have changed since the last call.
    package func save(_ service: SimulatedService) {
        state.withLock { state in
            for site in service.sites where site.revision != state.revisions[site.siteID] ?? 0 {
                guard let file = files[site.siteID] else { continue }
                do {
                    try Data(site.file.bytes(.pretty)).write(to: file, options: .atomic)
                    state.revisions[site.siteID] = site.revision
                    state.failure = nil
                } catch {
                    state.failure = "can't write \(file.path); may this user do that, and is there room?"
                }
            }
        }
    }
}
