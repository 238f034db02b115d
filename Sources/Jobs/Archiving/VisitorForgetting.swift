package import Archive
import Configuring
import Wire

/// Takes one person out of the archive.
package struct VisitorForgetting: Sendable {
    package struct Outcome: Sendable {
        package let site: String
        package let traces: VisitorTraces
    }

    private let workplace: Workplace
    private let visitor: String
    private let site: String?

    /// - Parameter site: nil: all that are in the archive.
    package init(_ workplace: Workplace, _ visitor: String, of site: String?) {
        self.workplace = workplace
        self.visitor = visitor
        self.site = site
    }

    package func run(isDryRun: Bool) async throws -> [Outcome] {
        let path = try workplace.configuration.archive
        let reader = try ArchiveReader(path)
        let known = try reader.sites()
        if let site, !known.contains(where: { $0.isIdentical(to: site) }) { throw ArchiveError.unknownSite(site) }
        var done: [Outcome] = []
        for name in site.map({ [$0] }) ?? known {
            let session = try workplace.session(name)
            let series = try reader.series(of: name, session.catalog)
            let archive = try Archive(at: path, session.catalog)
            let hold = try ArchiveHold(
                archive: path, site: name, command: "forget --visitor", at: workplace.outside.moment)
            defer { withExtendedLifetime(hold) {} }
            let traces =
                isDryRun
                ? try await archive.traces(of: visitor, in: series) : try await archive.forget(visitor, in: series)
            done.append(Outcome(site: name, traces: traces))
        }
        return done
    }
}
