package import Wire

/// Where a request goes that somebody typed: below the site's URL, and nowhere else.
package struct CallTarget: Sendable {
    /// Below the site's URL: `/livechat/bans`.
    package let path: String
    package let query: [(name: String, value: String)]

    /// Nil for another host, for what is no part of the site, and for a path that a server could take for a way up.
    /// - Parameter text: `/livechat/bans`, `livechat/bans?x=1`, with the site's path before it or its whole address.
    package init?(_ text: String, at site: ServiceURL) {
        let isWhole = text.contains("://") || text.lowercased().hasPrefix(site.path.lowercased() + "/")
        let link = isWhole ? text : site.path + (text.hasPrefix("/") ? "" : "/") + text
        guard !text.contains("#"), let found = PageLink(link, site: site, from: ""), !found.path.contains("//"),
            found.path.count > 1
        else { return nil }
        path = found.path
        query = found.query
    }
}

extension SiteReader {
    /// Sends one GET and gives the answer as it came, its body held.
    package func response(
        _ path: String, query: [(name: String, value: String)]
    ) async throws(ServiceError) -> HTTPResponse {
        try await Inquiry(line, path, query).heldAnswer()
    }
}
