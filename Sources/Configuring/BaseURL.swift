import Wire

/// A base URL in the two pieces that requests are made of. Stricter than a URL has to be: whatever could send a credential
/// somewhere else than it seems, or in clear, is refused.
package struct BaseURL: Hashable, Sendable, CustomStringConvertible {
    /// Scheme, host in lower case, and the port where it is not the scheme's own: `https://api1.comm100.io`.
    package let origin: String
    /// `/api/v3`: begins with a slash and does not end with one; empty when there is none.
    package let path: String
    /// Whether it stays on this machine.
    package let isLoopback: Bool

    package var description: String { origin + path }

    /// Why a text is no base URL, in words that fit after the place where it stands. Never holds the text.
    package struct Refusal: Error, Hashable {
        package let reason: String
        /// It has no flaw but that what goes there can be read on the way.
        var isOfClearText = false
    }

    package init(_ text: String) throws(Refusal) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else {
            throw Refusal(reason: "has a blank or another character that must be percent-encoded")
        }
        if text.contains("?") || text.contains("#") { throw Refusal(reason: "must not have a query or a fragment") }
        let (scheme, rest) = try Self.scheme(of: text)
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let authority = rest[..<slash].lowercased()
        if authority.contains("@") {
            throw Refusal(reason: "must not hold a user name or a password; they belong under \"auth\"")
        }
        let (host, port) = try Self.split(authority)
        isLoopback = Self.isLoopback(host)
        if scheme == "http", !isLoopback {
            throw Refusal(
                reason: "would send the credential in clear: use https, http is for loopback only", isOfClearText: true)
        }
        let ownPort = scheme == "http" ? 80 : 443
        origin = "\(scheme)://\(host)" + (port.flatMap { $0 == ownPort ? nil : ":\($0)" } ?? "")
        path = try Self.path(rest[slash...])
    }

    private static func scheme(of text: String) throws(Refusal) -> (String, Substring) {
        for scheme in ["https", "http"] where text.lowercased().hasPrefix(scheme + "://") {
            return (scheme, text.dropFirst(scheme.utf8.count + 3))
        }
        throw Refusal(reason: "must begin with https://")
    }

    private static func split(_ authority: String) throws(Refusal) -> (host: String, port: Int?) {
        let bracket = authority.lastIndex(of: "]") ?? authority.startIndex
        let colon = authority[bracket...].firstIndex(of: ":")
        let host = String(authority[..<(colon ?? authority.endIndex)])
        guard isHost(host) else { throw Refusal(reason: "has no valid host name") }
        guard let colon else { return (host, nil) }
        guard let port = Int(digits: String(authority[authority.index(after: colon)...])),
            (1...65_535).contains(port)
        else { throw Refusal(reason: "has no valid port number") }
        return (host, port)
    }

    private static func isHost(_ host: String) -> Bool {
        if host.hasPrefix("["), host.hasSuffix("]") {
            let inner = host.dropFirst().dropLast()
            return inner.contains(":")
                && inner.allSatisfy { "0123456789abcdef:.".contains($0) }
        }
        return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && !label.hasPrefix("-")
                && label.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-_".contains($0) }
        }
    }

    /// Only what every reader of addresses takes for loopback: `127.1` and `0177.0.0.1` are read in more than one way.
    private static func isLoopback(_ host: String) -> Bool {
        if ["localhost", "[::1]"].contains(host) { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let numbers = parts.compactMap { part in
            Int(digits: part).flatMap { (0...255).contains($0) && String($0) == part ? $0 : nil }
        }
        return parts.count == 4 && numbers.count == 4 && numbers.first == 127
    }

    private static func path(_ text: Substring) throws(Refusal) -> String {
        var trimmed = text
        while trimmed.hasSuffix("/") { trimmed.removeLast() }
        let segments = trimmed.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        if segments.contains(where: { ["", ".", ".."].contains($0) || $0.contains("%") }) {
            throw Refusal(reason: "has a path with '//', '.', '..' or a percent sign")
        }
        return String(trimmed)
    }
}
