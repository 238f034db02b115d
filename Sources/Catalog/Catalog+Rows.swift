import Foundation
package import Wire

// A whole table as JSON: what its fingerprint is made of, what the store keeps, what people print and hand back.

extension [Kind] {
    /// The rows as a JSON list with the members of each in order of their names: the same bytes for the same rows.
    package var rowBytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Rows are texts, flags and lists of them, of which none fails to encode.
        return (try? encoder.encode(self)).map { [UInt8]($0) } ?? []
    }

    /// One JSON object a row, as a file of rows has it.
    package var rows: [JSONValue] { (try? JSONValue(parsing: rowBytes))?.elements ?? [] }
}

extension Catalog {
    /// A table that was kept as `rowBytes`.
    /// - Throws: for rows that this version can't read, as those of a later one may be.
    package init(rowBytes: [UInt8], api: API) throws(RowFlaw) {
        do {
            self.init(try JSONDecoder().decode([Kind].self, from: Data(rowBytes)), api: api)
        } catch let flaw as RowFlaw {
            throw flaw
        } catch {
            throw RowFlaw(ofFile: [], "these are no rows")
        }
    }

    /// The table in the form that a file of rows takes. Laid over the same built-in table it makes this one of it.
    package var rowFile: JSONValue {
        let removals: [JSONValue] = taught.removed.map { ["name": .string($0), "remove": true] }
        return [
            "format": .integer(RowFile.format), "over": .string(api.rawValue), "rows": .array(kinds.rows + removals),
        ]
    }

    /// The same table, in which also what another one takes for a secret is one: of two that a snapshot can be read by, the
    /// one that it was made under may not have known yet.
    package func hidingSecrets(of other: Catalog) -> Catalog {
        let kinds = kinds.map { kind in
            var kind = kind
            kind.secrets += other[kind.name]?.secrets.filter { !kind.secrets.contains($0) } ?? []
            return kind
        }
        return Catalog(kinds, api: api, taught: taught)
    }

    /// Not documented as a whole: what is written by such a table a person has to have allowed.
    package var isExperimental: Bool { api == .v4 }

    /// What writing a kind rests on that no document stands behind as a whole: `file`, or the grade of its row.
    package func evidence(of kind: String) -> String? {
        if taught.rows.contains(kind) { return Self.taughtEvidence }
        guard isExperimental, let grade = self[kind]?.evidence?.grade, grade > .A else { return nil }
        return grade.rawValue
    }

    package static let taughtEvidence = "file"

    /// Every name that a member of a row, or of a part of one, has in the built-in tables.
    static var memberNames: [String] {
        var names: Set<String> = []
        var waiting = (liveChat.kinds + liveChat4.kinds).rows
        while let next = waiting.popLast() {
            waiting += next.elements ?? []
            for member in next.members ?? [] {
                names.insert(member.name)
                waiting.append(member.value)
            }
        }
        return names.sorted()
    }
}
