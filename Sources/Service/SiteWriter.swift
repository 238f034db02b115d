package import Wire

/// A site as a client that can change it.
package struct SiteWriter: Sendable {
    private let line: SiteLine

    package init(_ line: SiteLine) { self.line = line }

    /// Sends one request through the throttle, with the credential. It is sent again only after an answer that says that
    /// nothing was done: the service wants fewer requests, or a token's time was over.
    /// - Parameters:
    ///   - path: below the site's URL: `/livechat/bans`.
    ///   - secrets: that the body or what it is laid over holds; no message of an error repeats them.
    /// - Throws: with the reason `outcomeUnknown` when only reading can tell whether the service did it, as after an
    ///   answer that was lost. After every other reason it did not.
    /// - Returns: an answer that says yes.
    package func send(
        _ method: HTTPMethod, _ path: String, query: [(name: String, value: String)] = [], body: [UInt8] = [],
        hiding secrets: [String] = []
    ) async throws(ServiceError) -> HTTPResponse {
        try await line.answer(to: method, path, query: query, body: body, mayRepeat: false, hiding: secrets)
    }
}
