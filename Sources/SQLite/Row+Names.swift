import CSQLite

/// Columns by their names: those of the table, or what `AS` calls them.
///
/// Who reads them in the order of the SELECT pays one comparison of a short text for each.
extension Row {
    package func integer(_ name: StaticString) throws(SQLiteError) -> Int64 { try integer(position(of: name)) }

    package func flag(_ name: StaticString) throws(SQLiteError) -> Bool { try flag(position(of: name)) }

    package func real(_ name: StaticString) throws(SQLiteError) -> Double { try real(position(of: name)) }

    package func text(_ name: StaticString) throws(SQLiteError) -> String { try text(position(of: name)) }

    package func bytes(_ name: StaticString) throws(SQLiteError) -> [UInt8] { try bytes(position(of: name)) }

    package func optionalInteger(_ name: StaticString) throws(SQLiteError) -> Int64? {
        try optionalInteger(position(of: name))
    }

    package func optionalText(_ name: StaticString) throws(SQLiteError) -> String? {
        try optionalText(position(of: name))
    }

    /// The name of a column.
    package func name(_ column: Int32) -> String {
        sqlite3_column_name(query.handle, column).map { String(cString: $0) } ?? ""
    }

    private func position(of name: StaticString) throws(SQLiteError) -> Int32 {
        let count = count
        var column = query.nextColumn
        for _ in 0..<count {
            if column >= count { column = 0 }
            if isCalled(name, column) {
                query.nextColumn = column + 1
                return column
            }
            column += 1
        }
        throw SQLiteError(
            extendedCode: SQLITE_RANGE, message: "no column is called '\(name)'", sql: query.sql, isOurs: true)
    }

    /// Is that the name of a column, in any ASCII case?
    package func isCalled(_ name: StaticString, _ column: Int32) -> Bool {
        let wanted = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
        return sqlite3_stricmp(sqlite3_column_name(query.handle, column), wanted) == 0
    }
}
