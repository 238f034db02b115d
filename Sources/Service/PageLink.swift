import Wire

/// A link to a page of a list: an address on the site's host, a path, a path from where the list is, or a query alone.
struct PageLink {
    /// Below the site's URL.
    let path: String
    let query: [FormText.Field]

    /// Nil for a link to another host, or to what is no part of the site.
    /// - Parameter current: the list's own path, below the site's URL.
    init?(_ link: String, site: ServiceURL, from current: String) {
        guard var rest = Self.pathAndQuery(of: link, site) else { return nil }
        rest = rest.prefix { $0 != "#" }
        let written = rest.prefix { $0 != "?" }
        query = FormText.fields(in: rest.dropFirst(written.count).drop { $0 == "?" })
        if written.isEmpty {
            path = current
            return
        }
        let isRooted = written.hasPrefix("/")
        let folder = current.lastIndex(of: "/").map { current[...$0] } ?? "/"
        let whole = isRooted ? String(written) : site.path + folder + written
        guard whole.lowercased().hasPrefix(site.path.lowercased() + "/"), Self.isPlain(whole) else { return nil }
        path = String(whole.dropFirst(site.path.count))
    }

    private static func pathAndQuery(of link: String, _ site: ServiceURL) -> Substring? {
        if link.hasPrefix("//") { return nil }
        let scheme = link.prefix { $0.isASCII && $0.isLetter }
        let rest = link.dropFirst(scheme.count)
        guard rest.hasPrefix(":") else { return link[...] }
        guard rest.hasPrefix("://") else { return nil }
        let authority = rest.dropFirst(3).prefix { !"/?#".contains($0) }
        let port = scheme.lowercased() == "https" ? ":443" : ":80"
        let host = authority.hasSuffix(port) ? authority.dropLast(port.count) : authority
        guard (scheme + "://" + host).lowercased().isIdentical(to: site.origin.lowercased()) else { return nil }
        return rest.dropFirst(3 + authority.count)
    }

    /// No segment that a client or a server on the way would take for a way up.
    private static func isPlain(_ path: String) -> Bool {
        path.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
            && path.split(separator: "/").allSatisfy { segment in
                ![".", ".."].contains(segment.lowercased().replacing("%2e", with: "."))
            }
    }
}
