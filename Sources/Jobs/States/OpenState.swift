package import Catalog
import Exchange
import Foundation
package import Store
import Wire

/// A state that can be read: a snapshot of the store; or a site as it is now, or an export, read into a store of its own that
/// goes away with it.
package final class OpenState: Sendable {
    /// The site that it is of, with its table.
    package let session: Session
    package let snapshot: SnapshotInfo
    /// As people write it, with the snapshot's number in place of `latest` or a day.
    package let name: String
    private let read: @Sendable () throws -> SnapshotReader
    private let temporaryFolder: URL?
    /// What alone it can speak of; nil for a state of a site.
    private let scope: Selection?

    init(
        _ name: String, _ session: Session, _ snapshot: SnapshotInfo, temporaryFolder: URL? = nil,
        scope: Selection? = nil, _ read: @escaping @Sendable () throws -> SnapshotReader
    ) {
        self.name = name
        self.session = session
        self.snapshot = snapshot
        self.temporaryFolder = temporaryFolder
        self.scope = scope
        self.read = read
    }

    deinit {
        if let temporaryFolder { try? FileManager.default.removeItem(at: temporaryFolder) }
    }

    /// What is to be looked at where somebody asked for all: a table is compared with nothing that it can't have.
    package func narrowed(_ selection: Selection) -> Selection {
        selection.isEverything ? scope?.ignoring(selection.ignored) ?? selection : selection
    }

    package func reader() throws -> SnapshotReader { try read() }

    /// For comparing and copying.
    package func state() throws -> Snapshot { try Snapshot(snapshot, in: read(), label: name) }

    /// Nil for an export that does not say whose it is.
    package var site: String? { snapshot.site.isIdentical(to: Self.unnamed) ? nil : snapshot.site }

    /// What stands for the site of an export that does not say whose it is; no site can be called so.
    static let unnamed = "(export)"

    /// A state in a store that nobody else sees.
    static func passing(
        _ name: String, _ session: Session, scope: Selection? = nil, _ fill: (Store) async throws -> SnapshotInfo
    ) async throws -> OpenState {
        let folder = try TemporaryFolder.make("livechat-sync")
        let path = folder.appendingPathComponent("state.sqlite").path
        do {
            let snapshot = try await fill(Store(at: path))
            return OpenState(name, session, snapshot, temporaryFolder: folder, scope: scope) {
                try SnapshotReader(path)
            }
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }
}
