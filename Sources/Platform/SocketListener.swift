#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A port of the loopback address that waits for connections. Nobody outside this machine can reach it.
package struct SocketListener: Sendable {
    private let socket: Socket
    /// The port in fact: the one asked for, or the one that the system chose.
    package let port: UInt16

    /// - Parameter port: 0 lets the system choose a free one.
    package init(port: UInt16 = 0) throws(SocketError) {
        socket = try Socket.make()
        socket.set(SOL_SOCKET, SO_REUSEADDR)
        let descriptor = socket.descriptor
        guard Socket.withLoopback(port: port, { bind(descriptor, $0, $1) }) == 0, listen(descriptor, 128) == 0,
            let actual = Self.port(of: descriptor)
        else {
            let error = SocketError("listen on port \(port)")
            socket.close()
            throw error
        }
        self.port = actual
    }

    private static func port(of descriptor: Int32) -> UInt16? {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        return status == 0 ? UInt16(bigEndian: address.sin_port) : nil
    }

    /// Waits for the next connection. To wake it for good, connect once and close afterwards.
    package func accept() throws(SocketError) -> Socket {
        while true {
            #if canImport(Glibc)
            let descriptor = Glibc.accept(socket.descriptor, nil, nil)
            #else
            let descriptor = Darwin.accept(socket.descriptor, nil, nil)
            #endif
            if descriptor >= 0 {
                let connection = Socket(descriptor: descriptor)
                connection.closeOnExec()
                connection.configure()
                return connection
            }
            if errno != EINTR && errno != ECONNABORTED { throw SocketError("accept a connection") }
        }
    }

    package func close() { socket.close() }
}
