import Catalog
import Wire

// Several of one name: what tells them apart, other than their names.
extension Matcher {
    /// On one site whoever has the same path is the same, however its address has changed since twins came or went.
    mutating func pairByPath(_ present: [StoredResource], _ wanted: [StoredResource]) {
        guard matches.isOneSite else { return }
        let byPath = Dictionary(present.map { ($0.path.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        for resource in wanted {
            guard let same = byPath[resource.path.lowercased()] else { continue }
            matches.pair(wanted: NamedResource(resource), present: NamedResource(same), how: .id)
        }
    }

    /// Twins that mean the same to the last field are one. Where others refer to them or live in them that has to be clear
    /// of each by itself; elsewhere it does not matter which of several like ones is which.
    /// - Returns: those without a partner.
    mutating func pairByBody(
        _ kind: Kind, present: [StoredResource], wanted: [StoredResource]
    ) throws -> (present: [NamedResource], wanted: [NamedResource]) {
        guard let rules = book[kind.name] else {
            return (present.map(NamedResource.init), wanted.map(NamedResource.init))
        }
        var groups: [String: (present: [NamedResource], wanted: [NamedResource])] = [:]
        for resource in present {
            groups[Fingerprint.of(try resource.body(), rules), default: ([], [])].present.append(
                NamedResource(resource))
        }
        for resource in wanted {
            groups[Fingerprint.of(try resource.body(), rules), default: ([], [])].wanted.append(NamedResource(resource))
        }
        let isInterchangeable = !book.trackedKinds.contains(kind.name)
        var rest: (present: [NamedResource], wanted: [NamedResource]) = ([], [])
        for (_, group) in groups.sorted(by: { $0.key.precedesByBytes($1.key) }) {
            let isClear = group.present.count == 1 && group.wanted.count == 1
            let count = isClear || isInterchangeable ? min(group.present.count, group.wanted.count) : 0
            let present = group.present.sorted(by: NamedResource.precedes)
            let wanted = group.wanted.sorted(by: NamedResource.precedes)
            for index in 0..<count { matches.pair(wanted: wanted[index], present: present[index], how: .key) }
            rest.present += present.dropFirst(count)
            rest.wanted += wanted.dropFirst(count)
        }
        rest.present.sort(by: NamedResource.precedes)
        rest.wanted.sort(by: NamedResource.precedes)
        return rest
    }
}

extension NamedResource {
    fileprivate static func precedes(_ left: NamedResource, _ right: NamedResource) -> Bool {
        left.address < right.address
    }
}
