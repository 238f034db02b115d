import Wire

/// The address of something that wants to be told, query included: what stands in it may be all that it takes to speak there, so
/// nothing that prints it shows more than three dots.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// Scheme, host and port: `https://hooks.example`.
    package let origin: String
    /// `/services/T0/B0/x`: begins with a slash.
    package let path: String
    /// With its question mark; empty where there is none.
    package let query: String
    package let isLoopback: Bool

    package var target: String { path + query }

    package var description: String { "•••" }
    package var debugDescription: String { "•••" }

    /// - Throws: why the text is no such address, in words that fit after the place where it stands and never hold the text.
    package init(_ text: String) throws(BaseURL.Refusal) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else {
            throw .init(reason: "has a blank or another character that must be percent-encoded")
        }
        if text.contains("#") { throw .init(reason: "must not have a fragment") }
        guard let scheme = text.firstRange(of: "://") else { throw .init(reason: "must begin with https://") }
        let rest = text[scheme.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        if rest[..<end].contains("@") { throw .init(reason: "must not hold a user name or a password") }
        let base: BaseURL
        do {
            base = try BaseURL(String(text[..<end]))
        } catch {
            throw error.isOfClearText
                ? .init(reason: "would go out in clear: use https, http is for loopback only") : error
        }
        (origin, isLoopback) = (base.origin, base.isLoopback)
        let target = rest[end...]
        let mark = target.firstIndex(of: "?") ?? target.endIndex
        path = target[..<mark].isEmpty ? "/" : String(target[..<mark])
        query = String(target[mark...])
    }

    /// Everything in it that may be a key.
    package var secrets: [String] {
        let pieces = target.split { "/?&=".contains($0) }.map(String.init).filter { $0.utf8.count >= 8 }
        return [origin + target, target] + pieces
    }

    /// The address with another step behind its path, in front of the query.
    package func appending(_ step: String) -> String { (path.hasSuffix("/") ? path : path + "/") + step + query }
}
