import Catalog
import Diffing
import Exchange
import Foundation
import Store
import Wire

/// A state that can be read: a snapshot of the store; or a site as it is now, or an export, read into a store of its own that
/// goes away with it.
final class OpenState: Sendable {
    let reader: @Sendable () throws -> SnapshotReader
    let snapshot: SnapshotInfo
    /// As people write it, with the snapshot's number in place of `latest` or a day.
    let name: String
    private let temporaryFolder: URL?
    /// What alone it can speak of; nil for a state of a site.
    private let scope: Selection?

    private init(
        _ name: String, _ snapshot: SnapshotInfo, temporaryFolder: URL? = nil, scope: Selection? = nil,
        _ reader: @escaping @Sendable () throws -> SnapshotReader
    ) {
        self.name = name
        self.snapshot = snapshot
        self.temporaryFolder = temporaryFolder
        self.scope = scope
        self.reader = reader
    }

    /// What is to be looked at where somebody asked for all: a table is compared with nothing that it can't have.
    func narrowed(_ selection: Selection) -> Selection { selection.isEverything ? scope ?? selection : selection }

    /// For comparing and copying.
    func state() throws -> SnapshotState { try SnapshotState(reader(), snapshot, label: name) }

    /// Nil for an export that does not say whose it is.
    var site: String? { snapshot.site.isIdentical(to: Self.unnamed) ? nil : snapshot.site }

    deinit {
        if let temporaryFolder { try? FileManager.default.removeItem(at: temporaryFolder) }
    }

    /// - Parameters:
    ///   - meeting: the state that it is to be compared with: an export without ids gets those from there.
    ///   - isAccountBinding: whether a site that is another account than its snapshots is an error, or only warned of.
    static func open(
        _ name: StateName, _ workplace: Workplace, _ surroundings: Surroundings, _ console: Console,
        selection: Selection = .everything, meeting known: KnownSnapshot? = nil, isAccountBinding: Bool = false
    ) async throws -> OpenState {
        switch name {
        case .live(let site):
            let isFile = FileManager.default.fileExists(
                atPath: surroundings.absolute(site, from: surroundings.currentFolder))
            if isFile, !workplace.configuration.sites.contains(where: { $0.name.isIdentical(to: site) }) {
                throw UsageError(
                    "no site '\(site)' is configured", hint: "for the export of that name write './\(site)'")
            }
            return try await live(
                workplace.configuration.site(site), selection, isAccountBinding, workplace, surroundings, console)
        case .export(let path):
            return try await export(ExportFile(path, surroundings), meeting: known, surroundings)
        case .latest, .snapshot, .day:
            let info = try find(name, workplace)
            return OpenState("\(info.site)@\(info.number)", info) { try workplace.reader() }
        }
    }

    /// The snapshot that a name stands for.
    static func find(_ name: StateName, _ workplace: Workplace) throws -> SnapshotInfo {
        let reader = try workplace.reader()
        switch name {
        case .latest(let site):
            guard let info = try reader.latest(site) else { throw Self.missing(site, reader) }
            return info
        case .day(let day, let site):
            if let today = workplace.today, today < day {
                throw UsageError(
                    "\(day) has not come yet: today is \(today), UTC",
                    hint: "\(site)@latest is the last complete snapshot")
            }
            guard let info = try reader.latest(site, onDay: day.description) else {
                throw UsageError(
                    "no complete snapshot of '\(site)' was taken by the end of \(day)",
                    hint: "'livechat-sync snapshots \(site)' lists those there are")
            }
            return info
        case .snapshot(let number, let site):
            let info = try reader.snapshot(number)
            if let site, !info.site.utf8.elementsEqual(site.utf8) {
                throw UsageError("snapshot \(number) is one of '\(info.site)', not of '\(site)'")
            }
            return info
        case .live, .export: throw UsageError("'\(name)' is no snapshot")
        }
    }

    private static func missing(_ site: String, _ reader: SnapshotReader) -> UsageError {
        let known = ((try? reader.sites()) ?? []).map(\.name)
        if known.contains(where: { $0.utf8.elementsEqual(site.utf8) }) {
            return UsageError(
                "the store has no complete snapshot of '\(site)'",
                hint: "'livechat-sync snapshots \(site)' lists what there is")
        }
        return UsageError(
            "the store has no snapshot of '\(site)'",
            hint: Suggestion.hint(for: site, among: known) ?? "'livechat-sync backup \(site)' takes one")
    }

    /// Two states that are to be compared.
    static func pair(
        _ from: StateName, _ to: StateName, _ workplace: Workplace, _ surroundings: Surroundings, _ console: Console
    ) async throws -> (from: OpenState, to: OpenState) {
        // Read first: a mistake in a file must not cost a crawl.
        if case .export(let path) = from {
            let file = try ExportFile(path, surroundings)
            let other = try await open(to, workplace, surroundings, console)
            return (try await export(file, meeting: KnownSnapshot(other), surroundings), other)
        }
        if case .export(let path) = to {
            let file = try ExportFile(path, surroundings)
            let other = try await open(from, workplace, surroundings, console)
            return (other, try await export(file, meeting: KnownSnapshot(other), surroundings))
        }
        let first = try await open(from, workplace, surroundings, console)
        return (first, try await open(to, workplace, surroundings, console))
    }

    /// An export that was read already.
    static func export(
        _ file: ExportFile, meeting known: KnownSnapshot?, _ surroundings: Surroundings
    ) async throws -> OpenState {
        try await passing(file.contents.name, scope: file.contents.scope(.liveChat)) { store in
            try await file.record(
                as: file.contents.header?.site ?? unnamed, url: "", into: store, known: known,
                at: surroundings.timestamp
            ).snapshot
        }
    }

    /// What stands for the site of an export that does not say whose it is; no site can be called so.
    private static let unnamed = "(export)"

    private static func live(
        _ site: Site, _ selection: Selection, _ isAccountBinding: Bool, _ workplace: Workplace,
        _ surroundings: Surroundings, _ console: Console
    ) async throws -> OpenState {
        try await passing(site.name) { store in
            let connection = try await workplace.connect(site)
            defer { connection.close() }
            var crawl = SiteCrawl(connection: connection, selection: selection, isThorough: false)
            crawl.knownKinds = try workplace.knownKinds(of: site)
            crawl.accounts = try workplace.accountCheck(of: site)
            crawl.isAccountBinding = isAccountBinding
            let outcome = try await crawl.run(into: store, surroundings, console)
            CoverageText.gaps(outcome.coverage, console)
            return outcome.outcome.snapshot
        }
    }

    /// A state in a store that nobody else sees.
    private static func passing(
        _ name: String, scope: Selection? = nil, _ fill: (Store) async throws -> SnapshotInfo
    ) async throws -> OpenState {
        let folder = try TemporaryFolder.make("livechat-sync")
        let path = folder.appendingPathComponent("state.sqlite").path
        do {
            let snapshot = try await fill(Store(at: path))
            return OpenState(name, snapshot, temporaryFolder: folder, scope: scope) { try SnapshotReader(path) }
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }
}
