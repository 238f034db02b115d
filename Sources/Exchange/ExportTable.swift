package import Catalog
package import Wire

/// Which table of kinds an export was written by, so that it can be read where no site is at hand that would say.
package struct ExportTable: Hashable, Sendable {
    package let api: Catalog.API
    package let fingerprint: String
    /// The rows that the built-in table of that version lacks or has otherwise, and removals, as a file of rows has them.
    package let rows: [JSONValue]

    /// - Parameter builtIn: the built-in table of the same version.
    package init(_ table: Catalog, over builtIn: Catalog) {
        api = table.api
        fingerprint = table.fingerprint
        let changed = table.kinds.filter { builtIn[$0.name] != $0 }
        let removed = builtIn.kinds.filter { table[$0.name] == nil }
        rows = changed.rows + removed.map { ["name": .string($0.name), "remove": true] }
    }

    var document: JSONValue {
        var members = [
            JSONMember("api", .string(api.rawValue)), JSONMember("fingerprint", .string(fingerprint)),
        ]
        if !rows.isEmpty { members.append(JSONMember("rows", .array(rows))) }
        return .object(members)
    }

    init(_ document: JSONValue, file: String, line: Int?) throws(ExchangeError) {
        guard let api = document["api"]?.text.flatMap(Catalog.API.init), let print = document["fingerprint"]?.text
        else {
            throw ExchangeError(
                file, line: line, "it names a table of kinds that this program does not know",
                hint: "use the newer program", .newer)
        }
        self.api = api
        fingerprint = print
        rows = document["rows"]?.elements ?? []
    }

    /// The table itself.
    /// - Parameters:
    ///   - builtIn: the built-in one of that version, as this program has it.
    ///   - name: of the export, for errors.
    package func table(over builtIn: Catalog, name: String) throws(ExchangeError) -> Catalog {
        if rows.isEmpty { return builtIn }
        let file: JSONValue = [
            "format": .integer(RowFile.format), "over": .string(api.rawValue), "rows": .array(rows),
        ]
        do throws(RowFlaw) {
            // What an export does not take for a secret may be one all the same.
            return try RowFile(file).laid(over: builtIn).hidingSecrets(of: builtIn)
        } catch {
            throw ExchangeError(
                name, "the rows of kinds in it make no table: \(error)", hint: "export the state again")
        }
    }
}

extension ExportHeader {
    /// What an export says of itself, looked up before anything of it is read: its table says how to.
    /// - Parameters:
    ///   - path: absolute.
    ///   - name: as people wrote it.
    /// - Returns: nil where it says nothing, or is none.
    package static func of(_ path: String, name: String) throws -> ExportHeader? {
        if try FolderReader.isFolder(path) {
            func plain(_ text: String) -> String { text.hasSuffix("/") ? String(text.dropLast()) : text }
            return try FolderReader.header(in: plain(path), name: plain(name))
        }
        guard name.lowercased().hasSuffix(".ndjson") else { return nil }
        return try NDJSONReader.header(of: path, name: name)
    }
}
