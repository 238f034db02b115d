package import Wire

/// A kind that only a user knows: a row of a file of rows, of which the simulator reads the few members that it needs and
/// leaves the rest to whoever the file is for.
package struct TaughtKind: Sendable {
    let name: String
    /// Without a slash at its front; nil: the row says nothing of it.
    let path: String?
    let isSingleton: Bool
    let isSwitched: Bool
    let parentMember: String?
    let isRemoved: Bool
    /// `v3` or `v4`; nil: any.
    let version: String?

    func isFor(_ version: String) -> Bool { self.version == nil || self.version == version }

    /// - Parameter file: `{"over": "v4", "rows": [{"name", "path", "shape"} | {"name", "patch"} | {"name", "remove"}]}`.
    package static func rows(of file: JSONValue) throws(SiteFileError) -> [TaughtKind] {
        guard let rows = (file["rows"] ?? file["kinds"])?.elements else {
            throw SiteFileError(place: "rows", reason: "a list expected")
        }
        let version = file["over"]?.text
        var kinds: [TaughtKind] = []
        for (index, row) in rows.enumerated() {
            guard let name = row["name"]?.text, !name.isEmpty else {
                throw SiteFileError(place: "rows[\(index)].name", reason: "a name expected")
            }
            kinds.append(TaughtKind(name, row["patch"] ?? row, version, isRemoved: row["remove"]?.truth ?? false))
        }
        return kinds
    }

    private init(_ name: String, _ row: JSONValue, _ version: String?, isRemoved: Bool) {
        self.name = name
        self.version = version
        self.isRemoved = isRemoved
        let listed = [row["asked"], row["paths"]].compactMap { $0?.elements?.first?.text }
        let text = row["path"]?.text ?? listed.first
        // A table that is printed leaves out what most rows have.
        let usual = version == "v3" || row["path"] == nil ? "/livechat" : ""
        let base = row["base"]?.text ?? usual
        path = text.map { Self.plain(base + "/" + $0) }
        isSingleton = row["shape"]?.text?.lowercased().contains("singleton") ?? false
        isSwitched = row["switch"]?.members != nil
        parentMember = (row["parentField"] ?? row["parentQuery"] ?? row["namesParent"]?["member"])?.text
    }

    /// `/livechat/campaigns/{campaignId}/x/{id}` as this table writes it: `livechat/campaigns/{campaigns}/x`.
    private static func plain(_ path: String) -> String {
        var words = path.split(separator: "/").map { String($0) }
        if words.last == "{id}" { words.removeLast() }
        return words.map { word in
            word.hasPrefix("{") && word.hasSuffix("Id}") ? word.dropLast(3) + "s}" : word
        }.joined(separator: "/")
    }

    /// Takes a kind away, moves one to another path, or adds one of which nothing is known but where it lies.
    func teach(_ kinds: inout [V4Kind]) {
        if isRemoved { kinds.removeAll { $0.name == name } }
        guard !isRemoved, let path else { return }
        if let index = kinds.firstIndex(where: { $0.name == name }) {
            kinds[index] = kinds[index].moved(to: path)
            return
        }
        var operations = isSingleton ? V4Kind.setting : V4Kind.editing
        if isSwitched { operations.formUnion(V4Kind.verbs) }
        kinds.append(
            V4Kind(
                name: name, shape: isSingleton ? .singleton : .collection, path: path, operations: operations,
                parent: parentMember.map { .init(kind: $0.hasSuffix("Id") ? $0.dropLast(2) + "s" : $0, member: $0) },
                defaults: isSwitched ? ["isEnabled": false] : [:],
                readOnly: isSingleton ? ["campaignId"] : ["id"], rules: [.open]))
    }
}
