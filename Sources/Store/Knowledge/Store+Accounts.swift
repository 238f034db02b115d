package import Catalog
import Keeping
import SQLite
package import Wire

extension SnapshotReader {
    /// The account of a site; nil as long as nothing has told.
    package func account(of site: String) throws(StoreError) -> KnownAccount? {
        try StoreError.about(path) { () throws(SQLiteError) in try database.account(of: site) }
    }
}

extension Store {
    /// Keeps what is known of a site's account, beside what was known before.
    /// - Parameter site: one that the store has.
    package func learn(_ account: Account, of site: String, at: UTCTime) throws(StoreError) {
        guard !account.isUnknown else { return }
        try durably { (database) throws(SQLiteError) in
            let known = try database.account(of: site)
            let merged = known?.account.merging(account) ?? account
            if let known, known.account == merged { return }
            guard let row = try database.site(site, .backup)?.id else { return }
            try database.write(
                KnownAccount(account: merged, isAnew: known?.isAnew ?? false, at: known?.at ?? at), ofSite: row)
        }
    }

    /// Gives the history of a site to another name, under which its snapshots can still be read, and begins a new one for
    /// another account. What was known of pairs of objects goes with the old one.
    /// - Returns: the name of the old history; nil if there was none.
    package func beginAnew(
        _ site: String, url: String, account: Account, at: UTCTime
    ) throws(StoreError) -> String? {
        try durably { (database) throws(SQLiteError) in
            guard let row = try database.site(site, .backup)?.id else { return nil }
            guard let last = try database.number("SELECT max(number) FROM snapshot WHERE site = ?", .integer(row))
            else { return nil }
            let name = "\(site) (until snapshot \(last))"
            try database.rename(site: site, to: name)
            try database.renamePairs(of: site, to: name)
            // What writes to another account have shown may not be so here.
            try database.run("DELETE FROM finding WHERE site = ?", .text(site))
            let new = try database.nextID(of: "site")
            try database.insert(SiteRecord(id: new, name: site, purpose: .backup, url: url))
            try database.write(KnownAccount(account: account, isAnew: true, at: at), ofSite: new)
            return name
        }
    }
}

extension Database {
    fileprivate func account(of site: String) throws(SQLiteError) -> KnownAccount? {
        let found = try unprovedRecords(
            AccountRecord.self, "WHERE site = (SELECT id FROM site WHERE name = ? AND purpose = 'backup')", .text(site)
        ).first
        guard let found else { return nil }
        guard let document = try? JSONValue(parsing: found.document), let account = Account(document: document) else {
            throw .mismatch("the account of the site '\(site)' is not as it was written")
        }
        return KnownAccount(account: account, isAnew: found.isAnew, at: found.at)
    }

    fileprivate func write(_ known: KnownAccount, ofSite row: Int64) throws(SQLiteError) {
        try insert(
            AccountRecord(
                site: row, document: known.account.document.written(), isAnew: known.isAnew, at: known.at), "REPLACE")
    }

    /// Under every purpose that the site has snapshots for.
    fileprivate func rename(site: String, to name: String) throws(SQLiteError) {
        for var record in try unprovedRecords(SiteRecord.self, "WHERE name = ?", .text(site)) {
            record.name = name
            try insert(record, "REPLACE")
        }
    }

    /// On either side of a pair.
    fileprivate func renamePairs(of site: String, to name: String) throws(SQLiteError) {
        let sides: [(column: String, side: WritableKeyPath<PairRecord, String>)] = [
            ("source", \.source), ("target", \.target),
        ]
        for (column, side) in sides {
            let pairs = try unprovedRecords(PairRecord.self, "WHERE \(column) = ?", .text(site))
            try run("DELETE FROM pair WHERE \(column) = ?", .text(site))
            for var pair in pairs {
                pair[keyPath: side] = name
                try insert(pair, "REPLACE")
            }
        }
    }
}
