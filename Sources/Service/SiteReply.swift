package import Wire

/// What a site answers to a GET that asks whether something is there: a refusal is an answer, too.
package enum SiteReply: Sendable {
    /// - Parameter status: 200, or another that says yes.
    case document(JSONValue, status: Int)
    case refusal(Refusal)

    /// How a site says no, without what it says it about.
    package struct Refusal: Hashable, Sendable {
        package let status: Int
        /// The word for programs, where there is one: `EntityNotFound`, `404000`.
        package let word: String?
        /// The names of the members of the answer; nil for one that is no object, as an empty one or a page is.
        package let members: [String]?

        package init(status: Int, word: String? = nil, members: [String]? = nil) {
            self.status = status
            self.word = word
            self.members = members
        }

        init(_ status: Int, _ body: JSONValue?) {
            let names = body?.members?.map { $0.name.lowercased() }.sorted { $0.precedesByBytes($1) }
            self.init(status: status, word: body.flatMap(Self.word), members: names)
        }

        /// A text that may be a sentence, and so anything, is no word.
        private static func word(in body: JSONValue) -> String? {
            for name in ["error", "code", "errorCode"] {
                guard let value = body[anyCase: name] else { continue }
                if case .number(let digits) = value, digits.utf8.count <= 9 { return digits }
                guard let text = value.text, (1...40).contains(text.utf8.count) else { continue }
                if text.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }) { return text }
            }
            return nil
        }
    }
}

extension SiteReader {
    /// Sends one GET and takes whatever comes for an answer.
    /// - Throws: what is no answer to this request: a credential that is refused, a network that is gone, a quota that is used up.
    package func reply(
        to path: String, query: [(name: String, value: String)] = []
    ) async throws(ServiceError) -> SiteReply {
        let (response, verdict) = try await line.reply(to: .get, path, query: query, mayRepeat: true)
        if verdict == .unauthorized { throw await line.refusal(response, verdict, .get, path, mayRepeat: true) }
        let bytes = response.long.flatMap { $0.bytes(0..<$0.count) } ?? response.body
        let body = try? JSONValue(parsing: bytes)
        guard verdict == .take else { return .refusal(.init(response.status, body)) }
        if let body {
            return body.isError ? .refusal(.init(response.status, body)) : .document(body, status: response.status)
        }
        guard ForeignText.page(bytes) == nil, let text = String(validating: bytes, as: UTF8.self) else {
            throw unreadable(path, "the answer is neither JSON nor plain text")
        }
        return .document(.string(text), status: response.status)
    }
}
