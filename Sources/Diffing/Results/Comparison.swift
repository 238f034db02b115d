package import Catalog
import Wire

/// How two states differ, complete. For large states take the differences one by one from `Differ` instead.
package struct Comparison: Hashable, Sendable {
    package let present: String
    package let wanted: String
    package private(set) var added: [NamedResource] = []
    package private(set) var removed: [NamedResource] = []
    package private(set) var changed: [Change] = []
    package private(set) var unknown: [Difference.Unknown] = []
    package private(set) var ambiguous: [Ambiguity] = []
    /// Members in which resources differ that no write brings over.
    package private(set) var notCarried: [NotCarried] = []
    package var unchanged = 0

    /// A resource that both have, and in what it differs.
    package struct Change: Hashable, Sendable {
        /// As the present state has it.
        package let resource: NamedResource
        package let wantedAddress: Address
        package let how: Matching
        package let fields: [FieldChange]
    }

    init(present: Origin, wanted: Origin) {
        self.present = present.label
        self.wanted = wanted.label
    }

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty && ambiguous.isEmpty }

    /// Whether all that was asked about was read on both sides. What the API can't carry was, and so was what is ignored.
    package var isSure: Bool {
        unknown.allSatisfy(\.isUncarried) && notCarried.allSatisfy { $0.isDoubt || $0.isIgnored }
    }

    mutating func add(_ difference: Difference) {
        switch difference {
        case .added(let resource): added.append(NamedResource(resource))
        case .removed(let resource): removed.append(NamedResource(resource))
        case .changed(let pairing):
            changed.append(
                Change(
                    resource: NamedResource(pairing.present), wantedAddress: pairing.wanted.address, how: pairing.how,
                    fields: pairing.comparison.changes))
        case .unknown(let unknown): self.unknown.append(unknown)
        case .ambiguous(let ambiguity): ambiguous.append(ambiguity)
        case .notCarried(let item): notCarried.append(item)
        }
    }

    /// Adds what of another version's state stays behind.
    package mutating func leave(_ left: [Difference.Unknown]) {
        unknown += left
        unknown.sort { $0.address < $1.address }
    }

    mutating func sort() {
        added.sort { $0.address < $1.address }
        removed.sort { $0.address < $1.address }
        changed.sort { $0.resource.address < $1.resource.address }
        unknown.sort { $0.address < $1.address }
        notCarried = notCarried.inOrder
    }
}
