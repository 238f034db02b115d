package import SQLite
package import Wire

// Moments are kept as people and scripts read them: `2026-11-20T02:00:00Z`, which sorts as text, too.

extension Row {
    /// The moment in a column. Another text is damage: it must neither stop the program nor become some other time.
    /// - Parameter what: what the row is, for people: `snapshot 7`.
    package borrowing func moment(_ column: StaticString, of what: String) throws(SQLiteError) -> UTCTime {
        let text = try text(column)
        guard let moment = UTCTime(iso: text) else {
            throw .mismatch("'\(column)' of \(what) is no moment: \(Self.quoted(text))")
        }
        return moment
    }

    /// The same of a column that may be null.
    package borrowing func optionalMoment(_ column: StaticString, of what: String) throws(SQLiteError) -> UTCTime? {
        try optionalText(column) == nil ? nil : try moment(column, of: what)
    }

    /// What is wrong with a column that should hold a moment or nothing; nil if it does.
    borrowing func flaw(inMoment column: StaticString) throws(SQLiteError) -> String? {
        guard let text = try optionalText(column), UTCTime(iso: text) == nil else { return nil }
        return "its '\(column)' is no moment: \(Self.quoted(text))"
    }

    /// Damage may be long.
    private static func quoted(_ text: String) -> String { text.count > 40 ? "'\(text.prefix(40))…'" : "'\(text)'" }
}

extension Value {
    package static func moment(_ moment: UTCTime) -> Value { .text(moment.description) }

    /// A moment, or null for nil.
    package static func moment(optional moment: UTCTime?) -> Value { moment.map(Value.moment) ?? .null }
}
