import Catalog
import Wire

/// Puts drafts into levels: everything a draft depends on is in an earlier one, kinds that its row puts `after` others wait
/// for these, and deletions come last, what refers to others first.
struct Schedule {
    private let drafts: [String: Draft]
    private let rank: [String: Int]
    /// The level of each draft, by its address; 1 first.
    private(set) var levels: [String: Int] = [:]

    init(_ drafts: [String: Draft], _ catalog: Catalog) {
        self.drafts = drafts
        rank = Dictionary(
            catalog.kinds.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        let isDelete = { (address: String) in drafts[address]?.operation.action == .delete }
        placeWrites(drafts.keys.filter { !isDelete($0) })
        placeDeletes(drafts.keys.filter(isDelete))
    }

    /// Addresses in the order in which operations get their numbers.
    var order: [String] {
        levels.keys.sorted { left, right in
            let (a, b) = (levels[left] ?? 0, levels[right] ?? 0)
            if a != b { return a < b }
            return precedes(left, right)
        }
    }

    private func precedes(_ left: String, _ right: String) -> Bool {
        let (a, b) = (rank(of: left), rank(of: right))
        return a != b ? a < b : left.precedesByBytes(right)
    }

    private func rank(of address: String) -> Int { drafts[address].flatMap { rank[$0.kind.name] } ?? Int.max }

    /// One wave after the other of what has all it needs. Where nothing has, `after` gives way: what it asks for is a
    /// courtesy, what a body refers to is not.
    private mutating func placeWrites(_ addresses: [String]) {
        var waiting = addresses.sorted(by: precedes)
        var left: [Group: Int] = [:]
        for address in waiting { left[group(of: address), default: 0] += 1 }
        var level = 1
        while !waiting.isEmpty {
            let free = waiting.filter { address in hasAllNeeds(address, before: level) }
            var wave = free.filter { address in !waits(address, left) }
            if wave.isEmpty { wave = free.isEmpty ? [waiting[0]] : [free[0]] }
            for address in wave {
                levels[address] = level
                left[group(of: address), default: 1] -= 1
            }
            let placed = Set(wave)
            waiting.removeAll { placed.contains($0) }
            level += 1
        }
    }

    private struct Group: Hashable {
        let kind: String
        let scope: String
    }

    private func group(of address: String) -> Group {
        Group(kind: drafts[address]?.kind.name ?? "", scope: drafts[address]?.scope ?? "")
    }

    private func hasAllNeeds(_ address: String, before level: Int) -> Bool {
        drafts[address]?.needs.allSatisfy { drafts[$0] == nil || (levels[$0] ?? level) < level } ?? true
    }

    private func waits(_ address: String, _ left: [Group: Int]) -> Bool {
        guard let draft = drafts[address] else { return false }
        return draft.kind.after.contains { kind in
            left[Group(kind: kind, scope: draft.scope), default: 0] > 0
                || left[Group(kind: kind, scope: ""), default: 0] > 0
        }
    }

    /// Backwards through the table: what stands further down refers to what stands above.
    private mutating func placeDeletes(_ addresses: [String]) {
        var level = levels.values.max() ?? 0
        var last: Int?
        for address in addresses.sorted(by: { a, b in precedes(b, a) }) {
            let rank = rank(of: address)
            if rank != last { level += 1 }
            last = rank
            levels[address] = level
        }
    }
}
