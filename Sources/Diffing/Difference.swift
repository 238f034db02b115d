package import Catalog
package import Wire

/// A resource as a comparison names it.
package struct Named: Hashable, Sendable {
    package let kind: String
    package let address: String
    package let path: String
    package let id: String?

    package init(kind: String, address: String, path: String, id: String?) {
        self.kind = kind
        self.address = address
        self.path = path
        self.id = id
    }

    init(_ resource: StoredResource) {
        self.init(kind: resource.kind, address: resource.address, path: resource.path, id: resource.id)
    }
}

/// One thing in which two states differ, or may differ. Handed out while states are read, so bodies come along.
package enum Difference: Sendable {
    /// Only the wanted state has it.
    case added(StoredResource)
    /// Only the present state has it.
    case removed(StoredResource)
    case changed(Pairing)
    /// Not read on one of the sides, or not comparable: never taken for added or removed.
    case unknown(Unknown)
    case ambiguous(Ambiguity)
    /// Both have the resource, and nothing brings this member of it over.
    case notCarried(NotCarried)

    package struct Unknown: Hashable, Sendable {
        package let address: String
        package let reason: String
        /// It was read, and the API can't carry it to the other site.
        package let isUncarried: Bool
        /// It was not read; else it was, and can't be compared.
        package let isUnread: Bool

        package init(address: String, reason: String, isUncarried: Bool = false, isUnread: Bool = true) {
            self.address = address
            self.reason = reason
            self.isUncarried = isUncarried
            self.isUnread = isUnread && !isUncarried
        }
    }

    /// Two resources that are one, and differ.
    package struct Pairing: Sendable {
        package let present: StoredResource
        package let wanted: StoredResource
        package let presentBody: JSONValue
        package let wantedBody: JSONValue
        package let how: Matching
        package let comparison: BodyComparison
    }
}

/// Resources of one name within one parent, of which nobody can say which is which.
package struct Ambiguity: Hashable, Sendable {
    package let kind: String
    package let present: [Named]
    package let wanted: [Named]

    package init(kind: String, present: [Named], wanted: [Named]) {
        self.kind = kind
        self.present = present
        self.wanted = wanted
    }

    package var address: String {
        let shortest = (wanted + present).map(\.address).min { $0.utf8.count < $1.utf8.count } ?? kind
        return shortest.utf8.lastIndex(of: UInt8(ascii: "~")).map { String(shortest[..<$0]) } ?? shortest
    }

    package var reason: String {
        func ids(_ names: [Named]) -> String { names.map { $0.id ?? "?" }.joined(separator: ", ") }
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
        let (plain, twins) = (addresses.contains(address), addresses.contains { !$0.isIdentical(to: address) })
        return [plain ? "--except '\(address)'" : "", twins ? "--except '\(address)~*'" : ""].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
