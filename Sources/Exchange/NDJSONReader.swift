package import Catalog
import Platform
import Wire

/// Reads what `NDJSON` writes, also where people have edited it.
package struct NDJSONReader {
    private let path: String
    private let name: String
    private let reader: AddressReader

    /// - Parameters:
    ///   - path: absolute.
    ///   - name: as people wrote it.
    package init(_ path: String, name: String, catalog: Catalog) {
        self.path = path
        self.name = name
        reader = AddressReader(catalog)
    }

    package func contents() throws -> ExportContents {
        var contents = ExportContents(name: name, isPortable: false)
        contents.isLines = true
        for (index, line) in try TextFile.lines(of: path, name).enumerated() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            try take(Array(line), index + 1, &contents)
        }
        try checkExtent(of: contents)
        guard !contents.entries.isEmpty || contents.header?.extent != nil else {
            throw ExchangeError(
                name, "there is no resource in it",
                hint: "each line is one: {\"kind\",\"address\",\"path\",\"id\",\"body\"}")
        }
        return contents
    }

    /// What its first line says, as `contents` does. What is no JSON is told of by whoever reads all of it.
    static func header(of path: String, name: String) throws -> ExportHeader? {
        guard try PrivateFile.kind(of: path) != .missing, let first = try TextFile.lines(of: path, name).first,
            let line = try? JSONValue(parsing: Array(first)), let header = line["export"]
        else { return nil }
        return try ExportHeader(header, file: name, line: 1)
    }

    /// Lines that a person took out are meant; those that are missing at the end were lost on the way.
    private func checkExtent(of contents: ExportContents) throws(ExchangeError) {
        guard let extent = contents.header?.extent, contents.entries.count < extent.resources,
            let last = extent.last, !contents.entries.contains(where: { $0.address.text == last })
        else { return }
        throw ExchangeError(
            name,
            "its end is missing: it says of itself that it has \(extent.resources) resources, the last of them '\(last)', and there are \(contents.entries.count)",
            hint: "export once more; if you took the lines out, correct \"resources\" and \"last\" in its first line")
    }

    private func take(_ bytes: [UInt8], _ number: Int, _ contents: inout ExportContents) throws(ExchangeError) {
        let line: JSONValue
        do throws(JSONError) { line = try JSONValue(parsing: bytes) } catch {
            throw ExchangeError(name, error, in: bytes, first: number)
        }
        if line["address"] == nil, line["body"] == nil, let header = line["export"] {
            contents.header = try ExportHeader(header, file: name, line: number)
            return
        }
        guard let written = line["address"]?.text, let body = line["body"] else {
            throw ExchangeError(
                name, line: number, "a resource needs \"address\" and \"body\"",
                hint: "a line is {\"kind\",\"address\",\"path\",\"id\",\"body\"}")
        }
        let (kind, place, address) = try reader.locate(Address(written), file: name, line: number)
        if let stated = line["kind"]?.text, !stated.isIdentical(to: kind.name) {
            throw ExchangeError(
                name, line: number, "'\(address)' is of the kind \(kind.name), not '\(stated)'",
                hint: "correct one of the two")
        }
        if let path = line["path"]?.text {
            guard let located = reader.places.locate(path), located.kind.name == kind.name else {
                throw ExchangeError(
                    name, line: number, "'\(path)' is no path of \(kind.name)",
                    hint: "leave \"path\" and \"id\" out of lines that you add")
            }
        }
        if let header = line["export"] { contents.header = try ExportHeader(header, file: name, line: number) }
        for entry in line["names"]?.members ?? [] { contents.names[entry.name] = entry.value.text }
        let entry = ExportContents.Entry(
            kind: kind, place: place, address: address, path: line["path"]?.text, id: line["id"]?.text,
            raw: body.bytes(), file: name, line: number)
        try entry.check(isPortable: false)
        contents.entries.append(entry)
    }
}
