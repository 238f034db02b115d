package import Catalog
package import Wire

/// A member that the wanted state has, or lacks, otherwise than the present one, and that no write brings over: said
/// wherever a plan, a run or a comparison is shown, and never counted as alike.
package struct NotCarried: Hashable, Sendable {
    package let address: Address
    package let pointer: JSONPointer
    package let reason: String
    /// Nobody can tell whether the two sides differ: a file key, a secret that is not shown.
    package let isDoubt: Bool
    /// Somebody wants it to be so.
    package let isIgnored: Bool

    package init(
        address: Address, pointer: JSONPointer, reason: String, isDoubt: Bool = false, isIgnored: Bool = false
    ) {
        self.address = address
        self.pointer = pointer
        self.reason = reason
        self.isDoubt = isDoubt
        self.isIgnored = isIgnored
    }

    package var document: JSONValue {
        [
            "address": .string(address.text), "pointer": .string(pointer.description), "reason": .string(reason),
            "differs": isDoubt ? .null : true,
        ]
    }
}

extension NotCarried {
    /// A finding of an earlier write, which holds until somebody clears it.
    init(_ item: TargetEvidence.Item, address: Address, pointer: JSONPointer) {
        let write = item.at.map { "a write of \($0.day)" } ?? "an earlier write"
        let reason =
            switch item.finding {
            case .dropped:
                "not sent: \(write) was read back without it ('map clear' lets the next plan try again)"
            case .kept:
                "not taken away: \(write) left it out, and it was still there ('map clear' lets the next plan try"
                    + " again)"
            }
        self.init(address: address, pointer: pointer, reason: reason)
    }
}

extension [NotCarried] {
    /// Each once, by address and pointer.
    package var inOrder: [NotCarried] {
        func key(_ item: NotCarried) -> String { "\(item.address)\u{0}\(item.pointer)\u{0}\(item.reason)" }
        return Array(Set(self)).sorted { key($0).precedesByBytes(key($1)) }
    }
}
