import Platform
import Wire

/// Where the pages of a long list are put until all have come: in memory while they are few, then in a file without a name.
struct ListShelf {
    /// Items that are held.
    private static let most = 2_000
    private var held = 0
    private var file: SpoolFile?

    /// The same items, put away if there are many already.
    mutating func keeping(_ items: ListItems) throws(ServiceError) -> ListItems {
        held += items.count
        guard held > Self.most, items.count <= Self.most else { return items }
        if file == nil { file = try? SpoolFile() }
        // Where there is no room for it, memory has to do.
        guard let file else { return items }
        var bytes: [UInt8] = []
        var spans: [Range<Int>] = []
        for item in try items.all() {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
            let start = bytes.count
            bytes += item.bytes(.compact)
            spans.append(start..<bytes.count)
        }
        guard let place = try? file.append(bytes), place.upperBound <= 1 << 30 else { return items }
        var elements = JSONElements(in: LongBody(count: place.upperBound) { try? file.read($0) })
        for span in spans {
            elements.append((place.lowerBound + span.lowerBound)..<(place.lowerBound + span.upperBound))
        }
        return ListItems(elements)
    }
}
