package import Catalog
import Keeping
import SQLite
package import Wire

extension SnapshotReader {
    /// The table of kinds of that fingerprint; nil where the store has none, or only rows that this version can't read.
    package func table(_ fingerprint: String) throws(StoreError) -> Catalog? {
        let found = try StoreError.about(path) { () throws(SQLiteError) in
            try database.records(CatalogRecord.self, "WHERE fingerprint = ?", .text(fingerprint)).first
        }
        guard let found, let api = Catalog.API(rawValue: found.api) else { return nil }
        return try? Catalog(rowBytes: Array(found.rows.utf8), api: api)
    }
}

extension Store {
    /// Keeps the table that a snapshot or a run is about to be made with, if it is not here already.
    /// - Returns: its fingerprint.
    package func keep(_ table: Catalog, at: UTCTime) throws(StoreError) -> String {
        let fingerprint = table.fingerprint
        let isKnown = try reading { (database) throws(SQLiteError) in
            try database.number("SELECT 1 FROM catalog WHERE fingerprint = ?", .text(fingerprint)) != nil
        }
        if isKnown { return fingerprint }
        try durably { (database) throws(SQLiteError) in
            try database.insert(
                CatalogRecord(
                    fingerprint: fingerprint, api: table.api.rawValue,
                    rows: String(decoding: table.kinds.rowBytes, as: UTF8.self), at: at), "INSERT OR IGNORE")
        }
        return fingerprint
    }

    /// Takes out the tables that no snapshot and no run was made with. A crawl that has just begun beside this one, and lost its
    /// table so, is read by the site's own; the next backup keeps the table again.
    package func dropUnneededTables() throws(StoreError) {
        try durably { (database) throws(SQLiteError) in
            try database.run(
                """
                DELETE FROM catalog
                WHERE NOT EXISTS (SELECT 1 FROM snapshot WHERE snapshot.kinds = catalog.fingerprint)
                    AND NOT EXISTS (SELECT 1 FROM run WHERE run.kinds = catalog.fingerprint)
                """)
        }
    }
}
