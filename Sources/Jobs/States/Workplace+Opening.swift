package import Catalog
import Configuring
import Diffing
import Exchange
import Foundation
package import Store
import Wire

extension Workplace {
    /// Opens a state: finds a snapshot, crawls a site, reads an export.
    /// - Parameters:
    ///   - selection: what of a site is read.
    ///   - isAccountBinding: whether a site that is another account than its snapshots is an error, or only told of.
    /// - Throws: `JobRefusal` for a name that means nothing; what the stages throw.
    package func open(
        _ name: StateName, selection: Selection = .everything, isAccountBinding: Bool = false
    ) async throws -> OpenState {
        switch name {
        case .live(let site):
            let isFile = FileManager.default.fileExists(atPath: outside.absolute(site))
            if isFile, !configuration.sites.contains(where: { $0.name.isIdentical(to: site) }) {
                throw JobRefusal.fileInPlaceOfSite(site)
            }
            return try await configured(site).asItIs(selection, isAccountBinding: isAccountBinding)
        case .export(let path): return try await open(ExportFile(path, session(ofExport: path)), meeting: nil)
        case .latest, .snapshot, .day, .back, .yesterday:
            let info = try find(name)
            let session = try session(of: info, in: reader())
            return OpenState("\(info.site)@\(info.number)", session, info) { try reader() }
        }
    }

    /// Two states that are to be compared.
    package func open(_ from: StateName, and to: StateName) async throws -> (from: OpenState, to: OpenState) {
        // Read first: a mistake in a file must not cost a crawl.
        if case .export(let path) = from {
            let foreign = try foreignSession(ofExport: path, for: session(of: to))
            let file = try ExportFile(path, foreign ?? session(of: to))
            let other = try await open(to)
            return (try await open(file, meeting: foreign == nil ? other.state() : nil), other)
        }
        if case .export(let path) = to {
            let foreign = try foreignSession(ofExport: path, for: session(of: from))
            let file = try ExportFile(path, foreign ?? session(of: from))
            let other = try await open(from)
            return (other, try await open(file, meeting: foreign == nil ? other.state() : nil))
        }
        let first = try await open(from)
        return (first, try await open(to))
    }

    /// The session of an export that says of itself that it is of another version's table than that of the site it is for.
    func foreignSession(ofExport name: String, for session: Session) throws -> Session? {
        guard try ExportHeader.of(outside.absolute(name), name: name) != nil else { return nil }
        let own = try self.session(ofExport: name)
        return own.catalog.api == session.catalog.api ? nil : own
    }

    /// An export that was read already.
    /// - Parameter known: the state that it is to be compared with: an export without ids gets those from there.
    func open(_ file: ExportFile, meeting known: Snapshot?) async throws -> OpenState {
        let (session, catalog) = (file.session, file.session.catalog)
        return try await OpenState.passing(
            file.contents.name, session, scope: file.contents.scope(catalog)
        ) { store in
            try await file.record(
                as: file.contents.header?.site ?? OpenState.unnamed, url: "", into: store,
                known: known.map { try KnownSite($0, catalog) }, at: outside.moment
            ).snapshot
        }
    }

    /// The snapshot that a name stands for.
    package func find(_ name: StateName) throws -> SnapshotInfo {
        let reader = try reader()
        switch name {
        case .latest(let site):
            guard let info = try reader.latest(site) else { throw Self.missing(site, reader) }
            return info
        case .back(let count, let site):
            // In the order in which the last one is chosen.
            let complete = try reader.snapshots(of: site).filter { $0.isComplete && !$0.isPartial }
            if complete.isEmpty { throw Self.missing(site, reader) }
            guard count < complete.count else {
                throw JobRefusal.tooFarBack(count, complete: complete.count, site: site)
            }
            return complete[complete.count - 1 - count]
        case .yesterday(let site): return try find(.day(outside.today.dayBefore, site: site))
        case .day(let day, let site):
            let today = outside.today
            if today < day {
                throw JobRefusal.futureDay(day, today: today, site: site)
            }
            guard let info = try reader.latest(site, onDay: day.description) else {
                throw JobRefusal.noSnapshot(site: site, by: day)
            }
            return info
        case .snapshot(let number, let site):
            let info = try reader.snapshot(number)
            if let site, !info.site.isIdentical(to: site) {
                throw JobRefusal.snapshotOfOther(number: number, site: info.site, asked: site)
            }
            return info
        case .live, .export: throw JobRefusal.noSnapshotName("\(name)")
        }
    }

    private static func missing(_ site: String, _ reader: SnapshotReader) -> JobRefusal {
        let known = ((try? reader.sites()) ?? []).map(\.name)
        return known.contains { $0.isIdentical(to: site) }
            ? .noCompleteSnapshot(site: site) : .noSnapshots(site: site, among: known)
    }
}

extension Session {
    /// The site as it is now, in a store that goes away with the state.
    func asItIs(_ selection: Selection, isAccountBinding: Bool) async throws -> OpenState {
        try await OpenState.passing(name, self) { store in
            try await connected { connection in
                var crawl = SiteCrawl(
                    session: self, connection: connection, selection: selection, isThorough: false)
                crawl.knownKinds = try knownKinds()
                crawl.accounts = try accountCheck()
                crawl.isAccountBinding = isAccountBinding
                let outcome = try await crawl.run(into: store)
                workplace.tell(.coverage(outcome.coverage))
                return outcome.outcome.snapshot
            }
        }
    }
}
