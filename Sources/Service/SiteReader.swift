package import Wire

/// A site as a client that can only read: it has no way to send anything but GET.
package struct SiteReader: Sendable {
    let line: SiteLine

    package init(_ line: SiteLine) { self.line = line }

    /// Sends one GET through the throttle, with the credential, as often as the policy allows.
    /// - Parameter path: below the site's URL: `/livechat/bans`.
    /// - Returns: the answer's body, which may be empty.
    package func get(_ path: String, query: [(name: String, value: String)] = []) async throws(ServiceError) -> [UInt8]
    {
        var tries = 0
        var throttledTries = 0
        var timeouts = 0
        var hasRenewed = false
        var alone = false
        while true {
            tries += 1
            if tries + throttledTries > 1 { await line.throttle.countRetry() }
            let pass = try await line.keeper.pass()
            let response: HTTPResponse
            do throws(ServiceError) {
                let own = query.filter { part in !pass.query.contains { $0.name == part.name } }
                response = try await line.send(.get, path, query: own + pass.query, headers: pass.headers, alone: alone)
            } catch {
                guard case .transport(let cause) = error.reason else { throw error }
                if case .lost(_, alone: false) = cause {
                    // Something took a shared worker down, maybe another request: ask again where that shows.
                    alone = true
                    tries -= 1
                    throttledTries += 1
                    if throttledTries <= line.policy.triesWhenThrottled { continue }
                }
                if case .timedOut = cause { timeouts += 1 }
                try await decide(error, cause, tries: tries, timeouts: timeouts)
                continue
            }
            switch Verdict(response, wallClock: line.time.wallClock()) {
            case .take: return response.body
            case .unauthorized:
                if !hasRenewed, try await line.keeper.renewed(after: pass) {
                    hasRenewed = true
                    continue
                }
                throw line.error(.get, path, .unauthorized(message: ServiceMessage(response).text))
            case .throttled(let stated):
                tries -= 1
                throttledTries += 1
                try await wait(stated, throttledTries, path)
            case .passing:
                guard tries < line.policy.tries else {
                    throw line.error(
                        .get, path, .refused(status: response.status, message: ServiceMessage(response).text))
                }
                try await pause(beforeTry: tries + 1, path)
            case .forbidden: throw line.error(.get, path, .forbidden(message: ServiceMessage(response).text))
            case .absent: throw line.error(.get, path, .absent)
            case .unsupported: throw line.error(.get, path, .unsupported(status: response.status))
            case .redirect:
                let place = response.headers[header: "Location"] ?? ""
                throw line.error(.get, path, .redirect(status: response.status, to: String(place.prefix(200))))
            case .refused:
                throw line.error(.get, path, .refused(status: response.status, message: ServiceMessage(response).text))
            }
        }
    }

    /// The body as a document.
    /// - Parameter acceptsText: a body that is no JSON is taken as text, where the documents leave the form open.
    package func document(
        _ path: String, query: [(name: String, value: String)] = [], acceptsText: Bool = false
    ) async throws(ServiceError) -> JSONValue {
        var failure = ""
        // A body cut short without a length can't be told from a whole one but by its content: ask once more.
        for _ in 0..<2 {
            let body = try await get(path, query: query)
            do throws(JSONError) {
                return try JSONValue(parsing: body)
            } catch {
                if acceptsText, let text = String(validating: body, as: UTF8.self) { return .string(text) }
                failure = body.isEmpty ? "the answer is empty" : error.description
            }
        }
        throw line.error(.get, path, .unreadable(failure))
    }

    private func decide(
        _ error: ServiceError, _ cause: TransportError, tries: Int, timeouts: Int
    ) async throws(ServiceError) {
        let isFinal =
            switch cause {
            case .unreachable, .lost: tries >= line.policy.tries
            case .timedOut: timeouts >= line.policy.triesAfterTimeout
            case .insecure, .tooLarge, .noWorker, .cancelled: true
            }
        if !isFinal {
            try await pause(beforeTry: tries + 1, error.request)
            return
        }
        switch cause {
        case .cancelled: throw ServiceError(request: error.request, reason: .cancelled)
        case .tooLarge: throw error
        case .unreachable, .insecure, .noWorker: throw ServiceError(request: error.request, reason: .cutOff(cause))
        case .lost, .timedOut:
            if await line.throttle.isCutAfterGivingUp() {
                throw ServiceError(request: error.request, reason: .cutOff(cause))
            }
            throw error
        }
    }

    private func wait(_ stated: Double?, _ throttledTries: Int, _ path: String) async throws(ServiceError) {
        let policy = line.policy
        if throttledTries >= policy.triesWhenThrottled || (stated ?? 0) > policy.longestStatedWait {
            throw line.error(.get, path, .throttled(seconds: Int(min(1e9, stated ?? policy.longestPause))))
        }
        let backoff = policy.pause(beforeTry: throttledTries + 1, chance: line.time.chance())
        // A stated time is a minimum; a little chance keeps several clients from coming back at once.
        let pause = stated.map { .seconds($0 + 0.05 * line.time.chance()) } ?? backoff
        await line.throttle.narrow(pausing: pause)
    }

    private func pause(beforeTry number: Int, _ path: String) async throws(ServiceError) {
        do {
            try await line.time.sleep(line.policy.pause(beforeTry: number, chance: line.time.chance()))
        } catch {
            throw line.error(.get, path, .cancelled)
        }
    }
}
