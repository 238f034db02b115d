package import Wire

/// A site as a client that can only read: it has no way to send anything but GET.
package struct SiteReader: Sendable {
    let line: SiteLine

    package init(_ line: SiteLine) { self.line = line }

    /// How many requests may go out before one was answered.
    package func mostUnproven(of many: Int) -> Int { line.isTokenSent ? many : 1 }

    /// Sends one GET through the throttle, with the credential, as often as the policy allows.
    /// - Parameter path: below the site's URL: `/livechat/bans`.
    /// - Returns: the answer's body, which may be empty.
    package func get(
        _ path: String, query: [(name: String, value: String)] = []
    ) async throws(ServiceError) -> [UInt8] {
        let response = try await answer(path, query)
        guard let long = response.long else { return response.body }
        guard let body = long.bytes(0..<long.count) else {
            throw unreadable(path, "the answer can't be read back from the temporary folder")
        }
        return body
    }

    /// The body as a document.
    /// - Parameter acceptsText: a body that is no JSON is taken as text, where the documents leave the form open.
    /// - Throws: also for an error that came as a success, and for a web page.
    package func document(
        _ path: String, query: [(name: String, value: String)] = [], acceptsText: Bool = false
    ) async throws(ServiceError) -> JSONValue {
        var failure = ""
        // A body cut short without a length can't be told from a whole one but by its content: ask once more.
        for _ in 0..<2 {
            let body = try await get(path, query: query)
            do throws(JSONError) {
                let value = try JSONValue(parsing: body)
                guard value.isError else { return value }
            } catch {
                failure = Inquiry.words(body, error)
                if !acceptsText || ForeignText.page(body) != nil { continue }
                if let text = String(validating: body, as: UTF8.self) { return .string(text) }
                continue
            }
            throw await foreign(path, try? JSONValue(parsing: body), expected: "the object that stands there")
        }
        throw unreadable(path, await line.masked(failure))
    }

    /// The body as a document, which is only looked through if it is too long to be held.
    func listDocument(
        _ path: String, query: [(name: String, value: String)]
    ) async throws(ServiceError) -> ListDocument {
        try await Inquiry(line, path, query).listDocument()
    }

    private func answer(
        _ path: String, _ query: [(name: String, value: String)]
    ) async throws(ServiceError) -> HTTPResponse {
        try await Inquiry(line, path, query).answer()
    }

    /// The error that says what came in place of what was expected, its form and its first words.
    package func foreign(_ path: String, _ found: JSONValue?, expected: String) async -> ServiceError {
        await Inquiry(line, path, []).foreign(found, expected: expected)
    }

    func unreadable(_ path: String, _ words: String) -> ServiceError { line.error(.get, path, .unreadable(words)) }
}
