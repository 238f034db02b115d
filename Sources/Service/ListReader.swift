package import Wire

/// Reads a whole list, whatever form the service gives it: a bare array, an object around the array, one lone object,
/// pages that name the next one or have to be counted.
package struct ListReader: Sendable {
    private let reader: SiteReader
    /// More pages than this are a loop that nobody noticed.
    private static let mostPages = 10_000

    package init(_ reader: SiteReader) { self.reader = reader }

    /// What a list brought.
    package enum Found: Sendable {
        case items([JSONValue])
        /// An object that is no list and no item: the caller's to judge.
        case object(JSONValue)
    }

    /// - Parameters:
    ///   - name: the member that the array may stand under in an envelope: `bans`.
    ///   - singleton: the member that makes the answer one object instead (`excludedWords`).
    /// - Throws: on any page that fails: a list that is not whole is no list.
    package func list(
        _ path: String, named name: String, singleton: String? = nil, query: [(name: String, value: String)] = []
    ) async throws(ServiceError) -> Found {
        var doubt = ""
        // A list that changes between two of its pages lacks an item or has one twice: read it once more.
        for _ in 0..<2 {
            let first = try await reader.document(path, query: query)
            if let found = try single(first, path, named: name, singleton) { return found }
            guard let page = ListPage(first, named: name) else {
                throw reader.unreadable(path, "neither a list nor an object with an id")
            }
            let list = try await pages(from: page, path, named: name, query)
            guard let flaw = list.flaw else { return .items(list.items) }
            doubt = flaw
        }
        throw reader.unreadable(path, doubt)
    }

    /// What an answer is if not the first page of an enveloped list.
    private func single(
        _ first: JSONValue, _ path: String, named name: String, _ singleton: String?
    ) throws(ServiceError) -> Found? {
        if let elements = first.elements, singleton == nil || elements.allSatisfy({ $0.members != nil }) {
            return .items(elements)
        }
        if let singleton, first[anyCase: singleton] != nil || first.elements != nil { return .object(first) }
        guard first.members != nil else { throw reader.unreadable(path, "a list or an object is expected") }
        return first[anyCase: "id"] == nil ? nil : .items([first])
    }

    private func pages(
        from first: ListPage, _ path: String, named name: String, _ query: [(name: String, value: String)]
    ) async throws(ServiceError) -> PagedList {
        var list = PagedList(first)
        var asked: Set<String> = [path + "?" + FormText.encoded(query)]
        while let next = list.next {
            let place = try place(of: next, path, query, list.pages + 1)
            guard list.pages < Self.mostPages, asked.insert(place.path + "?" + FormText.encoded(place.query)).inserted
            else { throw reader.unreadable(path, "the pages of this list have no end") }
            let document: JSONValue
            do throws(ServiceError) {
                document = try await reader.document(place.path, query: place.query)
            } catch {
                throw error.onPage(list.pages + 1)
            }
            guard let page = ListPage(document, named: name) else {
                throw reader.unreadable(path, "page \(list.pages + 1) of this list is no page")
            }
            if !list.add(page) { break }
        }
        return list
    }

    /// The next page's path and query. Only these are taken from what the service says; the host stays the configured
    /// one, and another one is an error since something is wrong then.
    private func place(
        of next: ListPage.Next, _ path: String, _ query: [(name: String, value: String)], _ number: Int
    ) throws(ServiceError) -> (path: String, query: [FormText.Field]) {
        switch next {
        case .counted:
            let rest = query.filter { !$0.name.isIdenticalInAnyCase(to: "pageIndex") }
            return (path, rest + [("pageIndex", String(number))])
        case .link(let link):
            guard let target = PageLink(link, site: reader.line.url, from: path) else {
                throw reader.unreadable(path, "the next page is said to be on another host or outside of the API")
            }
            return (target.path, target.query)
        }
    }
}
