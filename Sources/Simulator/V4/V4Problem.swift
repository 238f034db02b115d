import Wire

/// An error of version 4: a status, a word for programs and a sentence for people.
struct V4Problem: Error, Hashable {
    let status: Int
    /// Empty: an answer without a body, as for a path that doesn't exist.
    let error: String
    let message: String
    var details: JSONValue = nil

    init(_ status: Int, _ error: String, _ message: String, details: JSONValue = nil) {
        self.status = status
        self.error = error
        self.message = message
        self.details = details
    }

    /// Nothing lives at such a path: no body, unlike an object that is missing (the addendum's section five).
    static let noRoute = V4Problem(404, "", "")

    static func missing(_ name: String) -> V4Problem {
        V4Problem(400, "ParameterMissing", "\"\(name)\" is required.")
    }

    static func invalid(_ name: String, _ expected: String) -> V4Problem {
        V4Problem(400, "ParameterInvalid", "\"\(name)\" must be \(expected).")
    }

    static func notFound(_ kind: String, _ id: String) -> V4Problem {
        V4Problem(404, "EntityNotFound", "\(kind) \"\(id)\" is not found.")
    }

    /// What an error that was found before a site was asked is called in version 4.
    init(_ refusal: Refusal) {
        let words = [401: "AuthenticationFailed", 403: "AuthorizationFailed", 404: "", 429: "TooManyRequests"]
        self.init(refusal.status, words[refusal.status] ?? "ParameterInvalid", refusal.message)
    }

    /// - Parameter id: tells one error from another.
    func response(id: String, headers: [HTTPHeader] = []) -> HTTPResponse {
        if error.isEmpty { return HTTPResponse(status: status, headers: headers) }
        var body: JSONValue = ["id": .string(id), "error": .string(error), "message": .string(message)]
        if !details.isNull { body = body.with("details", details) }
        return .json(status, body, headers: headers)
    }
}
