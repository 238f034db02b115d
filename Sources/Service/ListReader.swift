import Foundation
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
        let first = try await reader.document(path, query: query)
        if let elements = first.elements, singleton == nil || elements.allSatisfy({ $0.members != nil }) {
            return .items(elements)
        }
        if let singleton, first[anyCase: singleton] != nil || first.elements != nil { return .object(first) }
        guard first.members != nil else {
            throw reader.line.error(.get, path, .unreadable("a list or an object is expected"))
        }
        guard var page = Page(first, named: name) else {
            guard first[anyCase: "id"] != nil else {
                throw reader.line.error(.get, path, .unreadable("neither a list nor an object with an id"))
            }
            return .items([first])
        }
        var items = page.items
        var asked: Set<String> = [path + "?1"]
        var number = 1
        while let next = page.next(after: items.count) {
            number += 1
            let (nextPath, nextQuery) = try place(of: next, path, query, number)
            let key = nextPath + "?" + nextQuery.map { $0.name + "=" + $0.value }.joined(separator: "&")
            let isNew = asked.insert(key).inserted
            guard isNew, number <= Self.mostPages else {
                if let total = page.total, items.count >= total { break }
                throw reader.line.error(.get, path, .unreadable("the pages of this list have no end"))
            }
            let document = try await reader.document(nextPath, query: nextQuery)
            guard let following = Page(document, named: name) else {
                throw reader.line.error(.get, path, .unreadable("page \(number) of this list is no page"))
            }
            // A service that does not know the parameter sends the first page for ever.
            if following.items.isEmpty || following.items == page.items { break }
            page = following
            items += following.items
        }
        if let total = page.total, total > items.count {
            throw reader.line.error(.get, path, .unreadable("\(items.count) of \(total) items came"))
        }
        return .items(items)
    }

    /// The next page's path and query. Only these are taken from what the service says; the host stays the configured
    /// one, and another one is an error since something is wrong then.
    private func place(
        of next: Page.Next, _ path: String, _ query: [(name: String, value: String)], _ number: Int
    ) throws(ServiceError) -> (String, [(name: String, value: String)]) {
        switch next {
        case .counted:
            let rest = query.filter { $0.name != "pageIndex" }
            return (path, rest + [("pageIndex", String(number))])
        case .link(let link):
            guard let target = PageLink(link, site: reader.line.url, path: path) else {
                throw reader.line.error(.get, path, .unreadable("the next page is said to be on another host"))
            }
            return (target.path, target.query)
        }
    }
}

/// One page of an enveloped list.
private struct Page {
    enum Next {
        case link(String)
        case counted
    }

    let items: [JSONValue]
    let total: Int?
    private let link: String?
    private let saysLink: Bool
    private let isEnvelope: Bool

    /// Nil if the object holds no array that can be the list.
    init?(_ document: JSONValue, named name: String) {
        if let elements = document.elements {
            items = elements
            (total, link, saysLink, isEnvelope) = (nil, nil, false, false)
            return
        }
        guard let members = document.members else { return nil }
        let named = [name, "list", "value", "items", "data", "results"].lazy.compactMap {
            document[anyCase: $0]?.elements
        }.first
        let arrays = members.compactMap(\.value.elements)
        // An item that happens to hold an array has an id; an envelope has none.
        guard let found = named ?? (arrays.count == 1 && document[anyCase: "id"] == nil ? arrays.first : nil) else {
            return nil
        }
        items = found
        isEnvelope = true
        total =
            ["total", "totalCount", "count"].lazy.compactMap { key -> Int? in
                if case .number(let text)? = document[anyCase: key] { Int(text) } else { nil }
            }.first
        let next = document[anyCase: "nextPage"]
        saysLink = next != nil
        link = next?.text.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Where to go on after so many items in all; nil at the end of the list.
    func next(after count: Int) -> Next? {
        if items.isEmpty { return nil }
        if let link { return .link(link) }
        if saysLink { return nil }
        if let total { return count < total ? .counted : nil }
        // An envelope that says nothing at all: a full page may have a next one.
        return isEnvelope && items.count >= 10 ? .counted : nil
    }
}

/// A link to a page of a list on the same host.
private struct PageLink {
    let path: String
    let query: [(name: String, value: String)]

    init?(_ link: String, site: ServiceURL, path current: String) {
        var rest = link[...]
        if let mark = link.utf8.firstIndex(of: UInt8(ascii: ":")), link[mark...].hasPrefix("://") {
            let authority = link[mark...].dropFirst(3).prefix { $0 != "/" && $0 != "?" }
            let origin = (link[..<mark] + "://" + authority).lowercased()
            guard origin == site.origin else { return nil }
            rest = link[mark...].dropFirst(3 + authority.count)
        } else if link.hasPrefix("//") {
            return nil
        }
        let written = rest.prefix { $0 != "?" && $0 != "#" }
        let questions = rest.dropFirst(written.count).drop { $0 == "?" }.prefix { $0 != "#" }
        query = questions.split(separator: "&").map { part in
            let name = part.prefix { $0 != "=" }
            return (Self.decoded(name), Self.decoded(part.dropFirst(name.count + 1)))
        }
        if written.isEmpty {
            path = current
            return
        }
        // The path has to stay below the site's; what else it is, is the list's own.
        let prefix = site.path + "/"
        guard written.lowercased().hasPrefix(prefix.lowercased()), !written.split(separator: "/").contains("..") else {
            return nil
        }
        path = String(written.dropFirst(site.path.count))
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        String(text).removingPercentEncoding ?? String(text)
    }
}
