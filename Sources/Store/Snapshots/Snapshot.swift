package import Catalog
package import Wire

/// A snapshot of the store as a state: compared, planned from, exported and gone back to as it is.
package struct Snapshot: State {
    package let origin: Origin
    package let coverage: [Coverage]
    package let info: SnapshotInfo
    package let reader: SnapshotReader
    private let known: [String: [JSONValue]]

    /// - Parameters:
    ///   - label: as people write it: `prod@17`.
    ///   - url: of the site, where it is known better than from the store.
    /// - Throws: `StoreError` for what can't be read.
    package init(
        _ info: SnapshotInfo, in reader: SnapshotReader, label: String? = nil, url: String? = nil
    ) throws(StoreError) {
        self.info = info
        self.reader = reader
        let site = try reader.sites(for: info.purpose).first { $0.name.utf8.elementsEqual(info.site.utf8) }
        origin = Origin(
            label: label ?? "\(info.site)@\(info.number)", site: info.site, url: url ?? site?.url,
            snapshot: info.number)
        try reader.proveCoverage()
        coverage = try reader.coverage(of: info.number)
        known = try reader.lookups(of: info.site, for: info.purpose)
    }

    package func lookups(_ kind: String) -> [JSONValue] { known[kind] ?? [] }

    package func cursor(below address: Address?, withBodies: Bool) throws -> any ResourceCursor {
        if let address { return try reader.resources(in: info.number, below: address) }
        return try withBodies ? reader.resources(in: info.number) : reader.heads(in: info.number)
    }
}

extension SnapshotCursor: ResourceCursor {}
