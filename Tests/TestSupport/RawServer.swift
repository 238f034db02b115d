import Foundation
import Platform
import Synchronization

/// A port of the loopback address that answers as a test says, byte for byte, with a thread for each connection.
package final class RawServer: Sendable {
    package struct Request: Hashable, Sendable {
        /// How many came before it.
        package let number: Int
        /// Request line and headers, without the empty line behind them.
        package let head: [String]
        package let body: [UInt8]

        package var method: String { word(0) }
        package var target: String { word(1) }

        /// The values of that header, in lower case and without blanks around them.
        package func header(_ name: String) -> [String] {
            head.dropFirst().filter { $0.lowercased().hasPrefix(name.lowercased() + ":") }.map {
                $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
            }
        }

        private func word(_ index: Int) -> String {
            let words = head.first?.split(separator: " ").map { String($0) } ?? []
            return index < words.count ? words[index] : ""
        }
    }

    /// What the server does in answer to a request, one after the other. Without `close` or `hold` the connection stays
    /// open for the next request.
    package enum Step: Sendable {
        case text(String)
        case bytes([UInt8])
        /// The same again and again until the client leaves, with that many milliseconds between.
        case forever([UInt8], pause: Int = 0)
        case pause(milliseconds: Int)
        case close
        /// Nothing more, until the client leaves.
        case hold

        /// A whole answer with a length.
        package static func answer(_ status: String = "200 OK", _ headers: [String] = [], body: String = "{}") -> Step {
            let lines = ["HTTP/1.1 " + status, "Content-Length: \(body.utf8.count)"] + headers
            return .text(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
        }
    }

    package let port: UInt16
    private let listener: SocketListener
    private let state = Mutex(State())
    private let answer: @Sendable (Request) -> [Step]
    private let isHasty: Bool

    private struct State {
        var requests: [Request] = []
        var open: Set<Socket> = []
        var isStopped = false
    }

    /// - Parameter isHasty: does not take the body of a request before it answers.
    package init(isHasty: Bool = false, _ answer: @escaping @Sendable (Request) -> [Step]) throws {
        self.isHasty = isHasty
        listener = try SocketListener()
        port = listener.port
        self.answer = answer
        Thread.detachNewThread { [self] in accept() }
    }

    package var origin: String { "http://127.0.0.1:\(port)" }
    package var requests: [Request] { state.withLock { $0.requests } }

    /// Ends all connections; later ones are refused.
    package func stop() {
        let isFirst = state.withLock { state in
            defer { state.isStopped = true }
            for socket in state.open { socket.shutdown() }
            return !state.isStopped
        }
        if isFirst, let knock = try? Socket.connect(port: port) { knock.close() }
    }

    private func accept() {
        defer { listener.close() }
        while let socket = try? listener.accept() {
            let isWelcome = state.withLock { state in
                if !state.isStopped { state.open.insert(socket) }
                return !state.isStopped
            }
            guard isWelcome else {
                socket.close()
                return
            }
            Thread.detachNewThread { [self] in serve(socket) }
        }
    }

    private func serve(_ socket: Socket) {
        var buffer: [UInt8] = []
        while let (head, body) = Self.read(socket, &buffer, withBody: !isHasty) {
            let request = state.withLock { state in
                let request = Request(number: state.requests.count, head: head, body: body)
                state.requests.append(request)
                return request
            }
            guard answer(request).allSatisfy({ take($0, socket) }) else { break }
        }
        state.withLock { state in
            state.open.remove(socket)
            // A program that was started at the wrong moment may hold the connection too, so that closing is not enough.
            socket.shutdown()
            socket.close()
        }
    }

    /// False at the end of the connection.
    private func take(_ step: Step, _ socket: Socket) -> Bool {
        switch step {
        case .text(let text): return (try? socket.write(text.utf8)) != nil
        case .bytes(let bytes): return (try? socket.write(bytes)) != nil
        case .forever(let bytes, let pause):
            while (try? socket.write(bytes)) != nil {
                if pause > 0 { Thread.sleep(forTimeInterval: Double(pause) / 1000) }
            }
            return false
        case .pause(let milliseconds):
            Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
            return true
        case .close: return false
        case .hold:
            while let bytes = try? socket.read(atMost: 4096), !bytes.isEmpty {}
            return false
        }
    }

    private static func read(
        _ socket: Socket, _ buffer: inout [UInt8], withBody: Bool
    ) -> (head: [String], body: [UInt8])? {
        let end = Array("\r\n\r\n".utf8)
        var range = buffer.firstRange(of: end)
        while range == nil {
            guard let bytes = try? socket.read(atMost: 1 << 16), !bytes.isEmpty else { return nil }
            buffer += bytes
            range = buffer.firstRange(of: end)
        }
        guard let range else { return nil }
        let head = String(decoding: buffer[..<range.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        buffer.removeFirst(range.upperBound)
        guard withBody else { return (head, []) }
        let length = Request(number: 0, head: head, body: []).header("Content-Length").first.flatMap { Int($0) } ?? 0
        while buffer.count < length {
            guard let bytes = try? socket.read(atMost: 1 << 16), !bytes.isEmpty else { return nil }
            buffer += bytes
        }
        defer { buffer.removeFirst(length) }
        return (head, Array(buffer.prefix(length)))
    }
}
