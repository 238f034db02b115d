#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What waits in the connections of this process and nobody reads: they brought more than they were asked for. Whoever keeps the
/// connections for us closes such a one without a word.
package enum UnreadSockets {
    /// So many bytes are looked at. Where there are fewer and they look like TLS it is a farewell, no answer.
    private static let glance = 64
    private static let descriptors: Range<Int32> = 3..<1_024
    private static let longestGap = 32
    /// Microseconds, of which a machine with much to do needs many.
    private static let longestRest: UInt32 = 2_000_000

    /// - Parameter underWay: requests whose answers have not come. What belongs to one of them is read within a moment.
    /// - Returns: whether something waits that stays unread.
    package static func isSomethingLeft(underWay: Int) -> Bool {
        var waiting = firstBytes()
        // Mostly it is read at once, and every question waits for this.
        var (rested, rest): (UInt32, UInt32) = (0, 50)
        while !waiting.isEmpty, underWay > 0, rested < longestRest {
            usleep(rest)
            rested += rest
            rest = min(rest + rest / 2, 2_000)
            let now = firstBytes()
            waiting = waiting.filter { now[$0.key] == $0.value }
        }
        return !waiting.isEmpty
    }

    /// By descriptors.
    private static func firstBytes() -> [Int32: [UInt8]] {
        var found: [Int32: [UInt8]] = [:]
        var bytes = [UInt8](repeating: 0, count: glance)
        var unused = 0
        for descriptor in descriptors {
            // Of anything but a socket there is nothing to be had.
            let count = recv(descriptor, &bytes, glance, Int32(MSG_PEEK | MSG_DONTWAIT))
            // The lowest number that is free is given out first, so behind many that are free there are none in use.
            unused = count < 0 && errno == EBADF ? unused + 1 : 0
            if unused > longestGap { break }
            let isFarewell = count > 0 && count < glance && (0x14...0x17).contains(bytes[0]) && bytes[1] == 3
            if count > 8, !isFarewell { found[descriptor] = Array(bytes[..<count]) }
        }
        return found
    }
}
