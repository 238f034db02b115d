import Wire

/// Rows of cells as RFC 4180 writes them.
enum CSVText {
    struct Row {
        /// The line of the file that it begins in, from 1.
        let line: Int
        var cells: [String]
    }

    static func written(_ cells: [String]) -> [UInt8] {
        var out: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            let bytes = cell.utf8
            let isPlain =
                !bytes.contains { [0x22, 0x2C, 0x3B, 0x0A, 0x0D].contains($0) } && bytes.first != 0x20
                && bytes.last != 0x20
            if isPlain {
                out += bytes
            } else {
                out.append(0x22)
                for byte in bytes { out += byte == 0x22 ? [0x22, 0x22] : [byte] }
                out.append(0x22)
            }
        }
        return out + [0x0D, 0x0A]
    }

    /// The first cells of a row as `written` writes it, of which the rest need not be there; nil where there are fewer.
    static func cells(_ count: Int, of bytes: ArraySlice<UInt8>) -> [String]? {
        var cells: [String] = []
        var rest = bytes
        while cells.count < count {
            var cell: [UInt8] = []
            let isQuoted = rest.first == 0x22
            if isQuoted { rest.removeFirst() }
            while let byte = rest.first, isQuoted ? byte != 0x22 || rest.dropFirst().first == 0x22 : byte != 0x2C {
                if !isQuoted, byte == 0x0D || byte == 0x0A { return nil }
                rest = rest.dropFirst(byte == 0x22 ? 2 : 1)
                cell.append(byte)
            }
            if isQuoted { rest = rest.dropFirst() }
            guard rest.popFirst() == 0x2C else { return nil }
            cells.append(String(decoding: cell, as: UTF8.self))
        }
        return cells
    }

    /// Also takes what spreadsheets of other countries write: semicolons or tabs between the cells, said in a first line
    /// `sep=;` or not, line feeds alone, and rows with nothing in them.
    /// - Parameters:
    ///   - mostRows: that a file may have.
    ///   - mostBytes: that a cell may have.
    static func rows(
        _ bytes: [UInt8], file: String, mostRows: Int = .max, mostBytes: Int = 4 << 20
    ) throws -> [Row] {
        try checkEncoding(bytes, file)
        let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        let stated = first.starts(with: Array("sep=".utf8)) && first.count == 5 ? first.last : nil
        let separator =
            stated ?? [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].first { first.contains($0) } ?? UInt8(ascii: ",")
        var rows: [Row] = []
        var row = Row(line: 1, cells: [])
        var cell: [UInt8] = []
        var (line, at) = (1, stated == nil ? 0 : first.count)
        func end() throws {
            if cell.count > mostBytes {
                throw ExchangeError(
                    file, line: row.line, "a cell has \(cell.count) bytes, and \(mostBytes) are the most",
                    hint: "is a quote missing before the end of the cell?")
            }
            row.cells.append(String(decoding: cell, as: UTF8.self))
            cell = []
        }
        func endRow() throws {
            try end()
            try Task.checkCancellation()
            if row.cells.contains(where: { !$0.isEmpty }) { rows.append(row) }
            if rows.count > mostRows {
                throw ExchangeError(
                    file, line: row.line, "it has more than \(mostRows) rows", hint: "take it over in several files")
            }
            row = Row(line: line, cells: [])
        }
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case 0x22 where cell.isEmpty:
                let start = line
                var isClosed = false
                while at < bytes.count {
                    let inner = bytes[at]
                    at += 1
                    if inner == 0x0A { line += 1 }
                    if inner != 0x22 {
                        cell.append(inner)
                    } else if at < bytes.count, bytes[at] == 0x22 {
                        cell.append(0x22)
                        at += 1
                    } else {
                        isClosed = true
                        break
                    }
                }
                guard isClosed, at == bytes.count || [separator, 0x0A, 0x0D].contains(bytes[at]) else {
                    throw ExchangeError(
                        file, line: start, "a quoted cell in it does not end",
                        hint: "a quote within quotes is written twice")
                }
                // An empty cell in quotes must not be taken for the start of a quoted one again.
                if at < bytes.count, bytes[at] == separator {
                    try end()
                    at += 1
                    if at == bytes.count { try end() }
                    continue
                }
            case separator: try end()
            case 0x0D where at < bytes.count && bytes[at] == 0x0A: continue
            case 0x0A, 0x0D:
                line += 1
                try endRow()
            default: cell.append(byte)
            }
        }
        if !cell.isEmpty || !row.cells.isEmpty { try endRow() }
        return rows
    }

    /// Spreadsheets write other encodings too, in which letters would silently become others.
    private static func checkEncoding(_ bytes: [UInt8], _ file: String) throws(ExchangeError) {
        let hint = "save it as \"CSV UTF-8\""
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw ExchangeError(file, line: 1, "it is UTF-16, not UTF-8", hint: hint)
        }
        guard String(validating: bytes, as: UTF8.self) == nil else { return }
        var line = 1
        for text in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if String(validating: text, as: UTF8.self) == nil { break }
            line += 1
        }
        throw ExchangeError(file, line: line, "a letter in it is not UTF-8", hint: hint)
    }
}
