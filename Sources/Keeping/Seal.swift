package import SQLite
import Wire

/// What shows that a row is as it was written: the start of a hash of all its other columns, in the order of the table. It is
/// kept in the column `seal`. Against decay of the file, not against people.
package enum Seal {
    package static func of(_ values: [Value]) -> Int64 {
        var bytes: [UInt8] = []
        for value in values {
            switch value {
            case .null: bytes.append(0)
            case .integer(let number): put(1, UInt64(bitPattern: number), into: &bytes)
            case .real(let number): put(2, number.bitPattern, into: &bytes)
            case .text(let text):
                put(3, UInt64(text.utf8.count), into: &bytes)
                bytes.append(contentsOf: text.utf8)
            case .blob(let blob):
                put(4, UInt64(blob.count), into: &bytes)
                bytes.append(contentsOf: blob)
            }
        }
        return SHA256.digest(of: bytes).bytes.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
    }

    private static func put(_ tag: UInt8, _ number: UInt64, into bytes: inout [UInt8]) {
        bytes.append(tag)
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}

extension Database {
    /// Writes a row: the values of all columns but the seal, which is the last one, in the order of the table, and the seal.
    /// - Parameter verb: `REPLACE` takes the place of a row with the same key.
    package func insert(_ verb: String = "INSERT", into table: String, _ values: [Value]) throws(SQLiteError) {
        let marks = String(repeating: "?, ", count: values.count) + "?"
        try run("\(verb) INTO \(table) VALUES (\(marks))", values: values + [.integer(Seal.of(values))])
    }

    /// Writes a row by the names of its columns, with its seal.
    /// - Parameter values: all columns but the seal, in the order of the table.
    package func insert(
        _ verb: String = "INSERT", into table: String, _ values: KeyValuePairs<String, Value>
    ) throws(SQLiteError) {
        let all = values.map(\.value)
        try insert(verb, into: table, columns: values.map(\.key) + ["seal"], all + [.integer(Seal.of(all))])
    }

    func insert(
        _ verb: String, into table: String, columns: [String], _ values: [Value]
    ) throws(SQLiteError) {
        let marks = String(repeating: "?, ", count: max(0, values.count - 1)) + "?"
        try run("\(verb) INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))", values: values)
    }
}

extension Row {
    /// Refuses a row that is not as it was written. Its columns are those of its table, in their order, with the seal.
    /// - Parameter what: what the row is, for people.
    package borrowing func proveSeal(
        of what: @autoclosure () throws(SQLiteError) -> String
    ) throws(SQLiteError) {
        guard try isSealed() else { throw .mismatch("\(try what()) is not as it was written") }
    }

    /// Does the seal fit the other columns?
    borrowing func isSealed() throws(SQLiteError) -> Bool {
        var (values, seal): ([Value], Value?) = ([], nil)
        for column in 0..<count {
            if seal == nil, isCalled("seal", column) {
                seal = try value(column)
            } else {
                values.append(try value(column))
            }
        }
        return seal == .integer(Seal.of(values))
    }

    /// All columns, the seal too, by their names.
    borrowing func valuesByName() throws(SQLiteError) -> [String: Value] {
        var values: [String: Value] = [:]
        for column in 0..<count { values[name(column)] = try value(column) }
        return values
    }
}
