import Wire

/// One resource a line: `{"kind","address","path","id","body"}`.
package enum NDJSON {
    /// - Parameters:
    ///   - json: the body as compact JSON, spliced in as it stands.
    package static func line(kind: String, address: String, path: String, id: String?, json: [UInt8]) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(json.count + 200)
        func put(_ name: String, _ value: JSONValue) {
            line.append(contentsOf: (line.isEmpty ? "{\"" : ",\"").utf8)
            line.append(contentsOf: name.utf8)
            line.append(contentsOf: "\":".utf8)
            value.write(to: &line, .compact)
        }
        put("kind", .string(kind))
        put("address", .string(address))
        put("path", .string(path))
        put("id", id.map(JSONValue.string) ?? .null)
        line.append(contentsOf: ",\"body\":".utf8)
        line.append(contentsOf: json)
        line.append(contentsOf: "}\n".utf8)
        return line
    }
}
