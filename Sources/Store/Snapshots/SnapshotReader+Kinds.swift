package import Catalog
import SQLite

extension SnapshotReader {
    /// Kinds that a snapshot has resources of and a table does not know: whoever reads it by that table loses them, and should
    /// say so. None where the snapshot was read by the very table.
    package func kinds(in snapshot: SnapshotInfo, unknownTo catalog: Catalog) throws(StoreError) -> [String] {
        if snapshot.table == catalog.fingerprint { return [] }
        let held = try coverage(of: snapshot.number).filter { $0.count > 0 && catalog[$0.kind] == nil }
        return Set(held.map(\.kind)).sorted()
    }
}
