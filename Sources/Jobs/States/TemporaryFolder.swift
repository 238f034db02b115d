package import Foundation
import Platform

/// A folder of this program alone, where the system keeps what passes.
package enum TemporaryFolder {
    /// - Parameter name: what it is for, before a part that nobody else has.
    /// - Returns: its absolute path.
    /// - Throws: `Failure` where this machine does not allow it.
    package static func make(_ name: String) throws(Failure) -> URL {
        let place = FileManager.default.temporaryDirectory
        // Short, since people type the name of the demo's.
        let own = UUID().uuidString.lowercased().utf8.filter { $0 != UInt8(ascii: "-") }.prefix(12)
        let folder = place.appendingPathComponent("\(name)-\(String(decoding: own, as: UTF8.self))")
        do throws(SystemError) {
            try PrivateFile.createFolder(of: folder.path + "/file")
        } catch {
            throw Failure(place: place.path, reason: error.reason)
        }
        return folder
    }

    /// Nothing can be put there.
    package struct Failure: Error, Hashable {
        package let place: String
        package let reason: String
    }
}
