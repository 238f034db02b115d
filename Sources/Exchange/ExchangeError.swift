package import Wire

/// An export that can't be read or written as it is. Always names the file, and the line where one is to blame.
package struct ExchangeError: Error, Hashable, Sendable {
    package let file: String
    /// Counted from 1.
    package let line: Int?
    package let message: String
    package let hint: String?
    package let cause: Cause

    package enum Cause: Hashable, Sendable {
        /// Somebody's, in the file or in what was asked for.
        case mistake
        /// Made by a newer version of this program.
        case newer
        /// Another process is at it.
        case busy
    }

    package init(
        _ file: String, line: Int? = nil, _ message: String, hint: String? = nil, _ cause: Cause = .mistake
    ) {
        self.file = file
        self.line = line
        self.message = message
        self.hint = hint
        self.cause = cause
    }

    /// What a parser found, with the line in place of the byte.
    /// - Parameter first: the line of the file that the bytes begin with.
    package init(_ file: String, _ error: JSONError, in bytes: [UInt8], first: Int = 1) {
        let before = bytes.prefix(error.offset)
        let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
        self.init(
            file, line: first + before.count { $0 == 0x0A },
            "not JSON at column \(column): \(error.plain(in: bytes).reason)",
            hint: "mend the file, or export the state again")
    }
}

extension ExchangeError: CustomStringConvertible {
    package var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(message)" }
}
