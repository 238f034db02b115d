package import Catalog
import SQLite
import Wire

/// Which account a site was found to be.
package struct KnownAccount: Hashable, Sendable {
    package let account: Account
    /// Another account had the site's name before; what was made until `at` is of that one.
    package let isAnew: Bool
    /// Since when it is known: ISO 8601, UTC.
    package let at: String
}

extension SnapshotReader {
    /// The account of a site; nil as long as nothing has told.
    package func account(of site: String) throws(StoreError) -> KnownAccount? {
        try StoreError.about(path) { () throws(SQLiteError) in try database.account(of: site) }
    }
}

extension Store {
    /// Keeps what is known of a site's account, beside what was known before.
    /// - Parameter site: one that the store has.
    package func learn(_ account: Account, of site: String, at: String) throws(StoreError) {
        guard !account.isUnknown else { return }
        try durably { (database) throws(SQLiteError) in
            let known = try database.account(of: site)
            let merged = known?.account.merging(account) ?? account
            if let known, known.account == merged { return }
            guard let row = try database.row(ofKnownSite: site) else { return }
            try database.write(
                KnownAccount(account: merged, isAnew: known?.isAnew ?? false, at: known?.at ?? at), ofSite: row)
        }
    }

    /// Gives the history of a site to another name, under which its snapshots can still be read, and begins a new one for
    /// another account. What was known of pairs of objects goes with the old one.
    /// - Returns: the name of the old history; nil if there was none.
    package func beginAnew(
        _ site: String, url: String, account: Account, at: String
    ) throws(StoreError) -> String? {
        try durably { (database) throws(SQLiteError) in
            guard let row = try database.row(ofKnownSite: site) else { return nil }
            let last =
                try database.first(
                    "SELECT max(number) FROM snapshot WHERE site = ?", .integer(row)
                ) {
                    (row) throws(SQLiteError) in try row.optionalInteger(0)
                } ?? nil
            guard let last else { return nil }
            let name = "\(site) (until snapshot \(last))"
            try database.rename(site: site, to: name)
            for side in ["source", "target"] {
                let rows = try database.rows(
                    "SELECT source, target, kind, source_id, target_id, how, run, at FROM pair WHERE \(side) = ?",
                    .text(site)
                ) { (row) throws(SQLiteError) in
                    var values: [Value] = []
                    for column in 0..<row.count { values.append(try row.value(column)) }
                    return values
                }
                try database.run("DELETE FROM pair WHERE \(side) = ?", .text(site))
                for var row in rows {
                    row[side == "source" ? 0 : 1] = .text(name)
                    try database.insert("REPLACE", into: "pair", row)
                }
            }
            // What writes to another account have shown may not be so here.
            try database.run("DELETE FROM finding WHERE site = ?", .text(site))
            let new = try database.nextID(of: "site")
            try database.insert(
                into: "site", [.integer(new), .text(site), .text(Purpose.backup.rawValue), .text(url)])
            try database.write(KnownAccount(account: account, isAnew: true, at: at), ofSite: new)
            return name
        }
    }
}

extension Database {
    fileprivate func row(ofKnownSite name: String) throws(SQLiteError) -> Int64? {
        try first("SELECT id FROM site WHERE name = ? AND purpose = 'backup'", .text(name)) {
            (row) throws(SQLiteError) in try row.integer(0)
        }
    }

    fileprivate func account(of site: String) throws(SQLiteError) -> KnownAccount? {
        let found = try first(
            "SELECT a.document, a.anew, a.at FROM account a JOIN site ON site.id = a.site WHERE site.name = ? AND site.purpose = 'backup'",
            .text(site)
        ) { (row) throws(SQLiteError) in (text: try row.text(0), isAnew: try row.flag(1), at: try row.text(2)) }
        guard let found else { return nil }
        guard let document = try? JSONValue(parsing: found.text), let account = Account(document: document) else {
            throw .mismatch("the account of the site '\(site)' is not as it was written")
        }
        return KnownAccount(account: account, isAnew: found.isAnew, at: found.at)
    }

    fileprivate func write(_ known: KnownAccount, ofSite row: Int64) throws(SQLiteError) {
        try insert(
            "REPLACE", into: "account",
            [
                .integer(row), .text(known.account.document.written()), .integer(known.isAnew ? 1 : 0),
                .text(known.at),
            ])
    }

    /// Under every purpose that the site has snapshots for.
    fileprivate func rename(site: String, to name: String) throws(SQLiteError) {
        let found = try rows("SELECT id, purpose, url FROM site WHERE name = ?", .text(site)) {
            (row) throws(SQLiteError) in (id: try row.integer(0), purpose: try row.text(1), url: try row.text(2))
        }
        for row in found {
            try insert("REPLACE", into: "site", [.integer(row.id), .text(name), .text(row.purpose), .text(row.url)])
        }
    }
}
