import Wire

/// An error answer of the service: `{"code": status * 1000, "message": ...}`.
struct Refusal: Error, Hashable {
    let status: Int
    let message: String
    var headers: [HTTPHeader] = []

    init(_ status: Int, _ message: String, headers: [HTTPHeader] = []) {
        self.status = status
        self.message = message
        self.headers = headers
    }

    var response: HTTPResponse {
        .json(status, ["code": .integer(status * 1000), "message": .string(message)], headers: headers)
    }
}

extension HTTPResponse {
    static func json(_ status: Int, _ value: JSONValue, headers: [HTTPHeader] = []) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: [HTTPHeader("Content-Type", "application/json; charset=utf-8")] + headers,
            body: value.bytes())
    }
}
