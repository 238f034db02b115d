import Wire

/// Reads requests off a connection. Whatever bytes come, the worst that happens is a refusal.
struct HTTPRequestReader {
    enum Result {
        case request(HTTPRequest, isKeptAlive: Bool)
        /// To be answered, and the connection ended.
        case refusal(Refusal, hasBody: Bool)
        /// The client has left.
        case end
    }

    /// Bytes of a head.
    static let headLimit = 64 << 10
    static let bodyLimit = 32 << 20

    /// What the server calls itself if the client doesn't say.
    let origin: String
    /// The next bytes, empty at the end.
    let read: () -> [UInt8]
    /// Tells a client that waits for leave to send its body to go on.
    let goOn: () -> Void
    private var buffer: [UInt8] = []

    init(origin: String, read: @escaping () -> [UInt8], goOn: @escaping () -> Void) {
        self.origin = origin
        self.read = read
        self.goOn = goOn
    }

    mutating func next() -> Result {
        do {
            guard let lines = try head(), let first = lines.first else { return .end }
            let words = first.split(separator: " ", omittingEmptySubsequences: false).map { String($0) }
            guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { throw Refusal(400, "no HTTP request") }
            let headers = try Self.headers(lines.dropFirst())
            guard let method = HTTPMethod(rawValue: words[0]) else {
                return .refusal(Refusal(405, "no such method here"), hasBody: words[0] != "HEAD")
            }
            if headers[header: "Expect"]?.lowercased() == "100-continue" { goOn() }
            let body = try self.body(headers)
            let request = HTTPRequest(
                method, origin: Self.origin(headers) ?? origin, target: try Self.target(words[1]), headers: headers,
                body: body)
            let connection = headers[header: "Connection"]?.lowercased()
            let isKeptAlive = connection == "keep-alive" || connection != "close" && words[2] != "HTTP/1.0"
            return .request(request, isKeptAlive: isKeptAlive)
        } catch let refusal as Refusal {
            return .refusal(refusal, hasBody: true)
        } catch {
            return .end
        }
    }

    /// The lines before the empty one; nil at the end.
    private mutating func head() throws(Refusal) -> [String]? {
        var lines: [String] = []
        var size = 0
        while let line = try line() {
            size += line.count + 2
            if size > Self.headLimit { throw Refusal(431, "the head is too long") }
            if line.isEmpty {
                if lines.isEmpty { continue }
                return lines
            }
            guard let text = String(validating: line, as: UTF8.self), !line.contains(0) else {
                throw Refusal(400, "the head is no text")
            }
            lines.append(text)
        }
        return nil
    }

    /// Up to the next line feed, which is taken off with a carriage return before it; nil at the end.
    private mutating func line() throws(Refusal) -> [UInt8]? {
        var from = 0
        while true {
            if let end = buffer[from...].firstIndex(of: 0x0A) {
                var line = Array(buffer[..<end])
                buffer.removeFirst(end + 1)
                if line.last == 0x0D { line.removeLast() }
                return line
            }
            from = buffer.count
            if from > Self.headLimit { throw Refusal(431, "the head is too long") }
            let more = read()
            if more.isEmpty { return nil }
            buffer += more
        }
    }

    private mutating func take(_ count: Int) throws -> [UInt8] {
        while buffer.count < count {
            let more = read()
            if more.isEmpty { throw Truncation() }
            buffer += more
        }
        defer { buffer.removeFirst(count) }
        return Array(buffer.prefix(count))
    }

    private struct Truncation: Error {}

    private mutating func body(_ headers: [HTTPHeader]) throws -> [UInt8] {
        let lengths = headers.filter { $0.name.lowercased() == "content-length" }.map { $0.value }
        let coding = headers[header: "Transfer-Encoding"]?.lowercased()
        if let coding {
            guard coding == "chunked", lengths.isEmpty else { throw Refusal(400, "unclear length of the body") }
            return try chunks()
        }
        guard let text = lengths.first else { return [] }
        guard Set(lengths).count == 1, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(text)
        else { throw Refusal(400, "unclear length of the body") }
        guard length <= Self.bodyLimit else { throw Refusal(413, "the body is too long") }
        return try take(length)
    }

    private mutating func chunks() throws -> [UInt8] {
        var body: [UInt8] = []
        while true {
            guard let line = try self.line() else { throw Truncation() }
            let digits = String(decoding: line.prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 }, as: UTF8.self)
            guard let size = UInt32(digits, radix: 16), digits.first != "+" else { throw Refusal(400, "no chunk size") }
            if size == 0 { break }
            guard body.count + Int(size) <= Self.bodyLimit else { throw Refusal(413, "the body is too long") }
            body += try take(Int(size))
            guard let end = try self.line(), end.isEmpty else { throw Refusal(400, "a chunk is longer than it says") }
        }
        while let trailer = try line() { if trailer.isEmpty { return body } }
        throw Truncation()
    }

    private static func headers(_ lines: some Sequence<String>) throws(Refusal) -> [HTTPHeader] {
        var headers: [HTTPHeader] = []
        for line in lines {
            guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex, headers.count < 200
            else {
                throw Refusal(400, "a header is broken")
            }
            let value = line[line.utf8.index(after: colon)...]
            let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
            let trimmed = String(value.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
            headers.append(HTTPHeader(String(line[..<colon]), trimmed))
        }
        return headers
    }

    /// Path and query; a whole address is cut down to them.
    private static func target(_ text: String) throws(Refusal) -> String {
        if text.hasPrefix("/") { return text }
        guard let range = text.firstRange(of: "://") else { throw Refusal(400, "the target has no path") }
        let rest = text[range.upperBound...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    }

    /// What the client calls the server, so that links in answers lead where it came from.
    private static func origin(_ headers: [HTTPHeader]) -> String? {
        guard let host = headers[header: "Host"], !host.isEmpty, host.count < 300 else { return nil }
        let isPlain = host.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "-.:[]".utf8.contains(byte)
        }
        return isPlain ? "http://\(host)" : nil
    }
}
