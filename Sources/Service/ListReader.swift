package import Wire

/// Reads a whole list, in whichever of the documented forms the service gives it: a bare array or an object around it, in
/// one piece or in pages that name the next one or have to be counted.
///
/// A list that changes between two of its pages lacks an item or has one twice. Totals that differ, items that come
/// again and a last look at the first page show it; the list is read again then.
package struct ListReader: Sendable {
    let reader: SiteReader
    /// More pages than this are a loop that nobody noticed.
    private static let mostPages = 10_000
    /// A list that was never the same for so many times is in movement.
    private static let mostReadings = 3

    package init(_ reader: SiteReader) { self.reader = reader }

    /// What a list brought.
    package enum Found: Sendable {
        case items(ListItems)
        /// An object that is the whole list in itself: the caller's to judge.
        case object(JSONValue)
    }

    /// - Parameters:
    ///   - name: the member that the array may stand under in an envelope: `bans`.
    ///   - singleton: the member that makes the answer one object instead (`excludedWords`).
    /// - Throws: on any page that fails, and on a list that was another one each time it was read: a list that is not whole
    ///   is no list.
    package func list(
        _ path: String, named name: String, singleton: String? = nil, query: [(name: String, value: String)] = []
    ) async throws(ServiceError) -> Found {
        var doubt = ""
        for _ in 0..<Self.mostReadings {
            let document = try await document(path, query, mayBeOne: singleton != nil)
            if let singleton, document.head[anyCase: singleton]?.elements != nil || document.head.isBareTexts {
                return .object(document.head)
            }
            let first = try await page(document, path, named: name)
            let list = try await pages(from: first, path, named: name, query)
            guard let flaw = list.flaw else { return .items(list.items) }
            doubt = flaw
        }
        throw reader.unreadable(path, doubt + " (it was read \(Self.mostReadings) times)")
    }

    /// - Parameter mayBeOne: it may be one object, which is held then.
    func document(
        _ path: String, _ query: [FormText.Field], mayBeOne: Bool = false
    ) async throws(ServiceError) -> ListDocument {
        if mayBeOne { return .held(try await reader.document(path, query: query)) }
        return try await reader.listDocument(path, query: query)
    }

    private func page(_ document: ListDocument, _ path: String, named name: String) async throws(ServiceError)
        -> ListPage
    {
        if let page = ListPage(document, named: name) { return page }
        throw await reader.foreign(path, document.head, expected: "the list of \(name)")
    }

    private func pages(
        from first: ListPage, _ path: String, named name: String, _ query: [(name: String, value: String)]
    ) async throws(ServiceError) -> PagedList {
        var list = PagedList(first)
        var asked: Set<String> = [path + "?" + FormText.encoded(query)]
        while let next = list.next, !list.hasMoved {
            let place = try place(of: next, path, query, list.pages + 1)
            guard list.pages < Self.mostPages, asked.insert(place.path + "?" + FormText.encoded(place.query)).inserted
            else { throw reader.unreadable(path, "the pages of this list have no end") }
            let page = try await following(list.pages + 1, place.path, named: name, place.query)
            if try !list.add(page) { break }
        }
        if list.isEndless { throw reader.unreadable(path, "the pages of this list have no end") }
        if list.pages > 1, list.flaw == nil {
            try list.compare(try await page(try await document(path, query), path, named: name))
        }
        return list
    }

    /// A page behind the first. That it is not there is no news of the list, which has just been read in part.
    private func following(
        _ number: Int, _ path: String, named name: String, _ query: [(name: String, value: String)]
    ) async throws(ServiceError) -> ListPage {
        do throws(ServiceError) {
            return try await page(try await document(path, query), path, named: name)
        } catch {
            switch error.reason {
            case .absent, .unsupported, .forbidden, .unreadable:
                throw ServiceError(
                    request: error.request, reason: .unreadable("page \(number) of this list: " + error.words))
            case .unauthorized, .refused, .redirect, .throttled, .transport, .cutOff, .outcomeUnknown, .cancelled:
                throw error
            }
        }
    }

    /// The next page's path and query. Only these are taken from what the service says; the host stays the configured
    /// one, and another one is an error since something is wrong then.
    private func place(
        of next: ListPage.Next, _ path: String, _ query: [(name: String, value: String)], _ number: Int
    ) throws(ServiceError) -> (path: String, query: [FormText.Field]) {
        switch next {
        case .counted:
            let rest = query.filter { !$0.name.isSameName(as: "pageIndex") }
            return (path, rest + [("pageIndex", String(number))])
        case .link(let link):
            guard let target = PageLink(link, site: reader.line.url, from: path) else {
                throw reader.unreadable(path, "the next page is said to be on another host or outside of the API")
            }
            return (target.path, target.query)
        }
    }
}

extension JSONValue {
    /// A list of texts, and of at least one.
    fileprivate var isBareTexts: Bool { elements.map { !$0.isEmpty && $0.allSatisfy { $0.text != nil } } ?? false }
}
