import Platform

/// Files that people name on the command line.
enum FileText {
    static func bytes(_ path: String, shown: String) throws -> [UInt8] {
        do throws(SystemError) { return Array(try WholeFile.bytes(path)) } catch {
            guard error.isOfTheName else { throw error }
            throw UsageError("the file \(shown) can't be read: \(error.reason)")
        }
    }
}
