package import Catalog
import Wire

/// Resources of one name within one parent, of which nobody can say which is which.
package struct Ambiguity: Hashable, Sendable {
    package let kind: String
    package let present: [NamedResource]
    package let wanted: [NamedResource]

    package init(kind: String, present: [NamedResource], wanted: [NamedResource]) {
        self.kind = kind
        self.present = present
        self.wanted = wanted
    }

    package var address: Address {
        let shortest = (wanted + present).map(\.address).min { $0.text.utf8.count < $1.text.utf8.count }?.text ?? kind
        return Address(shortest.utf8.lastIndex(of: UInt8(ascii: "~")).map { String(shortest[..<$0]) } ?? shortest)
    }

    package var reason: String {
        func ids(_ names: [NamedResource]) -> String { names.map { $0.id ?? "?" }.joined(separator: ", ") }
        guard canBePinned else {
            return
                "\(kind) of one name: \(wanted.count) in the source, which gives no ids for them, and \(ids(present)) "
                + "in the target; give each a name of its own, take an export with ids (--format ndjson), "
                + "or leave them out with \(exception)"
        }
        return "\(kind) of one name: \(ids(wanted)) in the source, \(ids(present)) in the target; "
            + "say which is which with 'map set --from SOURCE --to TARGET \(kind) SOURCE_ID TARGET_ID'"
    }

    /// Does the source give ids, so that a person can say by them which is which?
    package var canBePinned: Bool { wanted.allSatisfy { $0.id.map { !StandInID.isOne($0) } ?? false } }

    /// The flags that leave all of them out.
    package var exception: String {
        let addresses = (wanted + present).map(\.address)
        let (plain, twins) = (addresses.contains(address), addresses.contains { $0 != address })
        return [plain ? "--except '\(address)'" : "", twins ? "--except '\(address)~*'" : ""].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
