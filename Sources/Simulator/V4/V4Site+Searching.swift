import Wire

extension V4Site {
    /// Records by `POST ...:search`, with the rows under `list`. A body may hold filters, of which few do anything: what
    /// isn't known, `startTime` and `endTime` among it, is ignored without a word (seven point four).
    func search(_ exchange: V4Exchange) throws(V4Problem) -> HTTPResponse {
        let kind = exchange.kind
        let includes = try includes(exchange)
        let filters = try Self.filters(exchange.request.body.isEmpty ? [:] : exchange.body)
        for name in kind.neededFilters where !filters.contains(where: { $0.name == name }) { throw .missing(name) }
        var rows = state.collections[Place(kind: kind.name)] ?? []
        for filter in filters where filter.operator == "is" {
            if filter.name == "campaignId" {
                rows = rows.filter { row in filter.values.contains { $0.reference == row["campaignId"]?.reference } }
            } else if filter.name == "time", kind.neededFilters.contains("time") {
                let from = filter.values.first?.text.flatMap { Moment($0) }
                let to = filter.values.last?.text.flatMap { Moment($0) }
                guard let from, let to else { throw .invalid("time", "two times") }
                rows = rows.filter { row in
                    row[kind.time]?.text.flatMap { Moment($0) }.map { from <= $0 && $0 <= to } ?? false
                }
            }
        }
        // Filters of departments do nothing in a body and something in the query.
        if let department = exchange.target["departmentId"]?.lowercased() {
            rows = rows.filter { $0["departmentId"]?.reference == department }
        }
        if exchange.target["sortBy"] == nil {
            rows.sort { $0[kind.time]?.text ?? "" > $1[kind.time]?.text ?? "" }
        }
        rows = try sorted(rows, exchange)
        let page = try V4Page(exchange, count: rows.count, size: 50)
        let shown = rows[page.range].map { render($0, kind, includes) }
        // The counters of pages were seen to say nothing: only rows and `total` are to be relied on.
        return .json(
            200,
            [
                "list": .array(shown), "total": .integer(rows.count), "pageCount": 0, "pageIndex": 0, "pageSize": -1,
            ])
    }

    private struct SearchFilter {
        let name: String
        let `operator`: String
        let values: [JSONValue]
    }

    private static func filters(_ body: JSONValue) throws(V4Problem) -> [SearchFilter] {
        guard body.members != nil else { throw .invalid("body", "an object") }
        var filters: [SearchFilter] = []
        for element in body["filters"]?.elements ?? [] {
            guard let name = element["name"]?.text, let verb = element["operator"]?.text,
                let values = element["value"]?.elements
            else { throw .invalid("filters", "a list of name, operator and value") }
            filters.append(SearchFilter(name: name, operator: verb, values: values))
        }
        return filters
    }
}
