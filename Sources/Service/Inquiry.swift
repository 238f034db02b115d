import Wire

/// What is read by one request, a GET or a search: it changes nothing, so it may be sent again whatever became of it.
struct Inquiry: Sendable {
    private let line: SiteLine
    private let method: HTTPMethod
    private let path: String
    private let query: [FormText.Field]
    private let body: [UInt8]

    init(_ line: SiteLine, _ path: String, _ query: [FormText.Field]) {
        self.line = line
        method = .get
        self.path = path
        self.query = query
        body = []
    }

    init(_ line: SiteLine, search: SearchPath, _ query: [FormText.Field], _ body: [UInt8]) {
        self.line = line
        method = .post
        path = search.text
        self.query = query
        self.body = body
    }

    func answer() async throws(ServiceError) -> HTTPResponse {
        let response = try await line.answer(to: method, path, query: query, body: body, mayRepeat: true)
        switch response.status {
        case 200, 204: return response
        case 203: throw unreadable("the answer has status 203: something between here and the service has changed it")
        case 206: throw unreadable("the answer has status 206: it is only a part of what was asked for")
        default: throw unreadable("the answer has status \(response.status), which is not that of something read")
        }
    }

    /// The answer as it came, its body held.
    func heldAnswer() async throws(ServiceError) -> HTTPResponse {
        var response = try await line.answer(to: method, path, query: query, body: body, mayRepeat: true)
        guard let long = response.long else { return response }
        guard let body = long.bytes(0..<long.count) else {
            throw unreadable("the answer can't be read back from the temporary folder")
        }
        response.body = body
        response.long = nil
        return response
    }

    /// The body as a document, which is only looked through if it is too long to be held.
    func listDocument() async throws(ServiceError) -> ListDocument {
        var failure = ""
        // A body cut short without a length can't be told from a whole one but by its content: ask once more.
        for _ in 0..<2 {
            let response = try await answer()
            do throws(JSONError) {
                if let long = response.long { return .outlined(try JSONOutline(long)) }
                return .held(try JSONValue(parsing: response.body))
            } catch {
                failure = Self.words(response.long?.bytes(0..<4_000) ?? response.body, error)
            }
        }
        throw unreadable(await line.masked(failure))
    }

    static func words(_ body: [UInt8], _ error: JSONError) -> String {
        if body.isEmpty { return "the answer is empty" }
        return ForeignText.page(body) ?? error.description
    }

    /// The error that says what came in place of what was expected, its form and its first words.
    func foreign(_ found: JSONValue?, expected: String) async -> ServiceError {
        let sight = await line.masked((found ?? .null).sight)
        return unreadable("in place of \(expected) came \(sight)")
    }

    func unreadable(_ words: String) -> ServiceError { line.error(method, path, .unreadable(words)) }
}
