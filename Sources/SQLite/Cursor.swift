/// The rows of one query, taken one at a time: for merging two queries, where a closure a row does not do.
///
/// Holds a read transaction until it is used up or let go. Holds its database, so that can't close under it.
package final class Cursor {
    private let database: Database
    private let statement: Statement
    private var isDone = false

    init(_ statement: Statement, of database: Database) {
        self.statement = statement
        self.database = database
    }

    /// What `read` makes of the next row; nil behind the last one and ever after.
    package func next<T>(_ read: (borrowing Row) throws(SQLiteError) -> T) throws(SQLiteError) -> T? {
        guard !isDone else { return nil }
        guard try statement.step() else {
            isDone = true
            statement.reset()
            return nil
        }
        return try read(Row(query: statement))
    }
}
