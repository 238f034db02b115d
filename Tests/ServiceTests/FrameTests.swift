import Service
import TestSupport
import Testing
import Wire

struct FrameTests {
    private static let questions = [
        Question(id: 1, idleSeconds: 20, request: HTTPRequest(.get, origin: "https://a.b", target: "/x?y=z")),
        Question(
            id: .max, idleSeconds: 0,
            request: HTTPRequest(
                .post, origin: "", target: "", headers: [HTTPHeader("A", "ü\r\n\0"), HTTPHeader("", "")],
                body: Array(0...255))),
    ]

    private static let replies: [Reply] = [
        Reply(id: 0, outcome: .success(HTTPResponse(status: 200))),
        Reply(
            id: 7,
            outcome: .success(
                HTTPResponse(status: 599, headers: [HTTPHeader("A", "b")], body: .init(repeating: 9, count: 100_000)))),
        Reply(id: 1, outcome: .failure(.unreachable("no such host"))),
        Reply(id: 2, outcome: .failure(.insecure("certificate"))),
        Reply(id: 3, outcome: .failure(.timedOut(seconds: 9))),
        Reply(id: 4, outcome: .failure(.lost("x", alone: true))), Reply(id: 14, outcome: .failure(.deadly("x"))),
        Reply(id: 15, outcome: .success(HTTPResponse(status: 201, body: [0x5B])), isUnended: true),
        Reply(id: 5, outcome: .failure(.lost("", alone: false))),
        Reply(id: 6, outcome: .failure(.tooLarge(limit: 64 << 20))), Reply(id: 7, outcome: .failure(.noWorker("x"))),
        Reply(id: 8, outcome: .failure(.cancelled)),
    ]

    @Test(arguments: questions)
    func `a question comes back as it was`(question: Question) {
        #expect(Question(question.frame) == question)
    }

    @Test(arguments: replies)
    func `a reply comes back as it was`(reply: Reply) {
        #expect(Reply(reply.frame) == reply)
    }

    @Test func `a piece comes back as it was and is taken for no reply`() {
        for bytes in [[], [1], [UInt8](repeating: 7, count: 70_000)] {
            let piece = Piece(id: .max, bytes: bytes)
            #expect(Piece(piece.frame) == piece)
            #expect(Reply(piece.frame) == nil)
        }
        #expect(Self.replies.allSatisfy { Piece($0.frame) == nil })
    }

    @Test(arguments: UInt64(1)...20)
    func `frames come out of a stream however it is cut`(seed: UInt64) {
        var random = Dice(seed)
        let frames = Self.questions.map(\.frame) + Self.replies.map(\.frame)
        var rest = frames.flatMap { $0.opening + $0.body }[...]
        var assembler = FrameAssembler()
        var found: [Frame] = []
        while !rest.isEmpty {
            let piece = rest.prefix(
                Int.random(in: 1...[3, 100, 70_000].randomElement(using: &random)!, using: &random))
            rest = rest.dropFirst(piece.count)
            assembler.append(Array(piece))
            while let frame = assembler.next() { found.append(frame) }
        }
        #expect(found == frames)
        #expect(!assembler.isBroken)
    }

    @Test(arguments: questions.map(\.frame) + replies.map(\.frame))
    func `a frame cut short holds nothing`(frame: Frame) {
        for length in 0..<frame.head.count {
            let cut = Frame(head: Array(frame.head.prefix(length)), body: frame.body)
            #expect(Question(cut) == nil)
        }
    }

    @Test(arguments: replies)
    func `a reply cut short is none`(reply: Reply) {
        let frame = reply.frame
        #expect(!frame.head.isEmpty)
        for length in 0..<frame.head.count {
            #expect(Reply(Frame(head: Array(frame.head.prefix(length)), body: frame.body)) == nil)
        }
    }

    @Test(arguments: [
        [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0], [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0, 0, 0, 0, 0, 0, 1],
    ])
    func `lengths beyond reason break the stream`(bytes: [UInt8]) {
        var assembler = FrameAssembler()
        assembler.append(bytes)
        #expect(assembler.next() == nil)
        #expect(assembler.isBroken)
        assembler.append([0, 0, 0, 0, 0, 0, 0, 0])
        #expect(assembler.next() == nil)
    }

    @Test(arguments: UInt64(1)...50)
    func `what random bytes are taken for is written so that it is read again`(seed: UInt64) {
        var random = Dice(seed)
        for _ in 0..<200 {
            let head = (0..<Int.random(in: 0...80, using: &random)).map { _ in
                // Small numbers are lengths that fit.
                Bool.random(using: &random) ? 0 : UInt8.random(in: 0...255, using: &random)
            }
            let frame = Frame(head: head, body: [])
            if let question = Question(frame) { #expect(Question(question.frame) == question) }
            if let reply = Reply(frame) { #expect(Reply(reply.frame) == reply) }
            var assembler = FrameAssembler()
            assembler.append(head)
            var taken = 0
            while let frame = assembler.next() { taken += frame.opening.count + frame.body.count }
            #expect(taken <= head.count)
        }
    }
}

struct TransportErrorTests {
    @Test(arguments: [
        (-1001, "", TransportError.timedOut(seconds: 7)), (-1003, "", .unreachable("no such host")),
        (-1004, "", .unreachable("the connection was refused")),
        (-1005, "", .lost("the connection broke", alone: true)),
        (-1202, "bad", .insecure("the two sides found no common way")),
        (-1, "Weird server reply", .lost("the connection broke, or what came was no HTTP", alone: true)),
        (
            -1, "transfer closed with 12 bytes remaining",
            .lost("the connection ended before the answer was whole", alone: true)
        ),
    ])
    func `codes become causes`(code: Int, words: String, expected: TransportError) {
        #expect(TransportError(code: code, words: words, idleSeconds: 7) == expected)
    }

    @Test(arguments: [
        "SSL certificate problem: self-signed certificate", "SSL: no alternative certificate subject name matches",
        "OpenSSL SSL_connect: error:0A00010B:SSL routines::wrong version number",
        "error:0A000086:SSL routines::certificate verify failed",
    ])
    func `no secure connection is final`(words: String) {
        guard case .insecure(let said) = TransportError(code: -1, words: words, idleSeconds: 7) else {
            Issue.record("it is not taken for one of security")
            return
        }
        #expect(!said.contains("SSL") && said != "the two sides found no common way")
    }

    @Test(arguments: [
        "OpenSSL SSL_read: Connection reset by peer, errno 104",
        "OpenSSL SSL_read: error:0A000126:SSL routines::unexpected eof while reading, errno 0",
        "OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to api.example:443", "SSL_write() returned SYSCALL",
    ])
    func `a secure connection that broke is as any that broke`(words: String) {
        guard case .lost(let said, alone: true) = TransportError(code: -1, words: words, idleSeconds: 7) else {
            Issue.record("it is not taken for a broken connection")
            return
        }
        #expect(!said.contains("SSL"))
    }
}
