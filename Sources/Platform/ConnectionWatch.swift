import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Looks at the connections of this process from outside, since whoever keeps them for us says nothing of them: for bytes that
/// wait and nobody reads, and for connections that were dropped though the other side had not closed them. Either is what becomes
/// of a connection that brought more than it was asked for.
package final class ConnectionWatch: Sendable {
    private struct State {
        /// Local ports of connections that the other side had not closed when they were last looked at.
        var alive: Set<UInt16> = []
        /// All that there ever were.
        var seen: Set<UInt16> = []
        var answers = 0
        var dropped = 0
        /// Reasons for a connection to be dropped.
        var excuses = 0
    }

    private struct Connection {
        let port: UInt16
        let isClosed: Bool
        let first: [UInt8]
    }

    private let state = Mutex(State())
    /// So many bytes are looked at. Where there are fewer and they look like TLS it is a farewell, no answer.
    private static let glance = 64
    private static let descriptors: Range<Int32> = 3..<256

    package init() {}

    /// Before a request goes out.
    /// - Parameter underWay: requests whose answers have not come. What belongs to one of them is read within a moment, which on a
    ///   machine with much to do is a long one.
    /// - Returns: whether something waits that stays unread.
    package func isSomethingLeft(underWay: Int) -> Bool {
        var connections = Self.connections()
        let open = connections.values.filter { !$0.isClosed }.map(\.port)
        state.withLock { state in
            state.alive = Set(open)
            state.seen.formUnion(open)
        }
        var waiting = connections.compactMapValues { $0.first.isEmpty ? nil : $0.first }
        var looks = 0
        while !waiting.isEmpty, underWay > 0, looks < 1_000 {
            looks += 1
            usleep(2_000)
            connections = Self.connections()
            waiting = waiting.filter { connections[$0.key]?.first == $0.value }
        }
        return !waiting.isEmpty
    }

    /// After an answer.
    /// - Parameters:
    ///   - isKept: nothing in it says that the connection it came by has ended.
    ///   - others: how many requests are under way besides. Where not all connections are in use the library gives up idle ones of
    ///     its own.
    package func answered(isKept: Bool, others: Int) {
        let present = Set(Self.connections().values.map(\.port))
        state.withLock { state in
            let before = state.alive.count
            state.seen.formUnion(present)
            state.answers += 1
            if before <= others + 1 { state.dropped += state.alive.subtracting(present).count }
            if !isKept { state.excuses += 1 }
            state.alive = present
        }
    }

    /// Were connections dropped for no reason that the answers give? Where none is ever used twice that says nothing.
    package var hasUnexplainedEnds: Bool {
        state.withLock { $0.answers > $0.seen.count && $0.dropped > $0.excuses }
    }

    private static func connections() -> [Int32: Connection] {
        var found: [Int32: Connection] = [:]
        var bytes = [UInt8](repeating: 0, count: glance)
        for descriptor in descriptors {
            guard let port = localPort(descriptor) else { continue }
            let count = recv(descriptor, &bytes, glance, Int32(MSG_PEEK | MSG_DONTWAIT))
            let isFarewell = count > 0 && count < glance && (0x14...0x17).contains(bytes[0]) && bytes[1] == 3
            let isClosed = count == 0 || isFarewell || count < 0 && errno != EAGAIN && errno != EWOULDBLOCK
            let first = count > 8 && !isFarewell ? Array(bytes[..<count]) : []
            found[descriptor] = Connection(port: port, isClosed: isClosed, first: first)
        }
        return found
    }

    /// Of a socket over TCP that is connected.
    private static func localPort(_ descriptor: Int32) -> UInt16? {
        var address = sockaddr_in6()
        var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let isSocket = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) } == 0
        }
        guard isSocket, [AF_INET, AF_INET6].contains(Int32(address.sin6_family)) else { return nil }
        // Both kinds have it in one place.
        return UInt16(bigEndian: address.sin6_port)
    }
}
