import Catalog
import Diffing
import Store
import Wire

/// A snapshot of the store as a state to compare or to copy from.
struct SnapshotState: Diffing.State {
    let origin: Origin
    let coverage: [Coverage]
    let snapshot: SnapshotInfo
    /// The account that was read, where it was read just now.
    var account: Account?
    private let reader: SnapshotReader
    private let known: [String: [JSONValue]]

    /// - Parameters:
    ///   - label: as people write it.
    ///   - url: of the site, where it is known better than from the store.
    init(
        _ reader: SnapshotReader, _ snapshot: SnapshotInfo, label: String, url: String? = nil
    ) throws {
        self.reader = reader
        self.snapshot = snapshot
        let stored = try reader.sites(for: snapshot.purpose).first { $0.name.isIdentical(to: snapshot.site) }?.url
        origin = Origin(label: label, site: snapshot.site, url: url ?? stored, snapshot: snapshot.number)
        coverage = try reader.coverage(of: snapshot.number)
        known = try reader.lookups(of: snapshot.site, for: snapshot.purpose)
    }

    func lookups(_ kind: String) -> [JSONValue] { known[kind] ?? [] }

    func cursor(below address: String?, withBodies: Bool) throws -> any ResourceCursor {
        if let address { return try reader.resources(in: snapshot.number, below: address) }
        return try withBodies ? reader.resources(in: snapshot.number) : reader.heads(in: snapshot.number)
    }
}

extension SnapshotCursor: ResourceCursor {}

extension SnapshotReader {
    /// What is known of things made elsewhere, by kind: objects with their ids.
    func lookups(of site: String, for purpose: Purpose = .backup) throws -> [String: [JSONValue]] {
        var known: [String: [JSONValue]] = [:]
        for kind in Catalog.liveChat.lookups {
            known[kind.name] = try lookups(of: site, kind: kind.name, for: purpose).map { lookup in
                var body = lookup.body
                if body[anyCase: "id"] == nil { body.set("id", .string(lookup.id)) }
                return body
            }
        }
        return known
    }
}
