import Catalog
import Keeping
import SQLite
import Wire

// A step as a row: what the case says is spread over columns, and told from them again.
extension JournalStep {
    /// All columns but the seal.
    func row(of run: Int, at moment: UTCTime) -> [Value] {
        [
            .integer(Int64(run)), .text(operation), .integer(Int64(ordinal)), .text(state.rawValue), .text(kind),
            .text(action.rawValue), .text(optional: method?.rawValue), .text(path), .text(address.text),
            .text(optional: sent?.written()), .text(optional: before?.written()), .text(optional: after?.written()),
            .text(optional: created),
            .text(optional: known.map { JSONValue.array($0.map(JSONValue.string)).written() }),
            .text(optional: error), .moment(moment),
        ]
    }

    static let columns = """
        run, operation, ordinal, state, kind, action, method, path, address, sent, before, after, created, known, error, at, seal
        """

    /// - Parameter row: its columns are `columns`.
    init(_ row: borrowing Row) throws(SQLiteError) {
        try row.proveSeal(of: "what run \(try row.integer(0)) noted of '\(try row.text(8))'")
        guard let action = Action(rawValue: try row.text(5)) else { throw .mismatch("a step that does nothing known") }
        let method = try row.optionalText(6).flatMap(HTTPMethod.init)
        let known = try row.document(13)?.elements?.compactMap(\.text)
        self.init(
            operation: try row.text(1), ordinal: Int(clamping: try row.integer(2)),
            state: State(rawValue: try row.text(3)) ?? .unknown, kind: try row.text(4), path: try row.text(7),
            address: Address(try row.text(8)),
            write: try Write(action, method, sent: row.document(9), before: row.document(10), known: known))
        after = try row.document(11)
        created = try row.optionalText(12)
        error = try row.optionalText(14)
    }
}

extension JournalStep.Write {
    /// - Parameter method: nil where nothing was sent.
    fileprivate init(
        _ action: JournalStep.Action, _ method: HTTPMethod?, sent: JSONValue?, before: JSONValue?, known: [String]?
    ) throws(SQLiteError) {
        switch (action, method, sent, before) {
        case (.create, .none, .none, .none): self = .unsent(.creation(known: known))
        case (.update, .none, .none, .none): self = .unsent(.update)
        case (.delete, .none, .none, .none): self = .unsent(.deletion)
        case (.deleteMany, .none, .none, .none): self = .unsent(.batchDeletion)
        case (.create, .post?, let body?, .none): self = .creation(body: body, known: known ?? [])
        case (.create, .put?, let body?, let before?):
            self = .adoption(body: body, before: before, known: known ?? [])
        case (.update, .put?, let body?, let before?): self = .update(body: body, before: before)
        case (.update, .post?, let wanted?, let before?): self = .toggle(wanted: wanted, before: before)
        case (.delete, .delete?, .none, let before?): self = .deletion(before: before)
        case (.deleteMany, .delete?, let ids?, .none):
            self = .batchDeletion(ids: ids.elements?.compactMap(\.text) ?? [])
        default: throw .mismatch("a step of the journal that says \(action.rawValue) does not have what that takes")
        }
    }
}

extension Row {
    /// A column that holds a document.
    borrowing func document(_ column: Int32) throws(SQLiteError) -> JSONValue? {
        guard let text = try optionalText(column) else { return nil }
        do {
            return try JSONValue(parsing: text)
        } catch {
            throw .mismatch("a document of the journal is damaged: \(error)")
        }
    }
}
