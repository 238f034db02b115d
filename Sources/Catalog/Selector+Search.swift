// What a search for the things that a selector means needs to know of it.
extension Selector {
    /// Does it select the resource at this address, by its own address or that of something above it?
    package func selects(_ address: Address) -> Bool { takes(address.slices) }

    /// May it select something below this address, whatever is there?
    package func mayReach(below address: Address) -> Bool { leads(through: address.slices) }
}
