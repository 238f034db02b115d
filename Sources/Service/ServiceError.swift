/// A request that did not bring what was asked for.
package struct ServiceError: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// 401, also after the one renewal, or a log-in that was refused: the credential is no good.
        case unauthorized(message: String)
        /// 403 that is not about the quota.
        case forbidden(message: String, by: Denial = .permission)
        /// 404: the feature is off, or the thing is gone.
        case absent
        /// 405 or 501.
        case unsupported(status: Int)
        /// Any other status that says no.
        case refused(status: Int, message: String)
        /// 3xx, never followed: the credential would go along.
        case redirect(status: Int, to: String)
        /// Throttled longer than we wait.
        case throttled(seconds: Int)
        /// A success whose body is not what it should be.
        case unreadable(String)
        /// No answer to this request, in all its tries.
        case transport(TransportError)
        /// No answer to anything any more.
        case cutOff(TransportError)
        /// A write that may have been carried out or not: only reading can tell.
        case outcomeUnknown(Doubt)
        /// Nothing was sent that could have changed anything.
        case cancelled
    }

    /// What a 403 can mean.
    package enum Denial: Hashable, Sendable {
        /// The agent behind the credential may not.
        case permission
        /// The account's plan lacks the feature. Version 4 reads such a thing and refuses to write it.
        case plan
        /// A firewall before the service, which answers a write with something else than JSON.
        case firewall
    }

    /// Why nobody knows whether a write was carried out.
    package enum Doubt: Hashable, Sendable {
        /// The service, or something before it, answers with an error that says nothing about it.
        case answer(status: Int, message: String)
        case transport(TransportError)
    }

    /// `GET /livechat/campaigns`: never with a query, which may hold what is nobody's business.
    package let request: String
    package let reason: Reason

    package init(request: String, reason: Reason) {
        self.request = request
        self.reason = reason
    }
}
