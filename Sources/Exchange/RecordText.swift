package import Wire

/// An archived record on its way to a file, in one of two forms. The body is put in as it was stored, and not taken apart.
package struct RecordText {
    package enum Form: Sendable {
        case lines, table
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
