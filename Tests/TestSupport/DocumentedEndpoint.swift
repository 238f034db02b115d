package import Wire

/// One request that the service documents: a line of `samples/endpoints.txt`.
package struct DocumentedEndpoint: Hashable, Sendable {
    package let method: HTTPMethod
    /// After `/api/v3/livechat`, with a brace for each id: `/bans/{id}`.
    package let path: String
    /// Why it stands in the table of kinds though the February 2020 draft does not name it; nil for what that names.
    package let reason: String?
}

extension Samples {
    /// All of them, in the order of the file.
    package static func endpoints() throws -> [DocumentedEndpoint] {
        var endpoints: [DocumentedEndpoint] = []
        for line in try text("endpoints.txt").split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: "#", maxSplits: 1)
            let words = parts[0].split(separator: " ")
            let base = "/api/v3/livechat"
            guard words.count == 2, let method = HTTPMethod(rawValue: String(words[0])), words[1].hasPrefix(base) else {
                throw MissingValue(what: "a method and a path in the line '\(line)'")
            }
            let reason = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : nil
            endpoints.append(
                DocumentedEndpoint(method: method, path: String(words[1].dropFirst(base.count)), reason: reason))
        }
        return endpoints
    }
}
