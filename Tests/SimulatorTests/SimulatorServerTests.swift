import Foundation
import Platform
import Simulator
import TestSupport
import Testing
import Wire

/// The service on a real port, asked with bytes.
struct SimulatorServerTests {
    private static let key = "Authorization: Bearer shop-token\r\n"

    private func server(_ change: (inout SimulatedService) -> Void = { _ in }) throws -> SimulatorServer {
        var service = SimulatedService(sites: [try SimulatedSite.shop(.final)])
        change(&service)
        return try SimulatorServer(SharedService(service))
    }

    /// All that comes back until the server ends the connection.
    private func exchange(_ server: SimulatorServer, _ bytes: some Sequence<UInt8>) throws -> String {
        let socket = try Socket.connect(port: server.port)
        defer { socket.close() }
        try? socket.write(bytes)
        var got: [UInt8] = []
        while let more = try? socket.read(atMost: 4096), !more.isEmpty { got += more }
        return String(decoding: got, as: UTF8.self)
    }

    private func get(_ target: String, _ more: String = "Connection: close\r\n") -> String {
        "GET \(target) HTTP/1.1\r\nHost: localhost\r\n\(Self.key)\(more)\r\n"
    }

    @Test func `an answer comes over the wire`() throws {
        let server = try server()
        defer { server.stop() }
        let text = try exchange(server, get("/api/v3/livechat/webhooks").utf8)
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        let body = try #require(text.components(separatedBy: "\r\n\r\n").last)
        #expect(try JSONValue(parsing: body).elements?.count == 4)
        #expect(text.contains("Content-Length: \(body.utf8.count)\r\n"))
    }

    @Test func `one connection carries many requests, in pieces and at once`() throws {
        let server = try server()
        defer { server.stop() }
        let socket = try Socket.connect(port: server.port)
        defer { socket.close() }
        let body = #"{"type":"ip","ip":"192.0.2.1"}"#
        let post = "POST /api/v3/livechat/bans HTTP/1.1\r\n\(Self.key)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        for byte in post.utf8 { try socket.write([byte]) }
        try socket.write((get("/api/v3/livechat/bans", "") + get("/api/v3/livechat/settings")).utf8)
        var got: [UInt8] = []
        while case let more = try socket.read(atMost: 4096), !more.isEmpty { got += more }
        let text = String(decoding: got, as: UTF8.self)
        #expect(text.components(separatedBy: "HTTP/1.1 20").count == 4)
        #expect(text.contains("Location: http://127.0.0.1:\(server.port)/api/v3/livechat/bans/"))
        #expect(server.service.withService { $0.log.writes } == 1)
    }

    @Test func `a body may come in chunks, after leave was given`() throws {
        let server = try server()
        defer { server.stop() }
        let text = try exchange(
            server,
            """
            POST /api/v3/livechat/bans HTTP/1.1\r\n\(Self.key)Transfer-Encoding: chunked\r\nExpect: 100-continue\r
            Connection: close\r\n\r\n1b;x=y\r\n{"type":"ip","ip":"192.0.2.\r\n3\r\n1"}\r\n0\r\nTrailer: x\r\n\r\n
            """.utf8)
        #expect(text.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\n"))
    }

