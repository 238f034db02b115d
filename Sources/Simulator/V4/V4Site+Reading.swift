import Wire

extension V4Site {
    /// What the query asks to add, in lower case. A word that the kind doesn't allow is refused (rule nine).
    func includes(_ exchange: V4Exchange) throws(V4Problem) -> Set<String> {
        let texts = exchange.target.query.filter { $0.name.lowercased() == "include" }.map { $0.value }
        let words = Set(texts.joined(separator: ",").split(separator: ",").map { String($0).lowercased() })
        let allowed = Set(exchange.kind.allowedIncludes.map { $0.lowercased() })
        if let word = words.subtracting(allowed).min() {
            throw V4Problem(400, "ParameterNotAllowed", "\"include\" does not allow \"\(word)\".")
        }
        return words
    }

    func list(_ exchange: V4Exchange) throws(V4Problem) -> HTTPResponse {
        let kind = exchange.kind
        let includes = try includes(exchange)
        let place = Place(kind: kind.name, owner: exchange.route.owner)
        var items = kind.view.map { rows(of: $0) } ?? state.collections[place] ?? []
        items = try filtered(items, exchange)
        items = try sorted(items, exchange)
        let total = items.count
        if let cap = visit.options.caps[kind.name] { items = Array(items.prefix(cap)) }
        let hasPage = exchange.target["pageIndex"] != nil || exchange.target["pageSize"] != nil
        func rendered(_ items: some Sequence<JSONValue>) -> JSONValue {
            .array(items.map { render($0, kind, includes) })
        }
        guard hasPage || kind.listing == .paged else {
            return .json(200, kind.listing == .wrapped ? [kind.name: rendered(items)] : rendered(items))
        }
        let page = try V4Page(exchange, count: items.count, size: visit.options.version4.pageSize)
        return .json(
            200,
            [
                kind.name: rendered(items[page.range]), "total": .integer(total),
                "previousPage": page.previous.map { .string($0) } ?? nil,
                "nextPage": page.next.map { .string($0) } ?? nil,
            ])
    }

    private func filtered(_ all: [JSONValue], _ exchange: V4Exchange) throws(V4Problem) -> [JSONValue] {
        let kind = exchange.kind
        var items = all
        var filters = kind.filters
        if let parent = kind.parent {
            filters[parent.member] = parent.member
            if visit.options.version4.filtered.contains(kind.name), exchange.target[parent.member] == nil {
                throw .missing(parent.member)
            }
        }
        for (name, member) in filters.sorted(by: { $0.key < $1.key }) {
            guard let wanted = exchange.target[name], !wanted.isEmpty else { continue }
            if member == "isSystem" {
                items = items.filter { "\(isSystem($0))" == wanted.lowercased() }
                continue
            }
            items = items.filter { item in
                guard let value = item[member] else { return false }
                return value.truth.map { "\($0)" } ?? value.reference == wanted.lowercased()
            }
        }
        if let words = exchange.target["keywords"]?.lowercased(), !words.isEmpty {
            items = items.filter { item in
                ["name", "email", "message"].contains { item[$0]?.text?.lowercased().contains(words) ?? false }
            }
        }
        return items
    }

    func sorted(_ items: [JSONValue], _ exchange: V4Exchange) throws(V4Problem) -> [JSONValue] {
        let order = exchange.target["sortOrder"]?.lowercased() ?? "asc"
        guard ["asc", "desc", "ascending", "descending"].contains(order) else {
            throw V4Problem(400, "SortOrderInvalid", "\"sortOrder\" must be asc or desc.")
        }
        guard let wanted = exchange.target["sortBy"]?.lowercased() else { return items }
        let known = (exchange.kind.defaults.members ?? []).map(\.name) + exchange.kind.readOnly
        guard let member = known.first(where: { $0.lowercased() == wanted }) else {
            throw V4Problem(400, "SortFieldNotSupport", "\"\(wanted)\" can't be sorted by.")
        }
        func isBefore(_ left: JSONValue, _ right: JSONValue) -> Bool {
            if let a = left[member]?.integer, let b = right[member]?.integer { return a < b }
            return left[member]?.text ?? "" < right[member]?.text ?? ""
        }
        let isDescending = order.hasPrefix("desc")
        return items.enumerated().sorted { left, right in
            let (a, b) = isDescending ? (right.element, left.element) : (left.element, right.element)
            if isBefore(a, b) { return true }
            return !isBefore(b, a) && left.offset < right.offset
        }.map { $0.element }
    }
}

extension V4Kind {
    var allowedIncludes: [String] {
        let words = children.compactMap { child -> String? in
            if case .included(let word) = child.shown { word } else { nil }
        }
        return includes + references.compactMap { $0.include?.name } + words
    }
}

/// One page of a list, counted from 1.
struct V4Page {
    let range: Range<Int>
    let previous: String?
    let next: String?

    /// - Parameter size: items a page if the request doesn't say.
    init(_ exchange: V4Exchange, count: Int, size: Int) throws(V4Problem) {
        func positive(_ name: String, else standard: Int) throws(V4Problem) -> Int {
            guard let text = exchange.target[name] else { return standard }
            guard let number = Int(text) else { throw .invalid(name, "a number") }
            guard (1...1_000_000).contains(number) else {
                throw V4Problem(400, "ParameterNumberOutOfRange", "\"\(name)\" must be positive.")
            }
            return number
        }
        let index = try positive("pageIndex", else: 1)
        let size = max(1, try positive("pageSize", else: size))
        let start = min(count, (index - 1) * size)
        range = start..<min(count, start + size)
        func link(_ index: Int) -> String {
            let kept = exchange.target.query.filter { $0.name.lowercased() != "pageindex" }
            // The service writes it in lower case (rule six).
            let query = (kept + [("pageindex", "\(index)")]).map { name, value in
                "\(RequestTarget.encoded(name))=\(RequestTarget.encoded(value))"
            }
            return exchange.request.origin + exchange.target.path + "?" + query.joined(separator: "&")
        }
        previous = index > 1 ? link(index - 1) : nil
        next = range.upperBound < count ? link(index + 1) : nil
    }
}
