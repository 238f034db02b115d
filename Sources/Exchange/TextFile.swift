import Foundation
import Platform
import Wire

/// A file that people may have edited: a byte order mark, which some editors put at its start, is none of its text.
enum TextFile {
    /// Its lines without their ends, the last one also if it has none.
    static func lines(of path: String, _ name: String) throws -> [ArraySlice<UInt8>] {
        let bytes = try bytes(of: path, name)
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { $0.last == 0x0D ? $0.dropLast() : $0 }
    }

    static func bytes(of path: String, _ name: String) throws -> [UInt8] {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = Array(try WholeFile.bytes(path))
        } catch {
            guard error.isOfTheName else { throw error }
            throw ExchangeError(name, "the file can't be read: \(error.reason)")
        }
        return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }
}
