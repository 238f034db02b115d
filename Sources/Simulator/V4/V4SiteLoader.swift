import Wire

/// Fills an empty site of version 4 from a file.
struct V4SiteLoader {
    var site: V4Site
    /// Whether the file says everything, so that no default may shine through.
    let isWhole: Bool

    mutating func load(_ file: JSONValue) throws(SiteFileError) {
        let kinds = site.table.kinds.filter { $0.view == nil && $0.owner == nil }
        for kind in kinds where !kind.rules.contains(.furnished) { try load(kind, file[kind.name]) }
        if !isWhole { addSystemFields() }
        for kind in kinds where kind.rules.contains(.furnished) {
            for (index, whole) in (file[kind.name]?.elements ?? []).enumerated() {
                try load(whole, withPartsOf: kind, at: "\(kind.name)[\(index)]")
            }
        }
        if !isWhole { resolveNames() }
        site.state.ids = max(site.state.ids, file["ids"]?.integer ?? 0)
    }

    private mutating func load(_ kind: V4Kind, _ value: JSONValue?, owner: String = "") throws(SiteFileError) {
        let place = Place(kind: kind.name, owner: owner)
        if kind.shape == .singleton {
            let whole = try loaded(
                value ?? [:], kind, at: kind.name, over: owner.isEmpty ? nil : site.state.singletons[place])
            site.state.singletons[place] = site.withAccount(whole, kind)
            return
        }
        guard let elements = (value ?? []).elements else {
            throw SiteFileError(place: kind.name, reason: "a list expected")
        }
        var items: [JSONValue] = []
        for (index, element) in elements.enumerated() {
            var item = try loaded(element, kind, at: "\(kind.name)[\(index)]")
            if kind.rules.contains(.ordered), element["order"] == nil, !isWhole {
                item = item.with("order", .integer(index + 1))
            }
            items.append(item)
        }
        site.state.collections[place] = items
    }

    private mutating func load(_ whole: JSONValue, withPartsOf kind: V4Kind, at path: String) throws(SiteFileError) {
        let value = try loaded(whole.without(["parts"]), kind, at: path)
        let owner = value["id"]?.reference ?? ""
        site.state.collections[Place(kind: kind.name), default: []].append(value)
        if !isWhole { site.furnishParts(of: kind, value) }
        let parts = site.table.kinds.filter { $0.owner == kind.name }
        for member in whole["parts"]?.members ?? [] {
            guard let part = parts.first(where: { $0.name.isIdentical(to: member.name) }) else {
                throw SiteFileError(place: "\(path).parts.\(member.name)", reason: "no such part")
            }
            try load(part, member.value, owner: owner)
        }
    }

    /// An object with an id and its rows with theirs.
    /// - Parameter base: what it has already.
    private func loaded(
        _ element: JSONValue, _ kind: V4Kind, at path: String, over base: JSONValue? = nil
    ) throws(SiteFileError) -> JSONValue {
        guard element.members != nil else { throw SiteFileError(place: path, reason: "an object expected") }
        let element = renamed(element, kind.renames).without(["access"])
        var value = (base ?? (isWhole ? [:] : kind.defaults)).overlaid(with: element)
        if kind.shape != .singleton {
            var head: [JSONMember] = []
            if kind.rules.contains(.numbered) {
                let digits = path.filter(\.isNumber)
                head.append(JSONMember("id", element["id"] ?? .integer(1000 + (Int(digits) ?? 0))))
                head.append(JSONMember("guid", element["guid"] ?? .string(site.guids.guid(for: path))))
            } else {
                head.append(JSONMember("id", element["id"] ?? .string(site.guids.guid(for: path))))
            }
            value = JSONValue.object(head).overlaid(with: value)
        }
        if isWhole || kind.shape == .records { return value }
        let id = value["id"] ?? value["campaignId"] ?? nil
        return kind.children.reduce(value) { result, child in
            guard let rows = element[child.member]?.elements else { return result }
            return result.with(
                child.member, identified(rows, child, id: id, at: "\(path).\(child.member)/\(id.text ?? "")"))
        }
    }

    private func identified(_ rows: [JSONValue], _ child: V4Child, id: JSONValue, at path: String) -> JSONValue {
        .array(
            rows.enumerated().map { index, row in
                var value = child.defaults.overlaid(with: row)
                if child.defaults["order"] != nil, row["order"] == nil {
                    value = value.with("order", .integer(index + 1))
                }
                if child.key == "id" {
                    let own = row["id"] ?? .string(site.guids.guid(for: "\(path)[\(index)]"))
                    value = JSONValue.object([JSONMember("id", own)]).overlaid(with: value)
                }
                if let parent = child.parent { value = value.with(parent, id) }
                return child.children.reduce(value) { result, nested in
                    let inner = row[nested.member]?.elements ?? []
                    let place = "\(path)[\(index)].\(nested.member)"
                    return result.with(nested.member, identified(inner, nested, id: value["id"] ?? nil, at: place))
                }
            })
    }

    private func renamed(_ value: JSONValue, _ names: [String: String]) -> JSONValue {
        if names.isEmpty { return value }
        if let elements = value.elements { return .array(elements.map { renamed($0, names) }) }
        guard let members = value.members else { return value }
        return .object(members.map { JSONMember(names[$0.name] ?? $0.name, renamed($0.value, names)) })
    }

    private mutating func addSystemFields() {
        for field in V4Templates.fields where site.systemField(field.name) == nil {
            guard let kind = site.table.with(.library).first, let child = kind.children.first else { return }
            let id = site.guids.guid(for: "fields/\(field.name)")
            let options = field.options.map { JSONValue.object([JSONMember("value", .string($0))]) }
            let rows = identified(options, child, id: .string(id), at: "fields/\(field.name)")
            let value = JSONValue.object([JSONMember("id", .string(id))]).overlaid(with: kind.defaults)
                .with("name", .string(field.name)).with("type", .string(field.type)).with("isSystem", true)
                .with(child.member, rows)
            site.state.collections[Place(kind: kind.name), default: []].append(value)
        }
    }
}
