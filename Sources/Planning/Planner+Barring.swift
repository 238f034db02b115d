import Catalog
import Diffing
import Wire

// What may not go from one site to another.
extension Planner {
    /// Why a body may not be sent to another site, if its row does not know every member: a text in it is an id of the source.
    /// - Parameter body: as it would be sent, its references rewritten.
    mutating func barrier(
        to body: JSONValue, _ address: Address, _ rules: BodyRules
    ) throws -> Plan.NotRestorable? {
        guard !differ.meaning.isOneSite, let tier = rules.kind.evidence?.tier, tier > 1 else { return nil }
        let ids = try foreignIDs ?? ForeignIDs(of: wanted, notIn: present, book.catalog)
        foreignIDs = ids
        guard let found = ids.first(in: body, rules) else { return nil }
        return .init(
            address: address, field: found.pointer.tokens.joined(separator: "."),
            reason:
                "an id of \(plan.source) stands there (of \(found.kind)), where the table knows of no reference, so "
                + "nothing of it is sent to \(plan.target.site); change it there by hand")
    }

    /// Is it said of the whole kind that it is not carried to another site? Then a person has to.
    /// - Returns: whether nothing is to be planned for it.
    mutating func isBarred(_ address: Address, _ body: JSONValue, _ kind: Kind) -> Bool {
        guard !differ.meaning.isOneSite else { return false }
        if !barred.isEmpty, address.isBelow(oneOf: barred) { return true }
        guard let caveat = kind.caveats.first(where: { $0.concern == .otherSite && $0.applies(to: body) }) else {
            return false
        }
        barred.insert(address)
        plan.notRestorable.append(.init(address: address, field: nil, reason: caveat.reason))
        return true
    }
}
