import Wire

extension V4Site {
    private func binder(_ kind: V4Kind, old: JSONValue?) -> V4Binder {
        var ignored = kind.readOnly + kind.references.compactMap { $0.include?.member }
        if kind.rules.contains(.stampedByAgent) { ignored.append("agentId") }
        if old != nil {
            // An object stays where it is, and what verbs switch is switched by them.
            if let parent = kind.parent { ignored.append(parent.member) }
            if kind.isSwitched, !visit.options.version4.isSwitchInBody { ignored.append("isEnabled") }
        }
        let lists = kind.children.map { JSONMember($0.member, []) }
        return V4Binder(
            defaults: kind.defaults.overlaid(with: .object(lists)), known: (old?.members ?? []).map(\.name),
            ignored: ignored, fixed: old == nil ? [] : kind.fixed, choices: kind.choices,
            isOpen: kind.rules.contains(.open))
    }

    mutating func create(_ exchange: V4Exchange) throws(V4Problem) -> HTTPResponse {
        let kind = exchange.kind
        let bound = try binder(kind, old: nil).bind(try exchange.body)
        for name in kind.mandatory where bound[name].map({ $0.isNull || $0.text == "" }) ?? true {
            throw .missing(name)
        }
        try check(bound, old: nil, kind)
        let lists = kind.children.map(\.member)
        let id = JSONValue.string(nextID())
        var value = JSONValue.object([JSONMember("id", id)])
            .overlaid(with: kind.defaults.without(lists)).overlaid(with: bound.without(lists))
        if kind.rules.contains(.ordered), bound["order"]?.integer ?? 0 == 0 {
            value = value.with("order", .integer(nextOrder(kind, beside: value)))
        }
        value = try withChildren(value, from: bound, old: nil, kind.children, id: id)
        value = stamped(value, kind, isNew: true)
        try checkWhole(value, kind)
        try add(value, exchange.route)
        if kind.rules.contains(.furnished) { try furnish(kind, value) }
        return .json(201, render(value, kind))
    }

    private mutating func add(_ value: JSONValue, _ route: V4Route) throws(V4Problem) {
        guard let view = route.kind.view else {
            state.collections[Place(kind: route.kind.name, owner: route.owner), default: []].append(value)
            return
        }
        let list = view.members[0]
        func grown(_ holder: JSONValue) -> JSONValue {
            holder.with(list, .array((holder[list]?.elements ?? []) + [value]))
        }
        guard let parent = route.kind.parent else {
            let place = Place(kind: view.kind)
            state.singletons[place] = grown(state.singletons[place] ?? [:])
            return
        }
        let place = Place(kind: view.kind)
        let id = value[parent.member]?.reference ?? ""
        guard let index = state.index(of: id, at: place), let holder = state.collections[place]?[index] else {
            throw .notFound(view.kind, id)
        }
        state.collections[place]?[index] = grown(holder)
    }

    /// PUT changes the members that it carries and leaves the others as they are (rule one).
    mutating func replace(_ exchange: V4Exchange) throws(V4Problem) -> HTTPResponse {
        let kind = exchange.kind
        let old = try stored(exchange.route)
        let bound = keepingImages(try binder(kind, old: old).bind(try exchange.body), of: old, kind)
        try check(bound, old: old, kind)
        let id = old["id"] ?? old["campaignId"] ?? nil
        var new = old.overlaid(with: bound.without(kind.children.map(\.member)))
        new = try withChildren(new, from: bound, old: old, kind.children, id: id)
        new = stamped(new, kind, isNew: false)
        try checkWhole(new, kind)
        store(new, exchange.route)
        return .json(200, render(new, kind))
    }

    /// `:enable` and `:disable`. Something that is so already is 409 (rule twenty-six).
    mutating func turn(_ exchange: V4Exchange, on: Bool) throws(V4Problem) -> HTTPResponse {
        let old = try stored(exchange.route)
        if old["isEnabled"]?.truth ?? false == on {
            throw V4Problem(409, "AccessViolation", "It is \(on ? "enabled" : "disabled") already.")
        }
        let new = old.with("isEnabled", .bool(on))
        store(new, exchange.route)
        return .json(200, render(new, exchange.kind))
    }

    private func nextOrder(_ kind: V4Kind, beside value: JSONValue) -> Int {
        let siblings = all(kind.name).filter { item in
            kind.parent.map { item[$0.member]?.reference == value[$0.member]?.reference } ?? true
        }
        return (siblings.compactMap { $0["order"]?.integer }.max() ?? 0) + 1
    }

    private func stamped(_ value: JSONValue, _ kind: V4Kind, isNew: Bool) -> JSONValue {
        var result = value
        if kind.rules.contains(.stamped) {
            let time = JSONValue.string(visit.now.text)
            if isNew { result = result.with("createdTime", time) }
            result = result.with("lastUpdatedTime", time)
        }
        return kind.rules.contains(.stampedByAgent) ? result.with("agentId", .string(visit.agent)) : result
    }
}
