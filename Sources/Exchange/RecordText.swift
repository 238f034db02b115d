package import Wire

/// An archived record on its way to a file, in one of two forms. The body is put in as it was stored, and not taken apart.
package struct RecordText {
    package enum Form: Sendable, CaseIterable {
        case lines, table

        /// What a file of one day is called.
        package var partName: String {
            switch self {
            case .lines: "part.ndjson"
            case .table: "part.csv"
            }
        }
    }

    package let kind: String
    package let id: String
    package let at: UTCTime
    package let site: String
    /// When it was first missing at the service.
    package let deletedAt: UTCTime?
    /// JSON in one line.
    package let body: String

    package init(kind: String, id: String, at: UTCTime, site: String, deletedAt: UTCTime?, body: String) {
        self.kind = kind
        self.id = id
        self.at = at
        self.site = site
        self.deletedAt = deletedAt
        self.body = body
    }

    /// What a file begins with.
    package static func head(_ form: Form) -> [UInt8] {
        switch form {
        case .lines: []
        case .table: CSVText.written(["kind", "id", "at", "site", "deletedAt", "body"])
        }
    }

    package func written(_ form: Form) -> [UInt8] {
        switch form {
        case .lines:
            let head: JSONValue = [
                "kind": .string(kind), "id": .string(id), "at": .string(at.description), "site": .string(site),
            ]
            var bytes = head.bytes(.compact)
            bytes.removeLast()
            bytes += Array(",\"body\":".utf8)
            bytes += Array(body.utf8)
            bytes += Array("}\n".utf8)
            return bytes
        case .table:
            return CSVText.written([kind, id, at.description, site, deletedAt?.description ?? "", body])
        }
    }
}

extension RecordText {
    /// Of which kind and site the first record of a file is.
    /// - Parameter start: the first bytes of the file; the body need not be whole.
    /// - Returns: nil for what this did not write, and for a file without a record.
    static func origin(of start: [UInt8], _ form: Form) -> (kind: String, site: String)? {
        switch form {
        case .lines:
            // No text within JSON has a quote that is not escaped, so this is where the body begins.
            guard let body = start.firstRange(of: Array(",\"body\":".utf8)),
                let head = try? JSONValue(parsing: Array(start[..<body.lowerBound]) + [UInt8(ascii: "}")]),
                head.members?.map(\.name) == ["kind", "id", "at", "site"], let kind = head["kind"]?.text,
                let site = head["site"]?.text
            else { return nil }
            return (kind, site)
        case .table:
            let title = head(.table)
            guard start.starts(with: title), let cells = CSVText.cells(4, of: start[title.count...]) else { return nil }
            return (cells[0], cells[3])
        }
    }
}
