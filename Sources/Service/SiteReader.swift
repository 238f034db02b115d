package import Wire

/// A site as a client that can only read: it has no way to send anything but GET.
package struct SiteReader: Sendable {
    let line: SiteLine

    package init(_ line: SiteLine) { self.line = line }

    /// Sends one GET through the throttle, with the credential, as often as the policy allows.
    /// - Parameter path: below the site's URL: `/livechat/bans`.
    /// - Returns: the answer's body, which may be empty.
    package func get(
        _ path: String, query: [(name: String, value: String)] = []
    ) async throws(ServiceError) -> [UInt8] {
        try await line.answer(to: .get, path, query: query, mayRepeat: true).body
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
        throw unreadable(path, failure)
    }

    func unreadable(_ path: String, _ words: String) -> ServiceError { line.error(.get, path, .unreadable(words)) }
}
