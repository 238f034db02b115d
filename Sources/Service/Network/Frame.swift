import Wire

/// What goes through the pipes between this program and its network worker: a length of four bytes and that many bytes,
/// all integers big-endian, texts and bodies with their length before them.
enum Frame {
    /// Larger ones are a sign that the two sides lost step.
    static let limit = 256 << 20

    struct Question: Hashable, Sendable {
        var id: UInt32
        /// Seconds without a byte after which the worker gives up.
        var idleSeconds: UInt32
        var request: HTTPRequest
    }

    enum Reply: Hashable, Sendable {
        case response(HTTPResponse)
        case failure(TransportError)
    }

    static func bytes(of question: Question) -> [UInt8] {
        var writer = FrameWriter()
        writer.put(question.id)
        writer.put(question.idleSeconds)
        writer.put(question.request.method.rawValue)
        writer.put(question.request.origin)
        writer.put(question.request.target)
        writer.put(question.request.headers)
        writer.put(question.request.body)
        return writer.framed
    }

    static func bytes(of reply: Reply, to id: UInt32) -> [UInt8] {
        var writer = FrameWriter()
        writer.put(id)
        switch reply {
        case .response(let response):
            writer.put(UInt32(0))
            writer.put(UInt32(clamping: response.status))
            writer.put(response.headers)
            writer.put(response.body)
        case .failure(let error):
            let (code, number, text) = error.coded
            writer.put(code)
            writer.put(number)
            writer.put(text)
        }
        return writer.framed
    }

    static func question(in bytes: [UInt8]) -> Question? {
        var reader = FrameReader(bytes)
        guard let id = reader.number(), let idle = reader.number(), let method = reader.text(),
            let method = HTTPMethod(rawValue: method), let origin = reader.text(), let target = reader.text(),
            let headers = reader.headers(), let body = reader.bytes()
        else { return nil }
        return Question(
            id: id, idleSeconds: idle,
            request: HTTPRequest(method, origin: origin, target: target, headers: headers, body: body))
    }

    static func reply(in bytes: [UInt8]) -> (id: UInt32, reply: Reply)? {
        var reader = FrameReader(bytes)
        guard let id = reader.number(), let code = reader.number(), let number = reader.number() else { return nil }
        if code == 0 {
            guard let headers = reader.headers(), let body = reader.bytes() else { return nil }
            return (id, .response(HTTPResponse(status: Int(number), headers: headers, body: body)))
        }
        guard let text = reader.text(), let error = TransportError(code: code, number: number, text: text) else {
            return nil
        }
        return (id, .failure(error))
    }
}

extension TransportError {
    fileprivate var coded: (code: UInt32, number: UInt32, text: String) {
        switch self {
        case .unreachable(let text): (1, 0, text)
        case .insecure(let text): (2, 0, text)
        case .timedOut(let seconds): (3, UInt32(clamping: seconds), "")
        case .lost(let text, let alone): (4, alone ? 1 : 0, text)
        case .tooLarge(let limit): (5, UInt32(clamping: limit), "")
        case .noWorker(let text): (6, 0, text)
        case .cancelled: (7, 0, "")
        }
    }

    fileprivate init?(code: UInt32, number: UInt32, text: String) {
        switch code {
        case 1: self = .unreachable(text)
        case 2: self = .insecure(text)
        case 3: self = .timedOut(seconds: Int(number))
        case 4: self = .lost(text, alone: number == 1)
        case 5: self = .tooLarge(limit: Int(number))
        case 6: self = .noWorker(text)
        case 7: self = .cancelled
        default: return nil
        }
    }
}

private struct FrameWriter {
    private var payload: [UInt8] = [0, 0, 0, 0]

    mutating func put(_ number: UInt32) {
        for shift in [24, 16, 8, 0] { payload.append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
    }

    mutating func put(_ bytes: [UInt8]) {
        put(UInt32(clamping: bytes.count))
        payload.append(contentsOf: bytes)
    }

    mutating func put(_ text: String) {
        put(UInt32(clamping: text.utf8.count))
        payload.append(contentsOf: text.utf8)
    }

    mutating func put(_ headers: [HTTPHeader]) {
        put(UInt32(clamping: headers.count))
        for header in headers {
            put(header.name)
            put(header.value)
        }
    }

    var framed: [UInt8] {
        var framed = payload
        let length = UInt32(clamping: payload.count - 4)
        for (index, shift) in [24, 16, 8, 0].enumerated() {
            framed[index] = UInt8(truncatingIfNeeded: length >> UInt32(shift))
        }
        return framed
    }
}

private struct FrameReader {
    private let payload: [UInt8]
    private var at = 0

    init(_ payload: [UInt8]) { self.payload = payload }

    mutating func number() -> UInt32? {
        guard payload.count - at >= 4 else { return nil }
        defer { at += 4 }
        return payload[at..<at + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    mutating func bytes() -> [UInt8]? {
        guard let count = number().map(Int.init), payload.count - at >= count else { return nil }
        defer { at += count }
        return Array(payload[at..<at + count])
    }

    mutating func text() -> String? { bytes().map { String(decoding: $0, as: UTF8.self) } }

    mutating func headers() -> [HTTPHeader]? {
        guard let count = number() else { return nil }
        var headers: [HTTPHeader] = []
        for _ in 0..<count {
            guard let name = text(), let value = text() else { return nil }
            headers.append(HTTPHeader(name, value))
        }
        return headers
    }
}
