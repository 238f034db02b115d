/// A URL of the configuration, taken apart by hand: scheme, authority and path, nothing else.
package struct ServiceURL: Hashable, Sendable {
    /// `https://api1.comm100.io`
    package let origin: String
    /// `/api/v3`, without a slash at the end; empty for the root.
    package let path: String

    package init?(_ text: String) {
        guard let mark = text.firstRange(ofText: "://") else { return nil }
        let scheme = text[..<mark.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else { return nil }
        let rest = text[mark.upperBound...]
        let authority = rest.prefix { $0 != "/" }
        guard !authority.isEmpty, !authority.contains(where: { "@?#\\ ".contains($0) }) else { return nil }
        var path = String(rest.dropFirst(authority.count))
        guard !path.contains(where: { "?#".contains($0) }) else { return nil }
        while path.hasSuffix("/") { path.removeLast() }
        origin = scheme + "://" + authority.lowercased()
        self.path = path
    }

    /// The host without its port, brackets of an IPv6 address removed.
    package var host: String {
        let authority = origin.drop { $0 != "/" }.drop { $0 == "/" }
        if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }) }
        return String(authority.prefix { $0 != ":" })
    }

    /// This machine itself, to which no limit and no TLS apply.
    package var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}

extension String {
    fileprivate func firstRange(ofText needle: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
            start = index(after: start)
        }
        return nil
    }
}
