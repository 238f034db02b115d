package import Catalog
import Service
package import Wire

// For whoever wants the records of a time and not their pages.
extension RecordReading {
    /// Reads every record of a span of time, window by window, the newest first.
    /// - Parameters:
    ///   - length: of the first window, in seconds.
    ///   - item: what is to be held of a record until its window is known to be whole.
    ///   - body: gets the records of a window, each once.
    /// - Returns: seconds that the service did not give whole; nothing of them was handed out.
    package func sweep<Item>(
        _ span: TimeWindow, from length: Int, _ item: (_ id: String, _ record: JSONValue, TimeWindow) -> Item,
        _ body: (TimeWindow, [Item]) throws -> Void
    ) async throws -> [TimeWindow] {
        var gaps: [TimeWindow] = []
        var plan = WindowPlan([span], endsAtEmptiness: false, length: length)
        while let step = plan.next() {
            switch step {
            case .gap(let window): gaps.append(window)
            case .read(let window):
                guard let items = try await items(of: window, item) else {
                    plan.took(window, .cut)
                    continue
                }
                try body(window, items)
                plan.took(window, .whole(items.count))
            }
        }
        return gaps
    }

    /// Nil where these are not all.
    private func items<Item>(
        of window: TimeWindow, _ item: (String, JSONValue, TimeWindow) -> Item
    ) async throws(ServiceError) -> [Item]? {
        var (items, known): ([Item], Set<String>) = ([], [])
        var walk = WindowWalk(self, window)
        while let page = try await walk.next() {
            for range in page.items.pages {
                for record in try page.items.values(range) {
                    guard let id = Resource.id(of: record), known.insert(id).inserted else { continue }
                    items.append(item(id, record, window))
                }
            }
            walk.took(page, taken: known.count)
        }
        return walk.isWhole ? items : nil
    }
}
