import Catalog
import Synchronization
import Wire

/// Which account a site turns out to be while it is read.
final class AccountWatch: Sendable {
    private let found = Mutex<(number: String?, marks: Set<String>)>((nil, []))

    /// Where resources of a kind say the account's number.
    private let numbers: [String: FieldPath]
    /// Kinds whose ids tell accounts apart.
    private let marking: Set<String>

    init(_ catalog: Catalog) {
        numbers = Dictionary(
            catalog.kinds.compactMap { kind in kind.accountNumber.map { (kind.name, $0) } },
            uniquingKeysWith: { first, _ in first })
        marking = Set(catalog.kinds.filter(catalog.marksAccount).map(\.name))
    }

    /// - Returns: whether these told the number.
    func take(_ resources: [Resource]) -> Bool {
        var isTold = false
        for resource in resources {
            if let field = numbers[resource.kind], let number = Account.number(field.first(in: resource.body)) {
                found.withLock { $0.number = number }
                isTold = true
            } else if let id = resource.id, marking.contains(resource.kind) {
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
