#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// One end of a TCP connection on this machine. A plain number for the system: whoever holds it must see to it that it is
/// closed once and not used after.
package struct Socket: Sendable, Hashable {
    let descriptor: Int32

    /// Connects to a port of the loopback address.
    package static func connect(port: UInt16) throws(SocketError) -> Socket {
        let socket = try Socket.make()
        let status = withLoopback(port: port) { address, size in
            #if canImport(Glibc)
            Glibc.connect(socket.descriptor, address, size)
            #else
            Darwin.connect(socket.descriptor, address, size)
            #endif
        }
        guard status == 0 else {
            let error = SocketError("connect to port \(port)")
            socket.close()
            throw error
        }
        socket.configure()
        return socket
    }

    /// The bytes that are there, waiting for some; empty when the other side has ended.
    package func read(atMost count: Int) throws(SocketError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(1, count))
        while true {
            let size = bytes.count
            let got = bytes.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, size, 0) }
            if got >= 0 { return Array(bytes.prefix(got)) }
            if errno != EINTR { throw SocketError("read from a connection") }
        }
    }

    /// Writes all of it. A connection that the other side has left is an error here, never a signal.
    package func write(_ bytes: some Sequence<UInt8>) throws(SocketError) {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            #if canImport(Glibc)
            let flags = Int32(MSG_NOSIGNAL)
            #else
            let flags: Int32 = 0
            #endif
            let sent = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, flags) }
            if sent < 0 {
                if errno == EINTR { continue }
                throw SocketError("write to a connection")
            }
            rest = rest.dropFirst(sent)
        }
    }

    /// Ends both directions; a read that waits in another thread returns empty.
    package func shutdown() {
        #if canImport(Glibc)
        _ = Glibc.shutdown(descriptor, Int32(SHUT_RDWR))
        #else
        _ = Darwin.shutdown(descriptor, SHUT_RDWR)
        #endif
    }

    package func close() {
        #if canImport(Glibc)
        _ = Glibc.close(descriptor)
        #else
        _ = Darwin.close(descriptor)
        #endif
    }

    /// A TCP socket that programs started by this one don't inherit.
    static func make() throws(SocketError) -> Socket {
        #if canImport(Glibc)
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        #else
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw SocketError("open a socket") }
        let socket = Socket(descriptor: descriptor)
        socket.closeOnExec()
        return socket
    }

    func closeOnExec() { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

    /// Small answers leave at once; a lost peer raises no signal.
    func configure() {
        set(Int32(IPPROTO_TCP), TCP_NODELAY)
        #if canImport(Darwin)
        set(SOL_SOCKET, SO_NOSIGPIPE)
        #endif
    }

    func set(_ level: Int32, _ option: Int32) {
        var on: Int32 = 1
        _ = setsockopt(descriptor, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    static func withLoopback<R>(port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        #if canImport(Darwin)
        address.sin_len = UInt8(MemoryLayout<sockaddr_in>.size)
        #endif
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }
}
