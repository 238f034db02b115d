package import Wire

extension Samples {
    /// A request of version 4, as `samples/endpoints-v4.txt` has it.
    package struct Version4Endpoint: Hashable, Sendable {
        package let method: HTTPMethod
        /// After `/api/v4`, with a brace for each id and the verb at its end: `/livechat/segmentConfig:enable`.
        package let path: String
        package let tier: Int
        /// `A` to `C`.
        package let evidence: String
        /// Whether another path of the same thing comes first.
        package let isOther: Bool
        /// Whether it takes an array of ids.
        package var takesIDs: Bool { method == .delete && !path.contains("{id}") && path.hasSuffix("s") }
    }

    /// All of them, in the order of the file.
    package static func endpointsOfVersion4() throws -> [Version4Endpoint] {
        var endpoints: [Version4Endpoint] = []
        for line in try text("endpoints-v4.txt").split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: "#", maxSplits: 1)
            let words = parts[0].split(separator: " ")
            let notes = (parts.count > 1 ? parts[1] : "").split(separator: ",").map { $0.drop { $0 == " " } }
            let base = "/api/v4"
            guard words.count == 2, let method = HTTPMethod(rawValue: String(words[0])), words[1].hasPrefix(base),
                notes.count >= 2, let tier = Int(notes[0].replacing("tier ", with: ""))
            else { throw MissingValue(what: "a method, a path, a tier and the evidence in the line '\(line)'") }
            endpoints.append(
                Version4Endpoint(
                    method: method, path: String(words[1].dropFirst(base.count)), tier: tier,
                    evidence: String(notes[1]), isOther: notes.contains { $0 == "other" }))
        }
        return endpoints
    }
}
