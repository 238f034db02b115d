package import Wire

/// What a service says is wrong, whatever form it says it in: `{code,message}`, `{errorCode,errorMessage}`,
/// `{error:{code,message}}`, OAuth's `{error,error_description}`, a JSON string, plain text, HTML, nothing.
package struct ServiceMessage: Hashable, Sendable {
    /// For people, at most 300 Unicode scalars; empty if the service said nothing that can be shown.
    package let text: String
    /// The word for programs of version 4's `{id, error, message}`.
    package private(set) var code: String?
    /// What the service calls this one error in its own logs, of the same form.
    package private(set) var errorID: String?
    /// Is it JSON, or nothing at all?
    package private(set) var isOfService = true

    package init(_ response: HTTPResponse) { self.init(response, masking: { $0 }) }

    /// - Parameter masked: covers what must not be repeated, before anything is cut off: half a secret is one.
    init(_ response: HTTPResponse, masking masked: (String) -> String) {
        guard response.body.count <= 1 << 16, let body = try? JSONValue(parsing: response.body) else {
            let raw = masked(String(decoding: response.body.prefix(1 << 16), as: UTF8.self))
            isOfService = response.body.isEmpty || response.body.count > 1 << 16
            text = raw.contains("<") ? "" : Self.cut(raw)
            return
        }
        text = Self.cut(masked(Self.message(in: body) ?? ""))
        if let word = body["error"]?.text, Self.isWord(masked(word)), body["message"]?.text != nil {
            code = word
            errorID = body["id"]?.text.flatMap { $0.utf8.count <= 64 && Self.isWord(masked($0)) ? $0 : nil }
        }
    }

    /// The text with the word for programs behind it and what the vendor's support can find the error by, where there are any.
    package var traced: String {
        guard let code else { return text }
        let trace = [code, errorID.map { "error " + $0 }].compactMap { $0 }.joined(separator: ", ")
        return text.isEmpty ? trace : "\(text) (\(trace))"
    }

    private static func isWord(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 80
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
                default: false
                }
            }
    }

    private static func message(in body: JSONValue) -> String? {
        if let text = body.text { return text }
        for name in ["message", "errorMessage", "error_description", "detail", "title"] {
            if let text = body[anyCase: name]?.text, !text.isEmpty { return text }
        }
        return body[anyCase: "error"].flatMap(message)
    }

    private static func cut(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.trimmingBlanks.unicodeScalars.prefix(300))
        return String(scalars)
    }
}
