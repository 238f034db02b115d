import Catalog
package import Wire

/// A path that ends in `:search`: what a POST to it asks for is shown, and nothing is changed.
package struct SearchPath: Hashable, Sendable {
    /// Below the site's URL: `/livechat/chats:search`.
    package let text: String

    private static let verb = RecordListing.Search.verb

    /// Nil for every other path, and for one with anything behind the verb.
    package init?(_ text: String) {
        let steps = text.dropLast(Self.verb.count)
        guard text.hasPrefix("/"), text.hasSuffix(Self.verb), !steps.hasSuffix("/"),
            !steps.contains(where: { ":?#\\%".contains($0) }), !steps.split(separator: "/").contains("..")
        else { return nil }
        self.text = text
    }
}

/// A site as a client that can only search: it has no way to send anything but a POST to a path that ends in `:search`.
package struct SiteSearcher: Sendable {
    private let line: SiteLine

    package init(_ line: SiteLine) { self.line = line }

    /// One page of what is found, which says nothing of a next one: the pages of a search are counted.
    /// - Parameters:
    ///   - name: the member that the array may stand under in an envelope; else it is under `list`, `value` or `items`, or is the
    ///     only one.
    package func page(
        of path: SearchPath, query: [(name: String, value: String)], body: JSONValue, named name: String
    ) async throws(ServiceError) -> ListReader.Page {
        let inquiry = Inquiry(line, search: path, query, body.bytes())
        let document = try await inquiry.listDocument()
        guard let found = ListPage(document, named: name) ?? ListPage(onlyListIn: document) else {
            throw await inquiry.foreign(document.head, expected: "the list of \(name)")
        }
        return ListReader.Page(items: found.items, total: found.total, next: nil)
    }

    /// Sends one search and gives the answer as it came, its body held.
    package func response(
        _ path: SearchPath, query: [(name: String, value: String)], body: [UInt8]
    ) async throws(ServiceError) -> HTTPResponse {
        try await Inquiry(line, search: path, query, body).heldAnswer()
    }
}
