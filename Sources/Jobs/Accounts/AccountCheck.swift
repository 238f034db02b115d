import Catalog
import Configuring
import Planning
import Service
import Store
import Wire

/// Holds a site to the account that it was before.
struct AccountCheck: Sendable {
    let site: String
    /// What the store knows; nil as long as nothing has told.
    let known: KnownAccount?

    /// Is what was read of the account that the store's snapshots are of?
    func history(_ reading: AccountReading) throws(AccountMismatch) {
        guard let known, reading.isOther(than: known.account) else { return }
        throw AccountMismatch(site: site, subject: .history, present: reading.account, known: known.account)
    }

    /// Asks the site, which has to be the account that the archive's records and the store's snapshots are of.
    /// - Parameter archived: what the archive knows.
    func archive(
        _ archived: Account?, over connection: SiteConnection, _ catalog: Catalog
    ) async throws -> AccountReading {
        let reading = try await AccountReading.ask(
            connection, catalog, comparingWith: [known?.account, archived].compactMap(\.self))
        try history(reading)
        if let archived, reading.isOther(than: archived) {
            throw AccountMismatch(site: site, subject: .archive, present: reading.account, known: archived)
        }
        return reading
    }

    /// The same as soon as the site has said its number, before all that marks it is read: only one number speaks against
    /// another then.
    func number(_ reading: AccountReading) throws(AccountMismatch) {
        if known?.account.number != nil { try history(reading) }
    }

    /// May a plan be carried out there? Asks the site.
    /// - Parameters:
    ///   - subject: what the plan is to people: a plan or a run.
    ///   - made: when it was made.
    /// - Returns: what the site is.
    func plan(
        _ plan: Plan, _ subject: AccountMismatch.Subject, over connection: SiteConnection, _ catalog: Catalog,
        made: UTCTime
    ) async throws -> Account {
        let reading = try await AccountReading.ask(
            connection, catalog, comparingWith: [plan.account, known?.account].compactMap(\.self))
        if let account = plan.account {
            guard !reading.isOther(than: account) else {
                throw AccountMismatch(site: site, subject: subject, present: reading.account, known: account)
            }
        } else if let known, known.isAnew, made < known.at {
            throw AccountMismatch(site: site, subject: subject, present: known.account, known: nil)
        }
        if let known, reading.isOther(than: known.account) {
            throw AccountMismatch(site: site, subject: .history, present: reading.account, known: known.account)
        }
        return (plan.account ?? Account()).merging(reading.account)
    }
}

extension Session {
    /// What holds the site to the account that its snapshots are of; nothing where there is no store.
    func accountCheck() throws -> AccountCheck {
        AccountCheck(site: name, known: try workplace.readerIfThere()?.account(of: name))
    }
}
