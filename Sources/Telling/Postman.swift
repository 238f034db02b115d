package import Service
package import Wire

/// Brings a message to an address: a few tries, each with a deadline, and no more.
package struct Postman: Sendable {
    private let transport: Transport
    private let time: Timekeeper
    private let mask: SecretMask

    /// Seconds that one try may take.
    package static let seconds = 10
    /// Between the tries.
    private static let pauses: [Duration] = [.seconds(1), .seconds(4)]

    /// - Parameter secrets: what no message may repeat, the address first of all.
    package init(_ transport: Transport, hiding secrets: [String], time: Timekeeper = .system) {
        self.transport = transport
        self.time = time
        mask = SecretMask(secrets)
    }

    /// All that goes with every request.
    package static func headers(isJSON: Bool = false) -> [HTTPHeader] {
        let all = [
            HTTPHeader("Accept", "*/*"), HTTPHeader("Accept-Encoding", "identity"),
            HTTPHeader("User-Agent", "livechat-sync"),
        ]
        return isJSON ? all + [HTTPHeader("Content-Type", "application/json")] : all
    }

    /// - Throws: why it was not taken. Who has no time is asked again, and so is who does not answer: better that a message
    ///   comes twice than that it does not come.
    package func bring(_ request: HTTPRequest) async throws(Untold) {
        for pause in Self.pauses {
            guard let failure = await attempt(request) else { return }
            guard failure.mayPass else { throw failure.reason }
            do throws(CancellationError) { try await time.sleep(pause) } catch { throw failure.reason }
        }
        if let failure = await attempt(request) { throw failure.reason }
    }

    /// Nil where it was taken.
    private func attempt(_ request: HTTPRequest) async -> (reason: Untold, mayPass: Bool)? {
        do throws(TransportError) {
            let answer = try await transport.send(request, false)
            if (200..<300).contains(answer.status) { return nil }
            return (.answer(status: answer.status, message: said(answer)), answer.status >= 500 || answer.status == 429)
        } catch {
            return (.unreachable(mask.masked(error.words)), error.mayPass)
        }
    }

    private func said(_ answer: HTTPResponse) -> String {
        let text = mask.masked(String(decoding: answer.body.prefix(2000), as: UTF8.self))
        let words = text.split { $0.isWhitespace }.joined(separator: " ")
        return words.count > 120 ? words.prefix(119) + "…" : words
    }
}

extension TransportError {
    fileprivate var mayPass: Bool {
        switch self {
        case .unreachable, .timedOut, .lost: true
        case .insecure, .tooLarge, .noWorker, .cancelled, .deadly: false
        }
    }
}
