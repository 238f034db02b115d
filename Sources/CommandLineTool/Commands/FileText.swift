import Foundation

/// Files that people name on the command line.
enum FileText {
    static func bytes(_ path: String, shown: String) throws(UsageError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw UsageError("there is no file \(shown), or it can't be read")
        }
        return Array(data)
    }
}
