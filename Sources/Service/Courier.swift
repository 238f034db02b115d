import Wire

/// Brings a request to the service: through the throttle, and again as often as the policy allows when what stood in the
/// way may pass. Knows nothing of credentials.
struct Courier: Sendable {
    let transport: Transport
    let throttle: Throttle
    let policy: RetryPolicy
    let time: Timekeeper

    /// - Parameters:
    ///   - name: the request as errors name it.
    ///   - mayRepeat: whether it may be sent again when nobody knows what became of it. What the service says it did not
    ///     do for lack of capacity is sent again in any case.
    /// - Returns: an answer that trying again won't change.
    func answer(
        to request: HTTPRequest, named name: String, mayRepeat: Bool
    ) async throws(ServiceError) -> HTTPResponse {
        var attempts = Attempts(policy)
        while true {
            let outcome = try await send(
                request, named: name, alone: attempts.isAlone, isSeenThrough: !mayRepeat)
            switch outcome {
            case .failure(let cause):
                guard mayRepeat, let pause = attempts.pause(after: cause, chance: time.chance()) else {
                    throw await error(name, cause, mayRepeat: mayRepeat)
                }
                try await wait(pause, name)
            case .success(let response):
                switch Verdict(response, wallClock: time.wallClock()) {
                case .throttled(let stated):
                    let pause = attempts.pauseWhenThrottled(stated: stated, chance: time.chance())
                    if let pause { await throttle.narrow(pausing: pause) }
                    // Something between us and the service may say 503 after the service did what it was asked, so
                    // somebody has to look before it is sent again, when the pause is over.
                    if !mayRepeat, response.status == 503 { return response }
                    if pause == nil {
                        let seconds = Int(min(RetryAfter.longest, max(stated ?? 0, policy.longestThrottledPause)))
                        throw ServiceError(request: name, reason: .throttled(seconds: seconds))
                    }
                case .passing where mayRepeat:
                    guard let pause = attempts.pauseAfterFailure(chance: time.chance()) else { return response }
                    try await wait(pause, name)
                case .take, .passing, .unauthorized, .forbidden, .absent, .unsupported, .redirect, .refused:
                    return response
                }
            }
            await throttle.countRetry()
        }
    }

    /// One send: a turn at the throttle, one answer or none.
    /// - Parameter isSeenThrough: once sent its answer is waited for, also after ^C, which must not leave a write's outcome
    ///   open. Waiting for a turn can be given up.
    private func send(
        _ request: HTTPRequest, named name: String, alone: Bool, isSeenThrough: Bool
    ) async throws(ServiceError) -> Result<HTTPResponse, TransportError> {
        do throws(CancellationError) {
            try await throttle.enter()
        } catch {
            throw ServiceError(request: name, reason: .cancelled)
        }
        if isSeenThrough { WritesUnderWay.begin() }
        let result = isSeenThrough ? await Task { await ask(request, alone) }.value : await ask(request, alone)
        if isSeenThrough { WritesUnderWay.end() }
        if case .success = result {
            await throttle.leave(answered: true)
        } else {
            await throttle.leave(answered: false)
        }
        return result
    }

    private func ask(_ request: HTTPRequest, _ alone: Bool) async -> Result<HTTPResponse, TransportError> {
        do throws(TransportError) {
            return .success(try await transport.send(request, alone))
        } catch {
            return .failure(error)
        }
    }

    private func wait(_ pause: Duration, _ name: String) async throws(ServiceError) {
        guard pause > .zero else { return }
        do throws(CancellationError) {
            try await time.sleep(pause)
        } catch {
            throw ServiceError(request: name, reason: .cancelled)
        }
    }

    /// What it means that there is no answer.
    private func error(_ name: String, _ cause: TransportError, mayRepeat: Bool) async -> ServiceError {
        let reason: ServiceError.Reason =
            switch cause {
            case .unreachable, .insecure, .noWorker: .cutOff(cause)
            case _ where !mayRepeat: .outcomeUnknown(.transport(cause))
            case .cancelled: .cancelled
            // Something answers, so others may be answered well.
            case .tooLarge, .deadly: .transport(cause)
            case .lost, .timedOut: await throttle.isCutAfterGivingUp() ? .cutOff(cause) : .transport(cause)
            }
        return ServiceError(request: name, reason: reason)
    }
}
