import Catalog
import Wire

/// The index of one state that a comparison keeps in memory: of all resources only those that others refer to or live in, and
/// those that the map of ids names.
struct SideIndex {
    struct Item {
        let id: String
        let address: Address
        let path: String
    }

    private var byID: [String: [String: Item]] = [:]
    private var byAddress: [Address: Item] = [:]
    let coverage: [String: Coverage]
    let label: String

    init(_ state: any State) {
        label = state.origin.label
        // The last word on a place counts: some are tried again.
        coverage = Dictionary(state.coverage.map { ($0.path.lowercased(), $0) }, uniquingKeysWith: { $1 })
    }

    mutating func keep(_ resource: StoredResource) {
        guard let id = resource.id else { return }
        let item = Item(id: id, address: resource.address, path: resource.path)
        byID[resource.kind, default: [:]][id.lowercased()] = item
        byAddress[resource.address] = item
    }

    func item(_ kind: String, id: String) -> Item? { byID[kind]?[id.lowercased()] }
    func item(at address: Address) -> Item? { byAddress[address] }

    /// The address of a place or a resource, made from its path.
    func address(of path: String, at place: PathTemplate) -> Address {
        var address = Address.site
        let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
        for (part, segment) in zip(parts, place.segments) {
            if case .id(let kind) = segment, let item = item(kind, id: Percent.decoded(part)) {
                address = item.address
            } else {
                address = address.child(part)
            }
        }
        return address
    }
}
