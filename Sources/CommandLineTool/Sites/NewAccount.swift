import Catalog
import Reporting
import Store
import Wire

/// Begins the history of a site anew where its credential leads to another account.
struct NewAccount {
    let connection: SiteConnection
    let workplace: Workplace

    /// Nothing happens where it is still the account that it was: the flag may stand in a script.
    /// - Throws: `UsageError` where the site does not tell which account it is.
    func begin(in store: Store, _ surroundings: Surroundings, _ console: Console) async throws {
        let site = connection.site
        let known = try workplace.accountCheck(of: site).known
        let reading = try await AccountReading.ask(
            connection, .liveChat, comparingWith: known.map { [$0.account] } ?? [])
        if let known, !reading.isOther(than: known.account) {
            console.note("\(site.name) is the account that it was; its history goes on")
            return
        }
        let old = try await store.beginAnew(
            site.name, url: site.url.description, account: reading.account, at: surroundings.timestamp)
        if let old { console.note("the snapshots of \(site.name) so far are those of '\(old)' from now on") }
    }
}
