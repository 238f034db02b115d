import Wire

/// What a server does with an outcome: bytes and pauses, in order.
enum TransmissionStep: Hashable {
    case send([UInt8])
    case pause(milliseconds: Int)
    /// Leave the connection open until the client goes.
    case hold
    case close
}

extension Outcome {
    /// - Parameter isKeptAlive: whether the client may send another request on this connection; an ordinary answer then
    ///   doesn't end it.
    func transmission(isKeptAlive: Bool) -> [TransmissionStep] {
        let end: [TransmissionStep] = isKeptAlive ? [] : [.close]
        switch self {
        case .answer(let response):
            return [.send(response.head(isKeptAlive: isKeptAlive) + response.body)] + end
        case .dropped: return [.close]
        case .hang: return [.hold]
        case .halfHead(let response):
            let head = response.head(isKeptAlive: true)
            return [.send(Array(head.prefix(head.count / 2))), .close]
        case .truncatedBody(let response):
            let body = Array(response.body.prefix(response.body.count / 2))
            return [.send(response.head(isKeptAlive: true, length: max(response.body.count, 2)) + body), .close]
        case .wrongLength(let response):
            return [.send(response.head(isKeptAlive: true, length: response.body.count / 2) + response.body), .close]
        case .slow(let response, let milliseconds):
            let bytes = response.head(isKeptAlive: isKeptAlive) + response.body
            let size = max(1, bytes.count / 8)
            let pieces = stride(from: 0, to: bytes.count, by: size).flatMap { start -> [TransmissionStep] in
                [.send(Array(bytes[start..<min(bytes.count, start + size)])), .pause(milliseconds: milliseconds)]
            }
            return pieces + end
        case .garbage: return [.send(Array("\u{1}\u{2}no such protocol\r\n\r\n".utf8)), .close]
        }
    }
}

extension HTTPResponse {
    /// Status line and headers. A 204 says no length, as it can have no body.
    fileprivate func head(isKeptAlive: Bool, length: Int? = nil) -> [UInt8] {
        var text = "HTTP/1.1 \(status) \(Self.reasons[status] ?? "Status")\r\n"
        for header in headers { text += "\(header.name): \(header.value)\r\n" }
        if status != 204 || length != nil { text += "Content-Length: \(length ?? body.count)\r\n" }
        return Array((text + "Connection: \(isKeptAlive ? "keep-alive" : "close")\r\n\r\n").utf8)
    }

    private static let reasons = [
        200: "OK", 201: "Created", 204: "No Content", 302: "Found", 400: "Bad Request", 401: "Unauthorized",
        403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 413: "Content Too Large",
        429: "Too Many Requests", 431: "Request Header Fields Too Large", 500: "Internal Server Error",
        502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
    ]
}
