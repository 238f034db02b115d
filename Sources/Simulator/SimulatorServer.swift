import Foundation
package import Platform
import Synchronization
import Wire

/// A simulated service on a port of the loopback address, a thread for each connection.
package final class SimulatorServer: Sendable {
    package let port: UInt16

    private let listener: SocketListener
    /// To look at, or to change, between two requests.
    package let service: SharedService
    private let connections = Mutex(Connections())
    private let accepting = DispatchSemaphore(value: 0)

    private struct Connections {
        var open: Set<Socket> = []
        var isStopped = false
    }

    /// More connections at a time than this are closed at once.
    private static let limit = 256

    /// - Parameter port: 0 lets the system choose one.
    package init(_ service: SharedService, port: UInt16 = 0) throws(SocketError) {
        listener = try SocketListener(port: port)
        self.port = listener.port
        self.service = service
        Thread.detachNewThread { [self] in accept() }
    }

    /// What clients put before the path.
    package var origin: String { "http://127.0.0.1:\(port)" }

    /// Ends all connections and gives the port back. Answers that are on their way may be lost.
    package func stop() {
        let isFirst = connections.withLock { connections in
            defer { connections.isStopped = true }
            return !connections.isStopped
        }
        guard isFirst else { return }
        if let knock = try? Socket.connect(port: port) { knock.close() }
        accepting.wait()
        connections.withLock { connections in connections.open.forEach { $0.shutdown() } }
    }

    private func accept() {
        defer {
            listener.close()
            accepting.signal()
        }
        while true {
            guard let socket = try? listener.accept() else {
                if connections.withLock({ $0.isStopped }) { return }
                Thread.sleep(forTimeInterval: 0.05)
                continue
            }
            let state = connections.withLock { connections in
                let isWelcome = !connections.isStopped && connections.open.count < Self.limit
                if isWelcome { connections.open.insert(socket) }
                return (isWelcome: isWelcome, isStopped: connections.isStopped)
            }
            if state.isWelcome {
                Thread.detachNewThread { [self] in serve(socket) }
            } else {
                socket.close()
            }
            if state.isStopped { return }
        }
    }

    private func serve(_ socket: Socket) {
        defer {
            connections.withLock { connections in
                connections.open.remove(socket)
                socket.close()
            }
        }
        var reader = HTTPRequestReader(
            origin: origin, read: { (try? socket.read(atMost: 64 << 10)) ?? [] },
            goOn: { try? socket.write("HTTP/1.1 100 Continue\r\n\r\n".utf8) })
        while true {
            switch reader.next() {
            case .end: return
            case .refusal(let refusal, let hasBody):
                var response = refusal.response
                if !hasBody { response.body = [] }
                _ = transmit(Outcome.answer(response).transmission(isKeptAlive: false), to: socket)
                return
            case .request(let request, let isKeptAlive):
                let outcome = service.respond(to: request)
                let latency = service.withService { $0.latency }
                if latency > 0 { Thread.sleep(forTimeInterval: Double(latency) / 1000) }
                guard transmit(outcome.transmission(isKeptAlive: isKeptAlive), to: socket) else { return }
            }
        }
    }

    /// False if the connection is at its end.
    private func transmit(_ steps: [TransmissionStep], to socket: Socket) -> Bool {
        for step in steps {
            switch step {
            case .send(let bytes): if (try? socket.write(bytes)) == nil { return false }
            case .pause(let milliseconds): Thread.sleep(forTimeInterval: Double(max(0, milliseconds)) / 1000)
            case .close: return false
            case .hold:
                while let bytes = try? socket.read(atMost: 4096), !bytes.isEmpty {}
                return false
            }
        }
        return true
    }
}
