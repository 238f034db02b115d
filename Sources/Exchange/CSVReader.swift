package import Catalog
import Wire

/// Reads tables: a file per kind, a row per resource. A row is about the members that the table has columns for; what else the
/// resource has on the site stays.
package struct CSVReader {
    static let suffix = ".csv"
    /// Where a row belongs, for kinds whose rows don't say it themselves.
    static let addressColumn = "address"

    /// More than any table of this program has: what has more is no table that a person made, and would take all memory.
    static let (mostColumns, mostSteps, mostRows) = (2000, 64, 200_000)

    private let catalog: Catalog
    private let reader: AddressReader

    package init(catalog: Catalog) {
        self.catalog = catalog
        reader = AddressReader(catalog)
    }

    package func contents(of path: String, name: String) throws -> ExportContents {
        var contents = ExportContents(name: name, isPortable: true)
        try read(path, name, &contents)
        return contents
    }

    func contents(ofFolder folder: String, name: String, header: ExportHeader?) throws -> ExportContents {
        var contents = ExportContents(name: name, header: header, isPortable: true)
        for file in try FolderReader.files(in: folder, name: name, ending: Self.suffix) {
            try read(folder + "/" + file, name + "/" + file, &contents)
        }
        return contents
    }

    private func read(_ path: String, _ name: String, _ contents: inout ExportContents) throws {
        let kind = try self.kind(named: name)
        contents.tables.insert(kind.name)
        var rows = try CSVText.rows(try TextFile.bytes(of: path, name), file: name, mostRows: Self.mostRows)
        guard !rows.isEmpty else {
            throw ExchangeError(
                name, line: 1, "it has no line with the names of its columns", hint: "like type,ip,comment")
        }
        // Spreadsheets fill rows up to the widest one.
        let titles = rows.removeFirst().cells.map(Self.trimmed).withoutEmptyEnd
        for index in rows.indices { rows[index].cells = rows[index].cells.withoutEmptyEnd }
        if let row = rows.first(where: { $0.cells.count > titles.count }) {
            throw ExchangeError(
                name, line: row.line, "it has \(row.cells.count) cells for \(titles.count) columns",
                hint: "a cell with a comma in it is written in quotes")
        }
        if titles.count > Self.mostColumns {
            throw ExchangeError(
                name, line: 1, "it has \(titles.count) columns, and \(Self.mostColumns) are the most",
                hint: "leave out columns that you did not change")
        }
        let place = titles.firstIndex { $0.isSameName(as: Self.addressColumn) }
        let columns = try pointers(titles, name)
        let texts = Set((kind.key + kind.label).flatMap(kind.spellings).compactMap(\.pointer))
        let table = CSVRows(columns, rows.map(\.cells), texts: texts)
        let members = columns.enumerated().filter { $0.offset != place }.compactMap { $0.element.tokens.first }
        var bodies: [JSONValue] = []
        for row in rows {
            try Task.checkCancellation()
            var cells = row.cells
            if let place, place < cells.count { cells[place] = "" }
            bodies.append(table.body(of: cells))
        }
        let addresses = try self.addresses(rows, place, bodies, kind, name)
        for (index, row) in rows.enumerated() {
            try Task.checkCancellation()
            let (located, template, address) = try reader.locate(addresses[index], file: name, line: row.line)
            guard located.name == kind.name else {
                throw ExchangeError(
                    name, line: row.line, "'\(address)' is of the kind \(located.name), not \(kind.name)")
            }
            let entry = ExportContents.Entry(
                kind: kind, place: template, address: address, path: nil,
                id: kind.shape == .collection ? Resource.id(of: bodies[index]) : nil, raw: bodies[index].bytes(),
                members: contents.header == nil ? members : nil, isRow: true, file: name, line: row.line)
            try entry.check(isPortable: contents.header?.hasIDs != true)
            contents.entries.append(entry)
        }
    }

    /// A file is called after its kind; what a person put behind that, `bans-2026.csv`, does no harm.
    private func kind(named name: String) throws(ExchangeError) -> Kind {
        let file =
            name.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? name
        let stem = file.lowercased().hasSuffix(Self.suffix) ? String(file.dropLast(Self.suffix.utf8.count)) : file
        let start = String(stem.unicodeScalars.prefix { $0.properties.isAlphabetic })
        if let kind = catalog.configuration.first(where: {
            $0.name.isSameName(as: stem) || $0.name.isSameName(as: start)
        }) {
            return kind
        }
        throw ExchangeError(
            name, "nothing says what it is a table of", hint: "call it after its kind, like bans.csv or bans-2026.csv")
    }

    /// Without the blanks around it.
    private static func trimmed(_ title: String) -> String {
        let bytes = title.utf8.drop { $0 == 0x20 }
        return String(decoding: bytes.reversed().drop { $0 == 0x20 }.reversed(), as: UTF8.self)
    }

    private func pointers(_ titles: [String], _ name: String) throws(ExchangeError) -> [JSONPointer] {
        var pointers: [JSONPointer] = []
        var known: Set<JSONPointer> = []
        for (index, title) in titles.enumerated() {
            guard let pointer = CSVColumns.pointer(title) else {
                throw ExchangeError(
                    name, line: 1,
                    title.isEmpty ? "column \(index + 1) has no name" : "'\(title)' is no name of a column",
                    hint: "a column is called after its member: comment, or conditions/0/field")
            }
            if pointer.tokens.count > Self.mostSteps {
                throw ExchangeError(
                    name, line: 1,
                    "the name of column \(index + 1) has \(pointer.tokens.count) steps, and \(Self.mostSteps) are the most",
                    hint: "a column is called after its member: comment, or conditions/0/field")
            }
            if !known.insert(pointer).inserted {
                throw ExchangeError(name, line: 1, "two columns are called '\(title)'", hint: "remove one of them")
            }
            pointers.append(pointer)
        }
        return pointers
    }

    /// Where the rows belong: as they say, or after their names.
    private func addresses(
        _ rows: [CSVText.Row], _ column: Int?, _ bodies: [JSONValue], _ kind: Kind, _ name: String
    ) throws(ExchangeError) -> [Address] {
        let root = kind.paths.first { $0.segments.count == 1 }.map { Address(String($0.description.dropFirst())) }
        var addresses: [Address] = []
        for (row, body) in zip(rows, bodies) {
            if let column, column < row.cells.count, !row.cells[column].isEmpty {
                addresses.append(Address(row.cells[column]))
            } else if let root, kind.shape == .singleton || kind.isWholeList(body) {
                addresses.append(root)
            } else if let root, let own = Addresses.name(of: body, kind: kind) {
                addresses.append(root.item(named: own))
            } else {
                let names = kind.labelPaths.map(\.description).joined(separator: ", ")
                throw ExchangeError(
                    name, line: row.line, "nothing says which of the \(kind.name) this row is",
                    hint: root == nil ? "it needs a column 'address'" : "it needs one of \(names)")
            }
        }
        return addresses
    }
}

extension Kind {
    /// Is it a collection in the form of one object?
    fileprivate func isWholeList(_ body: JSONValue) -> Bool {
        asSingleton.map { body[anyCase: $0.member] != nil } ?? false
    }
}

extension [String] {
    fileprivate var withoutEmptyEnd: [String] {
        Array(prefix((lastIndex { !$0.isEmpty } ?? -1) + 1))
    }
}

extension FieldPath {
    /// The one place that it names; nil for a path through lists.
    fileprivate var pointer: JSONPointer? {
        var tokens: [String] = []
        for step in steps {
            guard case .member(let name) = step else { return nil }
            tokens.append(name)
        }
        return JSONPointer(tokens)
    }
}
