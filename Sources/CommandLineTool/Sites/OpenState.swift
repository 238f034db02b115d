import Catalog
import Diffing
import Foundation
import Store

/// A state that can be read: a snapshot of the store, or a site as it is now, crawled into a store of its own that goes
/// away with it.
final class OpenState: Sendable {
    let reader: @Sendable () throws -> SnapshotReader
    let snapshot: SnapshotInfo
    /// As people write it, with the snapshot's number in place of `latest` or a day.
    let name: String
    private let temporaryFolder: URL?

    private init(
        _ name: String, _ snapshot: SnapshotInfo, temporaryFolder: URL? = nil,
        _ reader: @escaping @Sendable () throws -> SnapshotReader
    ) {
        self.name = name
        self.snapshot = snapshot
        self.temporaryFolder = temporaryFolder
        self.reader = reader
    }

    /// For comparing and copying.
    func state() throws -> SnapshotState { try SnapshotState(reader(), snapshot, label: name) }

    deinit {
        if let temporaryFolder { try? FileManager.default.removeItem(at: temporaryFolder) }
    }

    static func open(
        _ name: StateName, _ workplace: Workplace, _ surroundings: Surroundings, _ console: Console,
        selection: Selection = .everything
    ) async throws -> OpenState {
        switch name {
        case .live(let site):
            return try await live(workplace.configuration.site(site), selection, workplace, surroundings, console)
        case .export(let path):
            throw UsageError("'\(path)' is an export; this command takes a site or a snapshot")
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
            hint: Suggestion.hint(for: site, among: known) ?? "take one: livechat-sync backup \(site)")
    }

    private static func live(
        _ site: Site, _ selection: Selection, _ workplace: Workplace, _ surroundings: Surroundings, _ console: Console
    ) async throws -> OpenState {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "livechat-sync-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let path = folder.appendingPathComponent("live.sqlite").path
        do {
            let connection = try await workplace.connect(site)
            defer { connection.close() }
            let crawl = SiteCrawl(connection: connection, selection: selection, isThorough: false)
            let outcome = try await crawl.run(into: Store(at: path), surroundings, console)
            CoverageText.gaps(outcome.coverage, console)
            return OpenState(site.name, outcome.outcome.snapshot, temporaryFolder: folder) { try SnapshotReader(path) }
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }
}
