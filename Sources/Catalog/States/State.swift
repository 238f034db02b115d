package import Wire

/// Anything that can be compared or copied from: a live site, a snapshot, an export.
package protocol State {
    var origin: Origin { get }
    var coverage: [Coverage] { get }
    /// Are its bodies known in part, so that it says nothing with a member that it lacks? So is what another version's table tells.
    var isPartial: Bool { get }
    /// What the site says of a kind that is made elsewhere: objects with their ids and the members that tell people what
    /// they are. Empty where nothing was read.
    func lookups(_ kind: String) -> [JSONValue]
    /// Resources in the order of the bytes of their addresses.
    /// - Parameters:
    ///   - address: only the resource at this address and what lies below it; nil for all.
    ///   - withBodies: whether `raw` is needed; without it may be empty.
    func cursor(below address: Address?, withBodies: Bool) throws -> any ResourceCursor
}

extension State {
    package var isPartial: Bool { false }

    /// The resource at exactly that address.
    package func resource(at address: Address) throws -> StoredResource? {
        var cursor = try cursor(below: address, withBodies: true)
        guard let first = try cursor.next(), first.address == address else { return nil }
        return first
    }

    /// All resources at and below an address, those at the address first.
    package func resources(below address: Address?) throws -> [StoredResource] {
        var cursor = try cursor(below: address, withBodies: true)
        var all: [StoredResource] = []
        while let next = try cursor.next() { all.append(next) }
        return all
    }
}
