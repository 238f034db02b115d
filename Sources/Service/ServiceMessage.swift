package import Wire

/// What a service says is wrong, whatever form it says it in: `{code,message}`, `{errorCode,errorMessage}`,
/// `{error:{code,message}}`, OAuth's `{error,error_description}`, a JSON string, plain text, HTML, nothing.
package struct ServiceMessage: Hashable, Sendable {
    /// For people, at most 300 Unicode scalars; empty if the service said nothing that can be shown.
    package let text: String

    package init(_ response: HTTPResponse) {
        guard response.body.count <= 1 << 16, let body = try? JSONValue(parsing: response.body) else {
            // A scalar has at most 4 bytes; a last one cut in two is left out below.
            let raw = String(decoding: response.body.prefix(1200), as: UTF8.self)
            text = raw.contains("<") ? "" : Self.cut(raw)
            return
        }
        text = Self.cut(Self.message(in: body) ?? "")
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
