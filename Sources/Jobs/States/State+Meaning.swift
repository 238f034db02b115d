package import Catalog
import Wire

extension State {
    /// The address that somebody means who typed one, in which an id may stand for a name: `campaigns/<id>/chatWindow`. What has
    /// a name that reads like that id is meant first. What is not there stays as it is.
    package func address(meant typed: Address) throws -> Address {
        var meant = Address.site
        for (index, step) in typed.steps.enumerated() {
            let next = meant.child(step)
            meant = step.mayBeID && index > 0 ? try item(withID: Percent.decoded(step), at: next) ?? next : next
        }
        return meant
    }

    /// The address of the item of a collection that has that id, unless the collection has one at this address.
    private func item(withID id: String, at address: Address) throws -> Address? {
        var found: Address?
        var cursor = try cursor(below: address.parent, withBodies: false)
        while let next = try cursor.next() {
            if next.address.isAtOrBelow(address) { return nil }
            if next.address.parent == address.parent, next.id?.isSameName(as: id) == true { found = next.address }
        }
        return found
    }
}

extension String {
    /// Could this step of an address be an id? Guids and numbers are.
    var mayBeID: Bool { isGuid || !utf8.isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

extension Address {
    /// May an id stand in it where a name does?
    package var mayHaveID: Bool { steps.dropFirst().contains(where: \.mayBeID) }
}
