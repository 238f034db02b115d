import Foundation
import Platform
import Synchronization
import Wire

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Collects what comes for each task of the worker and sends it to the parent.
final class AnswerDesk: NSObject, URLSessionDataDelegate, Sendable {
    private let output: Descriptor
    private let limit: Int
    /// What has come of the body of an answer.
    private struct Coming {
        /// What has not been sent yet.
        var held: [UInt8] = []
        /// Bytes in all.
        var count = 0
        var head: HTTPURLResponse?
    }

    /// By the numbers of the questions.
    private let bodies = Mutex<[UInt32: Coming]>([:])
    /// Bytes that are sent at once, so that a long answer is never held here.
    private static let piece = 1 << 16
    private let sending = Mutex<Void>(())

    init(output: Descriptor, limit: Int) {
        self.output = output
        self.limit = limit
    }

    func send(_ reply: Reply) { send(reply.frame) }

    /// A question goes out.
    func open(_ id: UInt32) { bodies.withLock { $0[id] = Coming() } }

    var underWay: Int { bodies.withLock { $0.count } }

    private func send(_ frame: Frame) {
        sending.withLock { _ in
            do { try output.write(frame) } catch { ThisProcess.exitNow(1) }
        }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        if response.expectedContentLength > Int64(limit) { refuse(dataTask) }
        if let id = dataTask.question {
            bodies.withLock { $0[id, default: Coming()].head = response as? HTTPURLResponse }
        }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        guard let id = dataTask.question else { return }
        let (piece, count) = bodies.withLock { bodies in
            var piece: [UInt8] = []
            var coming = bodies.removeValue(forKey: id) ?? Coming()
            coming.held.append(contentsOf: data)
            coming.count += data.count
            if coming.held.count >= Self.piece { swap(&piece, &coming.held) }
            bodies[id] = coming
            return (piece, coming.count)
        }
        if count > limit { refuse(dataTask) }
        if !piece.isEmpty { send(Piece(id: id, bytes: piece).frame) }
    }

    /// The network library broke down, which it does over a legal answer, too: one with headers behind its body. What has come is
    /// passed on as what it is.
    func breakOff() -> Never {
        for (id, coming) in bodies.withLock({ $0 }) {
            guard let head = coming.head else { continue }
            send(Reply(id: id, outcome: .success(HTTPResponse(head, body: coming.held)), isUnended: true))
        }
        ThisProcess.exitNow(2)
    }

    /// Cancelling a task that floods us comes too late; ending the process does not.
    private func refuse(_ task: URLSessionTask) {
        if let id = task.question { send(Reply(id: id, outcome: .failure(.tooLarge(limit: limit)))) }
        ThisProcess.exitNow(0)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let id = task.question else { return }
        let body = bodies.withLock { $0.removeValue(forKey: id) }?.held ?? []
        send(Reply(id: id, outcome: outcome(of: task, body, error)))
    }

    private func outcome(
        of task: URLSessionTask, _ body: [UInt8], _ error: (any Error)?
    ) -> Result<HTTPResponse, TransportError> {
        let response = task.response as? HTTPURLResponse
        // A challenge that is turned away ends in an error beside the answer that we want.
        if let error, response?.statusCode != 401 {
            let (error, idle) = (error as NSError, Int(task.originalRequest?.timeoutInterval ?? 0))
            return .failure(TransportError(code: error.code, words: error.localizedDescription, idleSeconds: idle))
        }
        guard let response else { return .failure(.lost("no answer", alone: true)) }
        return .success(HTTPResponse(response, body: body))
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        let isServerTrust = challenge.protectionSpace.authenticationMethod == "NSURLAuthenticationMethodServerTrust"
        completionHandler(isServerTrust ? .performDefaultHandling : .rejectProtectionSpace, nil)
    }
}

extension HTTPResponse {
    fileprivate init(_ head: HTTPURLResponse, body: [UInt8]) {
        let headers = head.allHeaderFields.map {
            HTTPHeader(String(describing: $0.key), String(describing: $0.value))
        }
        self.init(status: head.statusCode, headers: headers, body: body)
    }
}

extension URLSessionTask {
    /// The number of the question that the task answers.
    fileprivate var question: UInt32? { taskDescription.flatMap { UInt32($0) } }
}
