import Catalog
import Synchronization
import Wire

/// Which account a site turns out to be while it is read.
final class AccountWatch: Sendable {
    private let found = Mutex<(number: String?, marks: Set<String>)>((nil, []))

    /// - Returns: whether these told the number.
    func take(_ resources: [Resource], _ catalog: Catalog) -> Bool {
        var isTold = false
        for resource in resources {
            guard let kind = catalog[resource.kind] else { continue }
            if let number = kind.accountNumber.flatMap({ Account.number($0.first(in: resource.body)) }) {
                found.withLock { $0.number = number }
                isTold = true
            } else if let id = resource.id, catalog.marksAccount(kind) {
                found.withLock { _ = $0.marks.insert(id.lowercased()) }
            }
        }
        return isTold
    }

    /// - Parameter login: what the credential says.
    func reading(login: String?) -> AccountReading {
        let (number, marks) = found.withLock { $0 }
        return AccountReading(account: Account(number: number, login: login, marks: marks), marks: marks)
    }
}
