import Foundation
package import Wire

extension Site {
    /// The document in the file of rows of this site; nil where the configuration names none.
    /// - Parameter limit: bytes that such a file may have.
    /// - Throws: `ConfigurationError.rows` for a file that is not there, no file, too large or no JSON.
    package func rowDocument(in outside: Outside, limit: Int) throws(ConfigurationError) -> JSONValue? {
        guard let path = kinds else { return Optional.none }
        let shown = outside.shown(path)
        func wrong(_ reason: String) -> ConfigurationError {
            .rows(file: shown, reason: reason, unknown: nil, among: [])
        }
        let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: real) else {
            throw wrong("there is no such file of rows, which \"kinds\" of '\(name)' names")
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else { throw wrong("this is no regular file") }
        guard let size = (attributes[.size] as? NSNumber)?.intValue, size <= limit else {
            throw wrong("a file of rows has at most \(limit >> 20) MiB")
        }
        guard let data = FileManager.default.contents(atPath: real) else { throw wrong("it can't be read") }
        let bytes = [UInt8](data)
        do throws(JSONError) {
            return try JSONValue(parsingCommented: bytes)
        } catch {
            throw .rows(
                file: "\(shown):\(TextPosition(of: error.offset, in: bytes))",
                reason: "not JSON: \(error.plain(in: bytes).reason)", unknown: nil, among: [])
        }
    }
}
