import Platform
import Wire

/// What has come of an answer's body so far: in memory while it is short, in a file without a name once it is long.
struct AnswerBody {
    /// Bytes that are still held in memory.
    static let longest = 1 << 18

    private let mayBeLong: Bool
    private var bytes: [UInt8] = []
    private var file: SpoolFile?

    init(mayBeLong: Bool) { self.mayBeLong = mayBeLong }

    mutating func append(_ piece: [UInt8]) {
        if let file {
            if (try? file.append(piece)) != nil { return }
            // No room there: memory has to do.
            bytes = (try? file.read(0..<file.count)) ?? []
            self.file = nil
        }
        bytes += piece
        guard mayBeLong, bytes.count > Self.longest, let fresh = try? SpoolFile(), (try? fresh.append(bytes)) != nil
        else { return }
        file = fresh
        bytes = []
    }

    /// The answer with all of its body, whose last piece is the one that came with it.
    func completing(_ response: HTTPResponse) -> HTTPResponse {
        var all = self
        all.append(response.body)
        guard let file = all.file else {
            return HTTPResponse(status: response.status, headers: response.headers, body: all.bytes)
        }
        let long = LongBody(count: file.count) { try? file.read($0) }
        return HTTPResponse(status: response.status, headers: response.headers, long: long)
    }
}
