import Wire

extension SimulatedSite {
    /// The site's name for the item places of a kind that may lie under several owners: all forms of a campaign.
    func locate(_ exchange: Exchange) throws(Refusal) -> (place: Place, index: Int) {
        let owners: [String]?
        let isInParts = exchange.kind.addresses.contains { !$0.scope.isEmpty }
        if isInParts, exchange.route.address.scope.isEmpty {
            owners = exchange.owner.map { owner in
                state.collections.keys.filter { $0.owner.hasPrefix(owner + "/") }.map { $0.owner }
            }
        } else {
            owners = [exchange.place.owner]
        }
        guard let found = state.find(exchange.id, of: exchange.kind.name, owners: owners) else {
            throw Refusal(404, "no such object: \(exchange.kind.name) \(exchange.id)")
        }
        return found
    }

    func item(at found: (place: Place, index: Int)) -> JSONValue {
        let items = state.collections[found.place] ?? []
        return items.indices.contains(found.index) ? items[found.index] : [:]
    }

    /// The object as the dialect shows it.
    func read(_ exchange: Exchange) throws(Refusal) -> JSONValue {
        let kind = exchange.kind
        if kind.shape == .singleton {
            let place = exchange.place
            guard let value = state.singletons[place] else { throw Refusal(404, "no such object: \(kind.name)") }
            return render(value, kind, owner: place.owner, includes: exchange.includes)
        }
        let found = try locate(exchange)
        return render(item(at: found), kind, owner: found.place.owner, includes: exchange.includes)
    }

    mutating func list(_ exchange: Exchange) throws(Refusal) -> HTTPResponse {
        let kind = exchange.kind
        let place = exchange.place
        var items = state.collections[place] ?? []
        let isFiltered = exchange.route.address.filter != nil
        if let member = exchange.route.address.filter, let owner = exchange.owner {
            items = items.filter { $0[member]?.reference == owner }
        } else if let time = kind.time {
            let filter = try Filter(exchange.target, today: now.day)
            items = filter.apply(to: state.items(at: place, by: time, from: filter.from, to: filter.to))
        } else if let status = exchange.target["status"] {
            items = items.filter { $0["status"]?.text?.lowercased() == status.lowercased() }
        }
        let total = items.count
        // The service has more of them than it gives, whatever page is asked for.
        if let cap = options.caps[kind.name] { items = Array(items.prefix(cap)) }
        func rendered(_ items: some Sequence<JSONValue>) -> JSONValue {
            .array(items.map { render($0, kind, owner: place.owner, includes: exchange.includes) })
        }
        let own = kind.paging.map {
            ListEnvelope(counter: $0.counter, member: $0.member, size: $0.size, endsWithNull: false)
        }
        guard let envelope = options.envelopes[kind.name] ?? own, !isFiltered else {
            return .json(200, rendered(items))
        }
        let page = try Page(exchange, envelope: envelope, count: items.count, isRelative: options.isPageLinkRelative)
        return .json(
            200,
            [
                envelope.counter: .integer(total), "previousPage": page.previous, "nextPage": page.next,
                envelope.member: rendered(items[page.range]),
            ])
    }
}
