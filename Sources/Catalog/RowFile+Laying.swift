import Foundation
import Wire

extension RowFile {
    /// The table with these rows over it: rows of a known name take the place of that row, others come at the end, in the order
    /// of the file.
    /// - Throws: the first thing in it that makes no table of it, or that a file may not say.
    package func laid(over table: Catalog) throws(RowFlaw) -> Catalog {
        guard api == table.api else {
            throw RowFlaw(
                ofFile: ["over"],
                "the file is for the table of \(api.rawValue), and the site has that of \(table.api.rawValue)")
        }
        var kinds = table.kinds
        var taught = Catalog.Taught()
        for entry in entries {
            let index = kinds.firstIndex { $0.name.isIdentical(to: entry.name) }
            switch entry.change {
            case .removal: taught.removed.append(kinds.remove(at: try known(index, entry, kinds)).name)
            case .patch(let patch):
                let index = try known(index, entry, kinds)
                kinds[index] = try Self.patched(kinds[index], patch)
            case .whole(let row):
                let kind = try Self.read(row)
                if let index { kinds[index] = kind } else { kinds.append(kind) }
            }
        }
        let changed = kinds.filter { $0 != table[$0.name] }
        taught.rows = Set(changed.map(\.name))
        let left = table.uncovered.filter { hole in !kinds.contains { $0.name.isSameName(as: hole.name) } }
        let laid = Catalog(kinds, api: api, taught: taught, uncovered: left)
        try Self.check(changed, over: table, in: laid)
        return laid
    }

    private func known(_ index: Int?, _ entry: Entry, _ kinds: [Kind]) throws(RowFlaw) -> Int {
        if let index { return index }
        throw RowFlaw(
            entry.name, "there is no such row in the table of \(api.rawValue)",
            stranger: .init(name: entry.name, known: kinds.map(\.name)))
    }

    private static func check(_ changed: [Kind], over table: Catalog, in laid: Catalog) throws(RowFlaw) {
        let names = laid.kinds.map(\.name)
        for kind in changed {
            if let flaw = kind.pathFlaw(among: names) { throw flaw }
            if let index = kind.operations.firstIndex(of: .deleteMany),
                table[kind.name]?.operations.contains(.deleteMany) != true
            {
                throw RowFlaw(kind.name, ["operations", "[\(index)]"], "a file deletes single items only")
            }
        }
        let flaws = laid.rowFlaws
        // Two rows that do not go together are a mistake in that of the file.
        if let flaw = flaws.first(where: { flaw in changed.contains { $0.name == flaw.row } }) ?? flaws.first {
            throw flaw
        }
    }

    /// Only read, unless the row itself lists what else can be done.
    private static func read(_ row: JSONValue) throws(RowFlaw) -> Kind {
        var kind = try decode(row)
        if row["operations"]?.isNull ?? true {
            kind.operations = kind.operations.filter { $0 == .list || $0 == .read }
        }
        return kind
    }

    /// What follows from a member that is patched follows from what it is now, unless the row says otherwise.
    private static func patched(_ kind: Kind, _ patch: JSONValue) throws(RowFlaw) -> Kind {
        if patch["name"] != nil { throw RowFlaw(kind.name, ["patch", "name"], "a patch gives no other name") }
        guard var row = [kind].rows.first else { return kind }
        for member in patch.members ?? [] { row.set(member.name, member.value) }
        let isDerived = Kind(kind.name, kind.shape, at: kind.paths).itemPaths == kind.itemPaths
        if patch["itemPaths"] == nil, isDerived { row.remove("itemPaths") }
        if patch["comesWithParent"] == nil { row.remove("comesWithParent") }
        let isReshaped = !(patch["shape"]?.isNull ?? true)
        if isReshaped, patch["operations"] == nil { row.remove("operations") }
        do throws(RowFlaw) {
            return try isReshaped ? read(row) : decode(row)
        } catch {
            throw error.found(below: "patch")
        }
    }

    private static func decode(_ row: JSONValue) throws(RowFlaw) -> Kind {
        do {
            let kind = try JSONDecoder().decode(Kind.self, from: Data(row.bytes()))
            if let flaw = kind.slashFlaw(in: row) { throw flaw }
            return kind
        } catch let flaw as RowFlaw {
            throw flaw
        } catch {
            throw RowFlaw(row["name"]?.text ?? "", "this is no row")
        }
    }
}

extension Kind {
    /// A path that was read is not always what is written: empty steps and an end without a step are passed over, so what names
    /// a host has to be seen before.
    fileprivate func slashFlaw(in row: JSONValue) -> RowFlaw? {
        for member in ["paths", "itemPaths", "otherPaths", "asked"] {
            for (index, path) in (row[member]?.elements ?? []).enumerated() {
                guard let text = path.text, let reason = TaughtPath.flaw(of: text) else { continue }
                return RowFlaw(name, [member, "[\(index)]"], reason)
            }
        }
        for (index, action) in (row["actions"]?.elements ?? []).enumerated() {
            guard let text = action["path"]?.text, let reason = TaughtPath.flaw(of: text) else { continue }
            return RowFlaw(name, ["actions", "[\(index)]", "path"], reason)
        }
        return nil
    }
}
