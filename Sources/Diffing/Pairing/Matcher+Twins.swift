import Catalog
import Wire

// Several of one name: what tells them apart, other than their names.
extension Matcher {
    /// On one site whoever has the same path is the same, however its address has changed since twins came or went.
    mutating func pairByPath(_ present: [StoredResource], _ wanted: [StoredResource]) {
        guard matches.isOneSite else { return }
        let own = Dictionary(present.map { ($0.path.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        for theirs in wanted {
            guard let mine = own[theirs.path.lowercased()] else { continue }
            matches.pair(wanted: Named(theirs), present: Named(mine), how: .id)
        }
    }

    /// Twins that mean the same to the last field are one. Where others refer to them or live in them that has to be clear
    /// of each by itself; elsewhere it does not matter which of several like ones is which.
    /// - Returns: those without a partner.
    mutating func pairByBody(
        _ kind: Kind, present: [StoredResource], wanted: [StoredResource]
    ) throws -> (present: [Named], wanted: [Named]) {
        guard let rules = book[kind.name] else { return (present.map(Named.init), wanted.map(Named.init)) }
        var groups: [String: (present: [Named], wanted: [Named])] = [:]
        for mine in present {
            groups[Fingerprint.of(try mine.body(), rules), default: ([], [])].present.append(Named(mine))
        }
        for theirs in wanted {
            groups[Fingerprint.of(try theirs.body(), rules), default: ([], [])].wanted.append(Named(theirs))
        }
        let isInterchangeable = !book.trackedKinds.contains(kind.name)
        var rest: (present: [Named], wanted: [Named]) = ([], [])
        for (_, group) in groups.sorted(by: { $0.key.precedesByBytes($1.key) }) {
            let isClear = group.present.count == 1 && group.wanted.count == 1
            let count = isClear || isInterchangeable ? min(group.present.count, group.wanted.count) : 0
            let (mine, theirs) = (group.present.sorted(by: Named.precedes), group.wanted.sorted(by: Named.precedes))
            for index in 0..<count { matches.pair(wanted: theirs[index], present: mine[index], how: .key) }
            rest.present += mine.dropFirst(count)
            rest.wanted += theirs.dropFirst(count)
        }
        rest.present.sort(by: Named.precedes)
        rest.wanted.sort(by: Named.precedes)
        return rest
    }
}

extension Named {
    fileprivate static func precedes(_ left: Named, _ right: Named) -> Bool {
        left.address < right.address
    }
}
