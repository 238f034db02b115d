import Synchronization
import Wire

/// What a table's rows come to in twelve digits, worked out when it is asked for first.
final class CatalogFingerprint: Sendable {
    private let known = Mutex<String?>(nil)

    func of(_ kinds: [Kind]) -> String {
        known.withLock { known in
            if let known { return known }
            let digits = String(SHA256.digest(of: kinds.map(\.unweighed).rowBytes).hex.prefix(12))
            known = digits
            return digits
        }
    }
}

extension Catalog {
    /// Twelve digits that stand for the table: equal for equal rows in equal order. Snapshots and runs keep it, so that it is
    /// known whether the table that they are read by is the one that they were made with. How much things matter is no part of it:
    /// it changes nothing that is read or written.
    package var fingerprint: String { ownFingerprint.of(kinds) }
}
