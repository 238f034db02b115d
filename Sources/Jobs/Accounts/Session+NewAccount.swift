import Catalog
import Configuring
import Service
import Store

extension Session {
    /// Begins the history of the site anew where its credential leads to another account. Nothing happens where it is still
    /// the account that it was: what asks for this may stand in a script.
    /// - Throws: `StoreError` where the site does not tell which account it is.
    func beginAnew(in store: Store, over connection: SiteConnection) async throws {
        let known = try accountCheck().known
        let reading = try await AccountReading.ask(
            connection, catalog, comparingWith: known.map { [$0.account] } ?? [])
        if let known, !reading.isOther(than: known.account) { return workplace.tell(.sameAccount(site: name)) }
        let old = try await store.beginAnew(
            name, url: connection.site.url.description, account: reading.account, at: outside.moment)
        if let old { workplace.tell(.setAside(site: name, as: old)) }
    }
}
