package import Catalog
package import Diffing
import Wire

// What was not read, one line for what has one reason.
extension Message {
    /// Places that a crawl could not read.
    package mutating func take(unread coverage: [Coverage]) {
        gaps = Self.grouped(
            coverage.filter(\.state.isGap).map { place in
                let reason = place.reason.map { ": " + $0 } ?? ""
                return (ReadableName.words(place.kind), "\(place.state.rawValue)\(reason)")
            })
    }

    /// Places that could not be compared.
    package mutating func take(unread unknown: [Difference.Unknown]) {
        gaps = Self.grouped(
            unknown.filter(\.isUnread).map { place in
                (ReadableName.words(place.address.lastStep), place.reason)
            })
    }

    private static func grouped(_ places: [(name: String, reason: String)]) -> [String] {
        var counts: [String: Int] = [:]
        var order: [(name: String, reason: String)] = []
        for place in places {
            let key = place.name + "\n" + place.reason
            if counts[key] == nil { order.append(place) }
            counts[key, default: 0] += 1
        }
        return order.map { place in
            let count = counts[place.name + "\n" + place.reason] ?? 1
            let many = count > 1 ? " (\(Wording.count(count, "place")))" : ""
            return "\(ReadableName.withoutKeys(Percent.decoded(place.name)))\(many): \(place.reason)"
        }
    }
}
