package import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Files and folders that are read as a whole, with the system's own reason where they can't be.
package enum WholeFile {
    package static func bytes(_ path: String) throws(SystemError) -> Data {
        // C would take a path for ended at its first zero byte, and so name another file.
        guard !path.utf8.contains(0) else { throw SystemError("read", path: path, code: EINVAL) }
        do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
            throw SystemError(error, call: "read", path: path)
        }
    }

    /// The names in a folder, in no order.
    package static func names(in folder: String) throws(SystemError) -> [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
            throw SystemError(error, call: "read", path: folder)
        }
    }
}

extension SystemError {
    /// Foundation puts the system's number below its own.
    fileprivate init(_ error: any Error, call: String, path: String) {
        let fault = error as NSError
        let below = fault.userInfo[NSUnderlyingErrorKey] as? NSError ?? fault
        let isMissing = fault.domain == NSCocoaErrorDomain && fault.code == CocoaError.fileReadNoSuchFile.rawValue
        let code = below.domain == NSPOSIXErrorDomain ? Int32(clamping: below.code) : isMissing ? ENOENT : EIO
        self.init(call, path: path, code: code)
    }
}
