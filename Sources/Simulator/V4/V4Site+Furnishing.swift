import Wire

extension V4Site {
    /// The field of that name that the service brings.
    func systemField(_ name: String) -> JSONValue? {
        table.with(.library).flatMap { state.items(of: $0.name) }.first {
            $0["isSystem"]?.truth == true && $0["name"]?.text == name
        }
    }

    /// Gives an object the singletons under it.
    mutating func furnishParts(of kind: V4Kind, _ value: JSONValue) {
        let id = value["id"] ?? nil
        for part in table.parts(of: kind.name) {
            var single = JSONValue.object([JSONMember("campaignId", id)]).overlaid(with: part.defaults)
            for child in part.children {
                let rows = (V4Templates.forms[child.member] ?? []).enumerated().compactMap { index, name in
                    systemField(name).map { placed($0, child, id: id, order: index + 1) }
                }
                single = single.with(child.member, .array(rows))
            }
            if single[V4Templates.code] != nil {
                let code = "<div id=\"livechat\" data-site=\"\(siteID)\" data-campaign=\"\(id.text ?? "")\"></div>"
                single = single.with(V4Templates.code, .string(code))
            }
            state.singletons[Place(kind: part.name, owner: id.reference ?? "")] = single
        }
    }

    /// Gives a new object all that it comes with.
    mutating func furnish(_ kind: V4Kind, _ value: JSONValue) throws(V4Problem) {
        furnishParts(of: kind, value)
        for template in V4Templates.rows {
            guard let row = table.named[template.kind] else { continue }
            for (index, body) in template.bodies.enumerated() {
                var item = JSONValue.object([JSONMember("id", .string(nextID()))]).overlaid(with: row.defaults)
                    .overlaid(with: body).with("campaignId", value["id"] ?? nil).with("order", .integer(index + 1))
                if let field = body["fieldId"]?.text.flatMap({ systemField($0) }) {
                    item = item.with("fieldId", field["id"] ?? nil)
                }
                state.collections[Place(kind: row.name), default: []].append(item)
            }
        }
    }

    private mutating func placed(_ field: JSONValue, _ child: V4Child, id: JSONValue, order: Int) -> JSONValue {
        JSONValue.object([JSONMember("id", .string(nextID()))]).overlaid(with: child.defaults)
            .with("campaignId", id).with("fieldId", field["id"] ?? nil).with("label", field["name"] ?? nil)
            .with("type", field["type"] ?? nil).with("order", .integer(order))
    }

    func withAccount(_ value: JSONValue, _ kind: V4Kind) -> JSONValue {
        guard kind.rules.contains(.account) else { return value }
        return JSONValue.object([JSONMember("siteId", .integer(siteID))]).overlaid(with: value)
    }
}
