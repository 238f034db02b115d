import Foundation
import Platform
import Synchronization
import Wire

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The other side of the pipe: a process that does nothing but HTTP, since on Linux an answer can kill, hang or blow up
/// the process that reads it. It knows no secret but what stands in the requests, keeps nothing, follows no redirect,
/// and ends with its parent.
package enum NetworkWorker {
    /// The hidden first word that makes the program a worker.
    package static let word = "__network-worker"

    /// Serves questions from standard input until it closes.
    package static func run(_ words: [String]) -> Never {
        ThisProcess.limitMemory(bytes: 4 << 30)
        let connections = words.first.flatMap { Int($0) } ?? 8
        let answerLimit = words.dropFirst().first.flatMap { Int($0) } ?? 64 << 20
        let channel = FrameChannel(input: Descriptor(owning: 0), output: Descriptor(owning: 1))
        let desk = AnswerDesk(channel: channel, limit: answerLimit)
        let configuration = Self.configuration(connections: connections)
        let shared = URLSession(configuration: configuration, delegate: desk, delegateQueue: nil)
        // Kept to the end: tearing a session down while it still works is a race of its own.
        var sessions = [shared]
        while let frame = channel.next(), let question = Frame.question(in: frame) {
            guard let request = urlRequest(for: question) else {
                desk.reply(.failure(.unreachable("not an address: \(question.request.origin)")), to: question.id)
                continue
            }
            var session = shared
            if question.request.method != .get {
                // On a connection used before, a write whose answer does not come would be sent a second time.
                session = URLSession(configuration: configuration, delegate: desk, delegateQueue: nil)
                sessions.append(session)
            }
            let task = session.dataTask(with: request)
            task.taskDescription = String(question.id)
            task.resume()
        }
        withExtendedLifetime(sessions) { ThisProcess.exitNow(0) }
    }

    private static func configuration(connections: Int) -> URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpMaximumConnectionsPerHost = max(1, connections)
        configuration.httpCookieStorage = nil
        configuration.httpCookieAcceptPolicy = .never
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        return configuration
    }

    private static func urlRequest(for question: Frame.Question) -> URLRequest? {
        guard let url = URL(string: question.request.origin + question.request.target) else { return nil }
        var request = URLRequest(url: url, timeoutInterval: TimeInterval(max(1, question.idleSeconds)))
        request.httpMethod = question.request.method.rawValue
        for header in question.request.headers { request.setValue(header.value, forHTTPHeaderField: header.name) }
        if question.request.method != .get {
            request.setValue("close", forHTTPHeaderField: "Connection")
            if !question.request.body.isEmpty { request.httpBody = Data(question.request.body) }
        }
        return request
    }
}

/// Collects what comes for each task and sends it back as one frame.
private final class AnswerDesk: NSObject, URLSessionDataDelegate, Sendable {
    private let channel: FrameChannel
    private let limit: Int
    private let bodies = Mutex<[String: [UInt8]]>([:])
    private let sending = Mutex<Void>(())

    init(channel: FrameChannel, limit: Int) {
        self.channel = channel
        self.limit = limit
    }

    func reply(_ reply: Frame.Reply, to id: UInt32) {
        sending.withLock { _ in
            do { try channel.send(Frame.bytes(of: reply, to: id)) } catch { ThisProcess.exitNow(1) }
        }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        guard let key = dataTask.taskDescription else { return }
        let size = bodies.withLock { bodies in
            bodies[key, default: []].append(contentsOf: data)
            return bodies[key, default: []].count
        }
        guard size > limit else { return }
        // Cancelling a task that floods us comes too late; ending the process does not.
        if let id = UInt32(key) { reply(.failure(.tooLarge(limit: limit)), to: id) }
        ThisProcess.exitNow(0)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let key = task.taskDescription, let id = UInt32(key) else { return }
        let body = bodies.withLock { $0.removeValue(forKey: key) } ?? []
        let response = task.response as? HTTPURLResponse
        // A challenge that is turned away ends in an error beside the answer that we want.
        if let error, response?.statusCode != 401 {
            reply(
                .failure(TransportError(error as NSError, idle: Int(task.originalRequest?.timeoutInterval ?? 0))),
                to: id)
            return
        }
        guard let response else {
            reply(.failure(.lost("no answer", alone: false)), to: id)
            return
        }
        let headers = response.allHeaderFields.map {
            HTTPHeader(String(describing: $0.key), String(describing: $0.value))
        }
        reply(.response(HTTPResponse(status: response.statusCode, headers: headers, body: body)), to: id)
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

extension TransportError {
    /// Foundation's codes are coarse: a bad certificate, a cut body and garbage are all -1 on Linux, so there the words
    /// decide whether trying again makes sense.
    fileprivate init(_ error: NSError, idle: Int) {
        let text = error.localizedDescription
        switch error.code {
        case NSURLErrorTimedOut: self = .timedOut(seconds: idle)
        case NSURLErrorCannotFindHost, NSURLErrorDNSLookupFailed: self = .unreachable("no such host")
        case NSURLErrorCannotConnectToHost: self = .unreachable("the connection was refused")
        case NSURLErrorNotConnectedToInternet: self = .unreachable("no network")
        case NSURLErrorSecureConnectionFailed, NSURLErrorServerCertificateUntrusted,
            NSURLErrorServerCertificateHasBadDate, NSURLErrorServerCertificateHasUnknownRoot:
            self = .insecure(text)
        case NSURLErrorNetworkConnectionLost: self = .lost("the connection broke", alone: true)
        default:
            let isSecurity = ["SSL", "TLS", "certificate"].contains { text.contains($0) }
            self = isSecurity ? .insecure(text) : .lost(text, alone: true)
        }
    }
}
