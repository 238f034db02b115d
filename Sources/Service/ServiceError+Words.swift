extension ServiceError {
    /// Does it concern the whole site rather than one request?
    package var isFinal: Bool {
        switch reason {
        case .unauthorized, .cutOff, .throttled, .cancelled: true
        case .forbidden, .absent, .unsupported, .refused, .redirect, .unreadable, .transport, .outcomeUnknown: false
        }
    }

    /// What happened, for people.
    package var words: String {
        func answered(_ status: Int, _ message: String) -> String {
            "the service answers \(status)" + (message.isEmpty ? "" : ": " + message)
        }
        return switch reason {
        case .unauthorized(let message): answered(401, message)
        case .forbidden(let message, .permission): answered(403, message)
        case .forbidden(let message, .plan):
            answered(403, message)
                + "; the account's plan lacks the feature, so add it to the plan, or leave it out with "
                + "--except"
        case .forbidden(_, .firewall):
            "something before the service (a firewall) answers 403 and no JSON, so the service will not have seen it; look "
                + "for markup or a script in what was to be written, or have the vendor let it pass"
        case .absent: answered(404, "")
        case .unsupported(let status): answered(status, "")
        case .refused(let status, let message):
            answered(status, message)
                + (message.contains("ParameterIsNotEditable")
                    ? "; no PUT may carry that member, so say in a file of rows that it is readOnly" : "")
        case .redirect(let status, let place):
            "the service answers \(status) and points to \(place); redirects are not followed"
        case .throttled(let seconds): "the service's request limit is used up; it asks to wait \(seconds) seconds"
        case .unreadable(let what): what
        case .transport(let cause), .cutOff(let cause), .outcomeUnknown(.transport(let cause)): cause.words
        case .outcomeUnknown(.answer(let status, let message)): answered(status, message)
        case .cancelled: "interrupted"
        }
    }
}

extension TransportError {
    /// What happened, for people.
    package var words: String {
        switch self {
        case .unreachable(let reason): "no connection: \(reason)"
        case .insecure(let reason): "no secure connection: \(reason)"
        case .timedOut(let seconds): "no answer within \(seconds) seconds"
        case .lost(let reason, _), .deadly(let reason): "the answer was lost: \(reason)"
        case .tooLarge(let limit): "the answer is larger than \(limit >> 20) MiB"
        case .noWorker(let reason): "the network worker could not be started: \(reason)"
        case .cancelled: "interrupted"
        }
    }
}
