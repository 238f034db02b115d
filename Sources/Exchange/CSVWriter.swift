package import Catalog
package import Wire

/// A table of one kind: a column per value, a row per resource.
package struct CSVWriter {
    private let kind: Kind
    private var rows: [(address: Address, body: JSONValue)] = []

    package init(_ kind: Kind) { self.kind = kind }

    package mutating func add(_ body: JSONValue, at address: Address) { rows.append((address, body)) }

    package var isEmpty: Bool { rows.isEmpty }

    /// The titles of a table without rows.
    private var emptyTable: [UInt8] {
        let names = kind.key.compactMap { $0.steps.first }.compactMap { step -> String? in
            if case .member(let name) = step { name } else { nil }
        }
        return CSVText.written(names.isEmpty ? [CSVReader.addressColumn] : names)
    }

    /// With the addresses only where the rows don't say by themselves where they belong.
    package var bytes: [UInt8] {
        if rows.isEmpty { return emptyTable }
        let columns = CSVColumns(rows.map(\.body))
        let saysPlace = !rows.allSatisfy { row in
            let root = kind.paths.first { $0.segments.count == 1 }.map { String($0.description.dropFirst()) }
            let own = Addresses.name(of: row.body, kind: kind).map { "/" + Percent.encoded($0) } ?? ""
            return root.map { row.address.text.isIdentical(to: $0 + own) } ?? false
        }
        var out = CSVText.written((saysPlace ? [CSVReader.addressColumn] : []) + columns.titles)
        for row in rows {
            out += CSVText.written((saysPlace ? [row.address.text] : []) + columns.cells(of: row.body))
        }
        return out
    }

    package static let suffix = CSVReader.suffix

    /// `bans.csv`
    package static func fileName(of kind: Kind) -> String { kind.name + CSVReader.suffix }
}
