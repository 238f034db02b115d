import Wire

extension JSONValue {
    /// Is this an error in the form of a success? Only what is nothing else: an object that says that it was no success,
    /// or that has the members which errors are documented with, and no others.
    var isError: Bool {
        guard let members, !members.isEmpty else { return false }
        if case .bool(false)? = self[anyCase: "success"] { return true }
        guard
            members.allSatisfy({ member in
                Self.errorMembers.contains { $0.isSameName(as: member.name) } || member.value.isNull
            })
        else { return false }
        if self[anyCase: "title"] != nil, self[anyCase: "status"] != nil { return true }
        return ["message", "errorMessage", "error_description", "error", "errors"].contains { name in
            switch self[anyCase: name] {
            case .string(let text)?: !text.isEmpty
            case .object(let members)?: !members.isEmpty
            case .array(let elements)?: !elements.isEmpty
            default: false
            }
        }
    }

    /// Is this an error or what stands around a list, and nothing else? Where a single thing should stand it is none.
    package var isNoThing: Bool {
        guard !isError else { return true }
        guard let members, !members.isEmpty else { return false }
        let isFrame = members.allSatisfy { member in Self.frameMembers.contains { $0.isSameName(as: member.name) } }
        return isFrame && members.contains { $0.value.elements != nil || $0.value.members != nil }
    }

    private static let frameMembers = [
        "list", "items", "data", "results", "total", "totalCount", "count", "page", "pageIndex", "pageSize", "nextPage",
        "previousPage",
    ]

    private static let errorMembers = [
        "code", "errorCode", "error", "errors", "message", "errorMessage", "error_description", "error_uri", "detail",
        "details", "title", "type", "status", "statusCode", "success", "traceId", "requestId", "timestamp", "path",
        "instance",
    ]

    /// What this is, for people, in a few words: its form and its first words, no more.
    var sight: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let text): "the number " + Self.cut(text)
        case .string(let text): text.isEmpty ? "an empty text" : "the text \"" + Self.cut(text) + "\""
        case .array(let elements):
            elements.isEmpty
                ? "an empty list" : "a list of \(elements.count)" + (elements.count == 1 ? " item" : " items")
        case .object(let members):
            members.isEmpty ? "an empty object" : "an object with " + Self.sight(of: self, members)
        }
    }

    private static func sight(of object: JSONValue, _ members: [JSONMember]) -> String {
        let inner = object[anyCase: "error"].flatMap { $0.members == nil ? nil : $0 } ?? object
        var parts: [String] = []
        if case .bool(let value)? = object[anyCase: "success"] { parts.append("success \(value)") }
        for name in ["code", "errorCode", "statusCode", "status"] {
            if let code = inner[anyCase: name], parts.count < 2 {
                if case .number(let text) = code { parts.append("\(name) \(cut(text))") }
                if case .string(let text) = code { parts.append("\(name) \"\(cut(text))\"") }
            }
        }
        for name in ["message", "errorMessage", "error_description", "title", "error"] {
            if let text = inner[anyCase: name]?.text, !text.isEmpty {
                parts.append("message \"\(cut(text))\"")
                break
            }
        }
        if !parts.isEmpty { return parts.joined(separator: " and ") }
        let names = members.prefix(4).map { "'" + cut($0.name) + "'" }.joined(separator: ", ")
        let rest = members.count > 4 ? " and \(members.count - 4) more" : ""
        return (members.count == 1 ? "the member " : "the members ") + names + rest
    }

    private static func cut(_ text: String) -> String {
        let start = text.unicodeScalars.prefix(81)
        return String(String.UnicodeScalarView(start.prefix(80))).visible + (start.count > 80 ? "…" : "")
    }
}