    @Test func `a deletion has no body and no length`() throws {
        let server = try server()
        defer { server.stop() }
        let text = try exchange(
            server,
            get("/api/v3/livechat/bans/ba000002-5c1e-4b07-9a31-000000000902").replacing("GET", with: "DELETE").utf8)
        #expect(text == "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    }

    @Test(arguments: [
        "\r\n\r\n\0\0\0\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n",
        "GET / HTTP/1.1\r\nx\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n", "PATCH / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", "GET x HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 300) + "\r\n",
        "GET /" + String(repeating: "x", count: 70_000),
    ])
    func `garbage is refused and hurts nobody`(_ text: String) throws {
        let server = try server()
        defer { server.stop() }
        let answer = try exchange(server, text.utf8)
        #expect(answer.hasPrefix("HTTP/1.1 4") || answer.isEmpty)
        #expect(try exchange(server, get("/api/v3/livechat/settings").utf8).hasPrefix("HTTP/1.1 200"))
    }

    @Test func `a question about the head only gets no body`() throws {
        let server = try server()
        defer { server.stop() }
        let text = try exchange(server, "HEAD /api/v3/livechat/bans HTTP/1.1\r\n\r\n".utf8)
        #expect(text.hasPrefix("HTTP/1.1 405") && text.hasSuffix("\r\n\r\n"))
    }

    @Test(arguments: [
        (Fault.dropBefore, ""), (.dropAfter, ""), (.garbage, "\u{1}\u{2}no such protocol\r\n\r\n"),
        (.status(503, headers: [HTTPHeader("Retry-After", "1")]), "HTTP/1.1 503 Service Unavailable\r\n"),
        (.redirect(to: "http://other.test/"), "HTTP/1.1 302 Found\r\nLocation: http://other.test/\r\n"),
        (.slow(milliseconds: 1), "HTTP/1.1 200 OK\r\n"),
    ])
    func `faults reach the wire`(_ fault: Fault, _ start: String) throws {
        let server = try server { $0.faults = FaultSchedule([.init(nil, "*", .all, fault)]) }
        defer { server.stop() }
        let text = try exchange(server, get("/api/v3/livechat/webhooks").utf8)
        #expect(start.isEmpty ? text.isEmpty : text.hasPrefix(start))
    }

    @Test(arguments: [Fault.halfHead, .truncatedBody, .wrongLength])
    func `spoiled answers end the connection before their time`(_ fault: Fault) throws {
        let server = try server { $0.faults = FaultSchedule([.init(nil, "*", .all, fault)]) }
        defer { server.stop() }
        let text = try exchange(server, get("/api/v3/livechat/webhooks", "").utf8)
        let parts = text.components(separatedBy: "\r\n\r\n")
        if fault == .halfHead {
            #expect(parts.count == 1 && text.hasPrefix("HTTP/1.1 200"))
        } else {
            let length = try #require(parts[0].components(separatedBy: "Content-Length: ").last?.prefix { $0.isNumber })
            let isShort = try parts[1].utf8.count < #require(Int(length))
            #expect(parts.count == 2 && isShort == (fault == .truncatedBody))
        }
    }

    @Test func `a hanging answer ends with the server`() throws {
        let server = try server { $0.faults = FaultSchedule([.init(nil, "*", .all, .hangAfter)]) }
        let socket = try Socket.connect(port: server.port)
        defer { socket.close() }
        try socket.write(get("/api/v3/livechat/webhooks").utf8)
        while server.service.withService({ $0.log.count }) == 0 {}
        server.stop()
        #expect((try? socket.read(atMost: 10)) ?? [] == [])
    }

    @Test func `a stopped server gives its port back`() throws {
        let server = try server()
        _ = try exchange(server, get("/_log").utf8)
        server.stop()
        server.stop()
        #expect(throws: SocketError.self) { try Socket.connect(port: server.port) }
        let next = try SocketListener(port: server.port)
        next.close()
    }

    @Test func `a taken port is an error in words`() throws {
        let server = try server()
        defer { server.stop() }
        #expect {
            try SimulatorServer(SharedService(SimulatedService(sites: [])), port: server.port)
        } throws: { "\($0)".hasPrefix("can't listen on port \(server.port): ") }
    }

    @Test func `many ask at once and each gets an answer`() async throws {
        let server = try server()
        defer { server.stop() }
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<24 {
                group.addTask { try exchange(server, get("/api/v3/livechat/settings").utf8) }
            }
            return try await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(answers.count == 24 && answers.allSatisfy { $0.hasPrefix("HTTP/1.1 200") })
        #expect(server.service.withService { $0.log.count } == 24)
    }

    @Test func `whoever watches sees the service after each request`() throws {
        let folder = URL(fileURLWithPath: Scratch.path("simulator-tests"))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "shop.json")
        let saver = SiteSaver([10001: file])
        let server = try SimulatorServer(
            SharedService(SimulatedService(sites: [SimulatedSite.shop(.final)]), observer: { saver.save($0) }))
        defer { server.stop() }
        _ = try exchange(server, get("/api/v3/livechat/bans").utf8)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        let path = "/api/v3/livechat/bans/ba000002-5c1e-4b07-9a31-000000000902"
        _ = try exchange(server, get(path).replacing("GET", with: "DELETE").utf8)
        let saved = try JSONValue(parsing: Array(Data(contentsOf: file)))
        #expect(saved["bans"]?.elements?.count == 2)
        var again = try SimulatedSite(file: saved, dialect: .draft)
        #expect(try again.get("bans").elements?.count == 2)
    }
}
