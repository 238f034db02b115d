package import Catalog
package import Service
import Wire

/// The items of one list on their way to the store: made into resources a page at a time, since a list may be long.
package struct ItemList: Sendable {
    private let job: CrawlJob
    private let collected: CollectedItems
    private let selection: Selection
    /// Are all of them wanted?
    let isWhole: Bool
    /// Those that are wanted.
    let wantedCount: Int

    /// - Throws: when an item can't be read again.
    init(_ job: CrawlJob, _ collected: CollectedItems, _ selection: Selection) throws(ServiceError) {
        self.job = job
        self.collected = collected
        self.selection = selection
        let takesAll = selection.includesAll(below: job.address)
        if takesAll, selection.except.isEmpty {
            isWhole = true
            wantedCount = collected.count
            return
        }
        var wanted = 0
        for range in collected.ranges {
            for item in try collected.items(range) {
                if selection.includes(collected.names.address(of: item, in: job.address)) { wanted += 1 }
            }
        }
        wantedCount = wanted
        isWhole = takesAll && wanted == collected.count
    }

    /// Ids and addresses of the items, in pages.
    func heads(_ range: Range<Int>) throws(ServiceError) -> [(id: String, address: Address)] {
        try collected.items(range).map { ($0.id, collected.names.address(of: $0, in: job.address)) }
    }

    /// Parts of the list, one after the other.
    package var ranges: [Range<Int>] { collected.ranges }

    /// Addresses of the items of a part of the list that are there and not wanted.
    package func leftOut(_ range: Range<Int>) throws(ServiceError) -> [Address] {
        if isWhole { return [] }
        return try heads(range).map(\.address).filter { !selection.includes($0) }
    }

    /// The resources of a part of the list.
    package func page(_ range: Range<Int>) throws(ServiceError) -> [Resource] {
        try collected.items(range).compactMap { item in
            let address = collected.names.address(of: item, in: job.address)
            guard selection.includes(address), let path = try? ResourcePath.item(item.id, in: job.path) else {
                return nil
            }
            return Resource(
                kind: job.kind.name, path: path, id: Resource.id(of: item.body), address: address, body: item.body)
        }
    }
}
