#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What waits in the sockets of this process and nobody has read.
package enum UnreadSockets {
    /// So many bytes of each are looked at. Where there are fewer and they look like TLS it is a farewell, no answer.
    private static let glance = 64
    private static let descriptors: Range<Int32> = 3..<256

    /// Does something wait that stays unread? What belongs to an answer under way is read within a moment.
    package static func isSomethingLeft() -> Bool {
        var waiting = firstBytes()
        var looks = 0
        while !waiting.isEmpty, looks < 40 {
            looks += 1
            usleep(2_000)
            let now = firstBytes()
            waiting = waiting.filter { now[$0.key] == $0.value }
        }
        return !waiting.isEmpty
    }

    /// By descriptors.
    private static func firstBytes() -> [Int32: [UInt8]] {
        var found: [Int32: [UInt8]] = [:]
        var bytes = [UInt8](repeating: 0, count: glance)
        for descriptor in descriptors {
            let count = recv(descriptor, &bytes, glance, Int32(MSG_PEEK | MSG_DONTWAIT))
            guard count > 8 else { continue }
            let isRecord = (0x14...0x17).contains(bytes[0]) && bytes[1] == 3
            if isRecord, count < glance { continue }
            found[descriptor] = Array(bytes[..<count])
        }
        return found
    }
}
