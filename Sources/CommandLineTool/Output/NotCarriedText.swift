import Diffing
import Wire

/// Members that stay otherwise than they should be, for people: one line for each kind of place and reason.
enum NotCarriedText {
    static func lines(_ items: [NotCarried]) -> [Shown] {
        var order: [String] = []
        var groups: [String: [NotCarried]] = [:]
        for item in items {
            let key = "\(MemberPlace(item.pointer))\u{0}\(item.reason)"
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(item)
        }
        return order.compactMap { key in
            guard let group = groups[key], let first = group.first else { return nil }
            let named = group.prefix(group.count > 4 ? 3 : 4).map(\.address)
            let rest = group.count - named.count
            let places = rest > 0 ? named.joined(separator: ", ") + " and \(rest) others" : Wording.list(Array(named))
            // Without a pointer it is the whole resource.
            let pointer = first.pointer.tokens.isEmpty ? "" : " \(first.pointer)"
            return "  \("not carried", .changed)  \(places)\(pointer): \(first.reason, .faint)"
        }
    }

    /// `, 3 members not carried`
    static func count(_ items: [NotCarried]) -> String {
        items.isEmpty ? "" : ", \(Wording.count(items.count, "member")) not carried"
    }
}
