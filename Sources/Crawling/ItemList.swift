package import Catalog
import Wire

/// The items of one list on their way to the store: made into resources a page at a time, since a list may be long.
package struct ItemList: Sendable {
    private let job: CrawlJob
    private let collected: CollectedItems
    private let names: ItemNames
    private let selection: Selection

    init(_ job: CrawlJob, _ collected: CollectedItems, _ selection: Selection) {
        self.job = job
        self.collected = collected
        self.selection = selection
        names = ItemNames(collected.items, of: job.kind)
    }

    var count: Int { collected.items.count }

    /// Are all of them wanted?
    var isWhole: Bool {
        selection.includesAll(below: job.address)
            && (selection.except.isEmpty || collected.items.indices.allSatisfy { selection.includes(address(of: $0)) })
    }

    /// Those that are wanted.
    var wantedCount: Int {
        isWhole ? count : collected.items.indices.count { selection.includes(address(of: $0)) }
    }

    func address(of index: Int) -> String { names.address(of: index, among: collected.items, in: job.address) }

    func id(of index: Int) -> String { collected.items[index].id }

    /// The resources of a part of the list.
    package func page(_ range: Range<Int>) -> [Resource] {
        range.clamped(to: collected.items.indices).compactMap { index in
            let address = address(of: index)
            let item = collected.items[index]
            guard selection.includes(address), let path = try? ResourcePath.item(item.id, in: job.path) else {
                return nil
            }
            return Resource(
                kind: job.kind.name, path: path, id: Resource.id(of: item.body), address: address, body: item.body)
        }
    }

    /// Every resource, in pages of so many.
    package func pages(of size: Int) -> some Sequence<[Resource]> {
        stride(from: 0, to: count, by: size).lazy.map { page($0..<($0 + size)) }
    }
}
