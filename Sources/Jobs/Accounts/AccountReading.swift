package import Catalog
import Service
import Wire

/// Which account a site is at this moment.
package struct AccountReading: Sendable {
    package let account: Account
    /// All marks that were seen, where the account keeps only some.
    let marks: Set<String>

    /// Is it certainly another account than the one that was known?
    func isOther(than known: Account) -> Bool { account.isOther(than: known, knowing: marks) }

    /// Asks the site: the number that it gives itself, and where that does not tell the list of what marks it. Sends only
    /// GET.
    /// - Parameter others: what it is to be compared with.
    /// - Throws: `ServiceError` for what makes asking on senseless. What may not be read tells nothing.
    static func ask(
        _ connection: SiteConnection, _ catalog: Catalog, comparingWith others: [Account] = []
    ) async throws(ServiceError) -> AccountReading {
        var number: String?
        var marks: Set<String> = []
        for kind in catalog.kinds {
            guard let field = kind.accountNumber, let path = kind.paths.first else { continue }
            let body = try await read { () async throws(ServiceError) in
                try await connection.reader.document(kind.base + path.description)
            }
            // Some documents show a lone object wrapped in a list.
            let object = body?.elements?.first ?? body
            number = number ?? object.flatMap { Account.number(field.first(in: $0)) }
        }
        if number == nil || others.contains(where: { $0.number == nil }) {
            for (kind, place) in catalog.roots where catalog.marksAccount(kind) {
                let list = try await read { () async throws(ServiceError) in
                    try await ListReader(connection.reader).list(kind.base + place.description, named: kind.name)
                }
                guard case .items(let found)? = list, let items = try? found.all() else { continue }
                marks.formUnion(items.compactMap { Resource.id(of: $0)?.lowercased() })
            }
        }
        return AccountReading(
            account: Account(number: number, login: await connection.line.account, marks: marks), marks: marks)
    }

    private static func read<T: Sendable>(
        _ body: () async throws(ServiceError) -> T
    ) async throws(ServiceError) -> T? {
        do throws(ServiceError) {
            return try await body()
        } catch {
            if error.isFinal { throw error }
            return nil
        }
    }
}
