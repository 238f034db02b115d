import Catalog
import Wire

/// Which resource of the wanted state is which of the present one.
///
/// Addresses are made of natural keys, so the same address means the same resource; what is kept here is where that is not
/// so. What lies below a resource goes with it.
struct Matches {
    struct Move {
        let wanted: NamedResource
        let present: NamedResource
        let how: Matching
    }

    var present: SideIndex
    var wanted: SideIndex
    /// Pairs whose addresses differ.
    private(set) var moves: [Move] = []
    private(set) var ambiguities: [Ambiguity] = []
    private var presentByWanted: [Address: Address] = [:]
    private var wantedByPresent: [Address: Address] = [:]
    private var how: [Address: Matching] = [:]
    /// Addresses that a walk over equal addresses leaves out, with what lies below.
    private(set) var skippedPresent: Set<Address> = []
    private(set) var skippedWanted: Set<Address> = []
    let isOneSite: Bool
    var presentCounts: [String: Int] = [:]
    var wantedItems = 0

    init(present: any State, wanted: any State) {
        self.present = SideIndex(present)
        self.wanted = SideIndex(wanted)
        isOneSite = present.origin.isSameSite(as: wanted.origin)
    }

    func isTaken(wanted address: Address) -> Bool { how[address] != nil || skippedWanted.contains(address) }
    func isTaken(present address: Address) -> Bool {
        wantedByPresent[address] != nil || skippedPresent.contains(address)
    }

    /// Takes the two for one, unless one of them has a partner already.
    mutating func pair(wanted: NamedResource, present: NamedResource, how: Matching) {
        guard !isTaken(wanted: wanted.address), !isTaken(present: present.address) else { return }
        self.how[wanted.address] = how
        wantedByPresent[present.address] = wanted.address
        if present.address == presentAddress(of: wanted.address) { return }
        presentByWanted[wanted.address] = present.address
        skippedPresent.insert(present.address)
        skippedWanted.insert(wanted.address)
        moves.append(Move(wanted: wanted, present: present, how: how))
    }

    mutating func add(_ ambiguity: Ambiguity) {
        ambiguities.append(ambiguity)
        skippedPresent.formUnion(ambiguity.present.map(\.address))
        skippedWanted.formUnion(ambiguity.wanted.map(\.address))
    }

    /// Leaves both sides of a subtree to somebody else.
    mutating func skip(_ address: Address) {
        skippedPresent.insert(address)
        skippedWanted.insert(address)
    }

    /// Where in the present state the resource of that wanted address is, or would be.
    func presentAddress(of wanted: Address) -> Address {
        if presentByWanted.isEmpty { return wanted }
        for ancestor in wanted.lineage.reversed() {
            if let moved = presentByWanted[ancestor] { return wanted.moved(with: ancestor, to: moved) }
        }
        return wanted
    }

    /// Where in the wanted state the resource of that present address is, or would be.
    func wantedAddress(of present: Address) -> Address {
        if wantedByPresent.isEmpty { return present }
        for ancestor in present.lineage.reversed() {
            if let moved = wantedByPresent[ancestor] { return present.moved(with: ancestor, to: moved) }
        }
        return present
    }

    /// The item of the present state that a wanted item is.
    func partner(ofWanted item: SideIndex.Item) -> SideIndex.Item? {
        if skippedWanted.contains(item.address), presentByWanted[item.address] == nil { return nil }
        let address = presentAddress(of: item.address)
        guard let found = present.item(at: address) else { return nil }
        if let other = wantedByPresent[address] { return other == item.address ? found : nil }
        return skippedPresent.contains(address) ? nil : found
    }

    func partner(ofPresent item: SideIndex.Item) -> SideIndex.Item? {
        if skippedPresent.contains(item.address), wantedByPresent[item.address] == nil { return nil }
        let address = wantedAddress(of: item.address)
        guard let found = wanted.item(at: address) else { return nil }
        return partner(ofWanted: found).map { $0.address == item.address } == true ? found : nil
    }

    /// How two resources with the same address came to be one.
    func how(_ wanted: StoredResource, _ present: StoredResource) -> Matching {
        if let known = how[wanted.address] { return known }
        if wanted.id == nil, present.id == nil { return .parent }
        return isOneSite && wanted.path.isSameName(as: present.path) ? .id : .key
    }
}
