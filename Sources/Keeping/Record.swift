package import SQLite

/// A row of a table, by the names of its columns. There is one type a table, which is all that knows them.
package protocol Record: Sendable {
    static var table: String { get }
    /// Has each row of the table a seal?
    static var isSealed: Bool { get }

    init(_ row: borrowing Row) throws(SQLiteError)

    /// Every column but the seal, in the order of the table, which is that of the seal.
    var values: KeyValuePairs<String, Value> { get }
    /// What the row is, for people who are told that it is not as it was written.
    var title: String { get }
}

extension Record {
    package static var isSealed: Bool { true }
    package var title: String { "a row" }
    /// Of the values as they are now.
    package var seal: Int64 { Seal.of(values.map(\.value)) }
}

extension Database {
    /// Writes a row, with its seal if it has one.
    /// - Parameter verb: `REPLACE` takes the place of a row with the same key.
    package func insert<R: Record>(_ record: R, _ verb: String = "INSERT") throws(SQLiteError) {
        let values = record.values
        if R.isSealed { return try insert(verb, into: R.table, values) }
        try insert(verb, into: R.table, columns: values.map(\.key), values.map(\.value))
    }

    /// The rows that a clause picks, each proved by its seal: one that is not as it was written must not get a new one.
    /// - Parameter clause: what follows the table's name: `WHERE site = ? ORDER BY id`.
    package func records<R: Record>(
        _ type: R.Type, _ clause: String, _ values: Value...
    ) throws(SQLiteError) -> [R] {
        try rows("SELECT * FROM \(R.table) \(clause)", values: values) { (row) throws(SQLiteError) in
            let isSealed = R.isSealed ? try row.isSealed() : true
            let record = try R(row)
            guard isSealed else { throw .mismatch("\(record.title) is not as it was written") }
            return record
        }
    }

    /// The rows that a clause picks, as they are: for what is read often and only compared, as every crawl does.
    package func unprovedRecords<R: Record>(
        _ type: R.Type, _ clause: String, _ values: Value...
    ) throws(SQLiteError) -> [R] {
        try rows("SELECT * FROM \(R.table) \(clause)", values: values) { (row) throws(SQLiteError) in try R(row) }
    }
}
