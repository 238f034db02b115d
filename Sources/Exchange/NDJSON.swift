package import Catalog
package import Wire

/// One resource a line: `{"kind","address","path","id","body"}`, and behind these `"names"`, what ids in the body stand for that
/// no line explains, and in the first line `"export"`, what the export says of itself.
package enum NDJSON {
    /// An export in which there is nothing is its header alone.
    package static func empty(header: JSONValue) -> [UInt8] {
        JSONValue.object([JSONMember("export", header)]).bytes() + [0x0A]
    }

    /// - Parameters:
    ///   - json: the body as compact JSON, spliced in as it stands.
    ///   - names: addresses by id: `departments/Sales`.
    ///   - header: the `ExportHeader`'s document.
    package static func line(
        kind: String, address: Address, path: String, id: String?, json: [UInt8],
        names: [(id: String, address: Address)] = [], header: JSONValue? = nil
    ) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(json.count + 200)
        func put(_ name: String, _ value: JSONValue) {
            line.append(contentsOf: (line.isEmpty ? "{\"" : ",\"").utf8)
            line.append(contentsOf: name.utf8)
            line.append(contentsOf: "\":".utf8)
            value.write(to: &line, .compact)
        }
        put("kind", .string(kind))
        put("address", .string(address.text))
        put("path", .string(path))
        put("id", id.map(JSONValue.string) ?? .null)
        line.append(contentsOf: ",\"body\":".utf8)
        line.append(contentsOf: json)
        if !names.isEmpty { put("names", .object(names.map { JSONMember($0.id, .string($0.address.text)) })) }
        if let header { put("export", header) }
        line.append(contentsOf: "}\n".utf8)
        return line
    }
}
