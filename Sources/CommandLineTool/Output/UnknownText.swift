import Diffing
import Wire

/// What nobody can tell, for people: one line a reason, however many places share it.
enum UnknownText {
    static func lines(_ unknown: [Difference.Unknown]) -> [Shown] {
        var order: [String] = []
        var groups: [String: [String]] = [:]
        for item in unknown {
            if groups[item.reason] == nil { order.append(item.reason) }
            groups[item.reason, default: []].append(item.address)
        }
        return order.map { reason in
            let addresses = groups[reason] ?? []
            let named = addresses.count > 4 ? Array(addresses.prefix(3)) : addresses
            let rest = addresses.count - named.count
            let places = rest > 0 ? named.joined(separator: ", ") + " and \(rest) others" : Wording.list(named)
            return "  \("?", .faint) \(places)  \(reason, .faint)"
        }
    }
}
