import Foundation
import Platform
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
    /// The word that says that no connection is to be used twice.
    static let once = "once"

    /// Milliseconds in which an answer may come late that nobody asked for.
    private static let lateness = 20

    /// The variable that names a file of certificates to trust.
    static let certificates = "LIVECHAT_SYNC_CERTIFICATES"
    private static let failure = "LIVECHAT_SYNC_CERTIFICATES_FAILED"
    /// Where the network library looks for what the system trusts.
    private static let places = ["/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/cert.pem"]

    /// Puts the certificates in place that the site names: the library reads those of the system and no others. First thing in the
    /// process's life.
    package static func begin() {
        // Takes a third of the time before the first request. Not before the certificates are in place, which one thread alone can do.
        defer { ThisProcess.load("libcurl.so.4") }
        guard let file = ProcessInfo.processInfo.environment[certificates] else { return }
        guard let place = places.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            ThisProcess.note(failure, "this system has no file of certificates")
            return
        }
        do throws(SystemError) {
            try FileView.show(file, at: place)
        } catch {
            ThisProcess.note(failure, error.reason)
        }
    }

    /// Serves questions from standard input until it closes.
    /// - Parameter words: how many connections to a host, how many bytes an answer may have, and `once` where a connection
    ///   is to serve one request only.
    package static func run(_ words: [String]) -> Never {
        // The parent decides when to stop: a write under way must not end with a ^C that reaches both.
        ThisProcess.leaveSignalsToParent()
        ThisProcess.limitMemory(bytes: 4 << 30)
        let connections = words.first.flatMap { Int($0) } ?? 8
        let answerLimit = words.dropFirst().first.flatMap { Int($0) } ?? 64 << 20
        let input = Descriptor(owning: 0)
        let desk = AnswerDesk(output: Descriptor(owning: 1), limit: answerLimit)
        let inOrder = OperationQueue()
        inOrder.maxConcurrentOperationCount = 1
        // Kept to the end: tearing a session down while it still works is a race of its own.
        let session = URLSession(
            configuration: configuration(connections: connections), delegate: desk, delegateQueue: inOrder)
        ThisProcess.whenTrapped {
            // What the library has told by then is in the queue, and so before this. It may be the queue that is held.
            inOrder.addOperation { desk.breakOff() }
            ThisProcess.after(milliseconds: 2_000) { ThisProcess.exitNow(2) }
        }
        let isOnce = words.contains(once)
        var assembler = FrameAssembler()
        while let bytes = try? input.read(atMost: 1 << 16), !bytes.isEmpty {
            assembler.append(bytes)
            while let frame = assembler.next() {
                guard let question = Question(frame) else { ThisProcess.exitNow(1) }
                if !isOnce { leaveIfMixed(question, desk) }
                serve(question, session, desk, isOnce: isOnce)
            }
            if assembler.isBroken { ThisProcess.exitNow(1) }
        }
        withExtendedLifetime(session) { ThisProcess.exitNow(0) }
    }

    /// Where something waits that nobody asked for, the answers before may be those to other questions. The library would close
    /// that connection without a word.
    private static func leaveIfMixed(_ question: Question, _ desk: AnswerDesk) {
        if question.isRollCall { ThisProcess.rest(milliseconds: lateness) }
        guard UnreadSockets.isSomethingLeft(underWay: desk.underWay) else { return }
        desk.send(Reply(id: Reply.worker, outcome: .failure(.lost("an answer that nobody asked for", alone: false))))
        ThisProcess.exitNow(3)
    }

    private static func serve(_ question: Question, _ session: URLSession, _ desk: AnswerDesk, isOnce: Bool) {
        if question.isRollCall {
            desk.send(Reply(id: question.id, outcome: .success(HTTPResponse(status: 200))))
            return
        }
        if let reason = ProcessInfo.processInfo.environment[failure] {
            let words =
                "the certificates that \"ca\" names can't be put in place here (\(reason)); add them to the system's"
            return desk.send(Reply(id: question.id, outcome: .failure(.insecure(words))))
        }
        guard let request = urlRequest(for: question, isOnce: isOnce) else {
            desk.send(Reply(id: question.id, outcome: .failure(.unreachable("this request can't be sent as it is"))))
            return
        }
        let task = session.dataTask(with: request)
        task.taskDescription = String(question.id)
        desk.open(question.id)
        task.resume()
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

    /// Nil for a request that would go out otherwise than it stands: a target with what no target may hold, a header
    /// that would be left out.
    private static func urlRequest(for question: Question, isOnce: Bool) -> URLRequest? {
        let asked = question.request
        let lines = [asked.origin, asked.target] + asked.headers.flatMap { [$0.name, $0.value] }
        guard lines.allSatisfy({ $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } }),
            let url = URL(string: asked.origin + asked.target, encodingInvalidCharacters: false)
        else { return nil }
        var request = URLRequest(url: url)
        // Given to the initialiser it would not count on Linux.
        request.timeoutInterval = TimeInterval(max(1, question.idleSeconds))
        request.httpMethod = asked.method.rawValue
        for header in asked.headers { request.setValue(header.value, forHTTPHeaderField: header.name) }
        if isOnce || asked.method != .get { request.setValue("close", forHTTPHeaderField: "Connection") }
        if asked.method != .get, !asked.body.isEmpty { request.httpBody = Data(asked.body) }
        return request
    }
}
