import Wire

extension SimulatedSite {
    /// Refuses an object that lacks what is mandatory, is none of what is allowed, or names something that doesn't exist.
    /// - Parameter index: of the object itself among those of its place, nil if it is new.
    func check(_ value: JSONValue, _ kind: Kind, at place: Place, except index: Int? = nil) throws(Refusal) {
        try checkMandatory(value, kind)
        if kind.rules.contains(.ban) { try checkBan(value) }
        if let button = kind.styledBy { try checkStyle(value, beside: Place(kind: button, owner: place.owner)) }
        if options.isNameUnique, let name = value["name"]?.text {
            let items = state.collections[place] ?? []
            let twin = items.indices.first { $0 != index && items[$0]["name"]?.text?.isIdentical(to: name) == true }
            if twin != nil { throw Refusal(400, "the name '\(name)' is taken") }
        }
        for reference in kind.references { try check(reference, in: value) }
    }

    func checkMandatory(_ value: JSONValue, _ kind: Kind) throws(Refusal) {
        for name in kind.mandatory {
            let isMissing = value[name].map { $0.isNull || $0.text?.isEmpty == true } ?? true
            if isMissing { throw Refusal(400, "parameter '\(spelled(name, kind))' is missing") }
        }
    }

    private func check(_ reference: Reference, in value: JSONValue) throws(Refusal) {
        _ = try reference.map(value) { holder throws(Refusal) in
            for target in reference.targets(in: holder) where target.reference != nil {
                guard state.target(target, of: reference.kind, key: reference.key) != nil else {
                    let shown = target.text ?? target.written()
                    throw Refusal(400, "'\(reference.path)' names \(reference.kind) '\(shown)', which does not exist")
                }
            }
            return holder
        }
    }

    private func checkBan(_ value: JSONValue) throws(Refusal) {
        let needed = ["visitor": ["visitorId"], "ip": ["ip"], "ipRange": ["ipRangeFrom", "ipRangeTo"]]
        for name in needed[value["type"]?.text ?? ""] ?? [] where value[name]?.text?.isEmpty ?? true {
            throw Refusal(400, "parameter '\(name)' is missing")
        }
    }

    /// The final document allows bubbles only beside an adaptive button.
    private func checkStyle(_ value: JSONValue, beside place: Place) throws(Refusal) {
        let button = state.singletons[place]?["type"]?.text
        if options.dialect == .final, value["style"]?.text == "bubble", button != "adaptive" {
            throw Refusal(400, "style 'bubble' needs a chat button of type 'adaptive'")
        }
    }

    /// Sets what the server says about who wrote the object, and when.
    func stamped(_ value: JSONValue, _ kind: Kind, old: JSONValue?) -> JSONValue {
        let me: JSONValue = Int(agent).map { .integer($0) } ?? .string(agent)
        var result = value
        if kind.rules.contains(.stamped) {
            if old == nil { result = result.with("createdTime", .string(now.text)).with("createdByAgentId", me) }
            result = result.with("lastUpdatedTime", .string(now.text))
        }
        if kind.rules.contains(.stampedBy) { result = result.with("lastUpdatedByAgentId", me) }
        return result
    }

    /// An image keeps its id as long as its address stays the same; another address is another image.
    mutating func withImageIDs(_ value: JSONValue, _ kind: Kind, old: JSONValue?) throws(Refusal) -> JSONValue {
        var result = value
        for name in kind.images {
            guard let image = value[name], image.members != nil else { continue }
            let known = old?[name]
            let isSame = known?["url"] == image["url"] && known?["id"] != nil
            let id: JSONValue = isSame ? known?["id"] ?? nil : .string(nextID())
            result = result.with(name, JSONValue.object([JSONMember("id", id)]).overlaid(with: image.without(["id"])))
        }
        return result
    }

    /// Elements of a list that has ids in the draft get theirs, those of a known key keep it.
    mutating func withRecordIDs(_ value: JSONValue, _ kind: Kind, old: JSONValue? = nil) -> JSONValue {
        var result = value
        for record in kind.records {
            let known = old?[record.member]?.elements ?? []
            let elements = (value[record.member]?.elements ?? []).map { element in
                let twin = known.first { $0[record.key] != nil && $0[record.key] == element[record.key] }
                let id = twin?["id"] ?? .string(nextID())
                return JSONValue.object([JSONMember("id", id)]).overlaid(with: element.without(["id"]))
            }
            result = value[record.member] == nil ? result : result.with(record.member, .array(elements))
        }
        return result
    }
}
