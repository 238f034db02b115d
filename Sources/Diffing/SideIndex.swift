import Catalog
import Wire

/// What is remembered of one state's resources while it is compared: only those that others refer to or live in, and
/// those that a map names.
struct SideIndex {
    struct Item {
        let id: String
        let address: String
        let path: String
    }

    private var byID: [String: [String: Item]] = [:]
    private var byAddress: [String: Item] = [:]
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
    func item(at address: String) -> Item? { byAddress[address] }

    /// The address of a place or a resource, made from its path.
    func address(of path: String, at place: PathTemplate) -> String {
        var address = ""
        let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
        for (part, segment) in zip(parts, place.segments) {
            if case .id(let kind) = segment, let item = item(kind, id: Percent.decoded(part)) {
                address = item.address
            } else {
                address += (address.isEmpty ? "" : "/") + part
            }
        }
        return address
    }
}

/// Addresses are taken apart by their bytes: `/` and a combining accent behind it are one Character.
enum Address {
    /// The addresses above one, outermost first, itself last.
    static func lineage(of address: String) -> [String] {
        var lineage: [String] = []
        let bytes = address.utf8
        for index in bytes.indices where bytes[index] == UInt8(ascii: "/") {
            lineage.append(String(address[..<index]))
        }
        return lineage + [address]
    }

    /// Without its last segment.
    static func parent(of address: String) -> String {
        address.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(address[..<$0]) } ?? ""
    }

    /// The address that it would have without a twin; nil if it has none.
    static func untwinned(_ address: String) -> String? {
        guard let mark = address.utf8.lastIndex(of: UInt8(ascii: "~")) else { return nil }
        let tail = address[mark...].utf8
        return tail.contains(UInt8(ascii: "/")) ? nil : String(address[..<mark])
    }

    static func depth(of address: String) -> Int { address.utf8.count { $0 == UInt8(ascii: "/") } }
}
