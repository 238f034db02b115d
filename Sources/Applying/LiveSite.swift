import Archiving
package import Catalog
package import Service
import Wire

/// The target as the applier reads and writes it: by kind and by place in the hierarchy. Which of two documented paths
/// the site knows is learnt from what it answers.
package struct LiveSite: Sendable {
    let catalog: Catalog
    private let reader: SiteReader
    private let writer: SiteWriter
    /// Paths that the site answered to, by kind.
    private var itemPaths: [String: PathTemplate] = [:]
    private var places: [String: PathTemplate] = [:]
    /// Kinds that show a reference only when asked to include it.
    private var including: Set<String> = []

    /// Seconds that the site's moments without a zone are ahead of UTC.
    private let offset: Int

    package init(catalog: Catalog, reader: SiteReader, writer: SiteWriter, offset: Int = 0) {
        self.offset = offset
        self.catalog = catalog
        self.reader = reader
        self.writer = writer
    }

    /// A path taken apart by the table.
    struct Spot: Sendable {
        let kind: Kind
        let place: PathTemplate
        /// For the braces of the place.
        let ids: [String]
        /// The item's own id; nil for a singleton or a whole collection.
        let item: String?

        /// The path of the collection or singleton.
        var root: String? { try? place.filled(with: ids) }

        /// The item of that id in the same collection.
        func item(_ id: String) -> Spot { Spot(kind: kind, place: place, ids: ids, item: id) }

        /// The id that ends the address of something just made in this collection; nil if the address is another one.
        func id(inLocation location: String?) -> String? {
            guard let path = location?.split(separator: "?", omittingEmptySubsequences: false).first else { return nil }
            let segments = path.split(separator: "/")
            guard segments.count > 1, case .literal(let collection)? = place.segments.last,
                String(segments[segments.count - 2]).isSameName(as: collection)
            else { return nil }
            return Percent.decoded(String(segments[segments.count - 1]))
        }
    }

    func spot(_ path: String) -> Spot? {
        guard let found = catalog.locate(path) else { return recordSpot(path) }
        let own = found.place.ids.count
        return Spot(
            kind: found.kind, place: found.place, ids: Array(found.ids.prefix(own)),
            item: found.ids.count > own ? found.ids.last : nil)
    }

    /// A collection of records, which are in no state.
    private func recordSpot(_ path: String) -> Spot? {
        for kind in catalog.kinds where kind.shape == .record {
            for place in kind.paths {
                if let ids = place.ids(in: path) { return Spot(kind: kind, place: place, ids: ids, item: nil) }
            }
        }
        return nil
    }

    /// The document of a singleton, children and all; nil if the site has none there.
    mutating func document(at spot: Spot) async throws(ServiceError) -> JSONValue? {
        for template in candidates(spot) {
            guard let path = try? template.filled(with: spot.ids, of: spot.place) else { continue }
            do throws(ServiceError) {
                let body = try await document(spot.kind, spot.kind.base + path, spot.kind.parentQuery(spot.ids))
                places[spot.kind.name] = template
                return body
            } catch {
                guard error.reason == .absent else { throw error }
            }
        }
        return nil
    }

    /// Reads one document the way a crawl does: with `include` where a reference does not show without it.
    private mutating func document(
        _ kind: Kind, _ path: String, _ query: [(name: String, value: String)]
    ) async throws(ServiceError) -> JSONValue {
        let query = query + (kind.contentInclude.map { [(name: "include", value: $0)] } ?? [])
        if !including.contains(kind.name) {
            let plain = try await reader.document(path, query: query, acceptsText: kind.mayBeText)
            let body = plain.elements.flatMap { $0.count == 1 ? $0[0] : nil } ?? plain
            guard kind.lacksReference(in: body) else { return body }
        }
        let full = try await reader.document(path, query: [(name: "include", value: kind.includeValue)])
        including.insert(kind.name)
        return kind.cuttingReferences(in: full)
    }

    /// The items of a collection as they are now.
    mutating func items(at spot: Spot) async throws(ServiceError) -> [JSONValue] {
        let kind = spot.kind
        let query = kind.parentQuery(spot.ids) + (kind.contentInclude.map { [(name: "include", value: $0)] } ?? [])
        var last: ServiceError?
        for template in candidates(spot) {
            guard let path = try? template.filled(with: spot.ids, of: spot.place) else { continue }
            do throws(ServiceError) {
                let found = try await ListReader(reader).list(
                    kind.base + path, named: kind.name, query: query + kind.pageQuery)
                places[kind.name] = template
                guard case .items(let items) = found else { return [] }
                return try items.all()
            } catch {
                guard error.reason == .absent else { throw error }
                last = error
            }
        }
        if let last { throw last }
        return []
    }

    /// The records of a kind by time; nil where they have no list.
    func records(of kind: Kind) -> RecordReading? { RecordReading(reader, kind, offset: offset) }

    /// One record by its own address.
    func record(_ id: String, of kind: Kind) async throws(ServiceError) -> RecordReading.One {
        try await records(of: kind)?.record(id) ?? .unknown
    }

    /// Makes something in a collection, or changes or deletes what stands at a spot. A path that the site does not know is
    /// answered with 404 or 405, and does nothing; the next documented one is tried then, since the thing itself has just
    /// been read.
    /// - Parameter verb: what stands behind the path: `:enable`.
    mutating func send(
        _ method: HTTPMethod, _ body: JSONValue?, at spot: Spot, verb: String = "", over present: JSONValue? = nil
    ) async throws(ServiceError) -> HTTPResponse {
        let secrets = [body, present].compactMap { $0 }.flatMap { spot.kind.secretTexts(in: $0) }
        let isItem = spot.item != nil
        var body = body
        if method == .post, verb.isEmpty, let parent = spot.kind.namesParent, let id = spot.ids.last {
            body?.set(parent.member, .string(id))
        }
        var last: ServiceError?
        for template in isItem ? itemCandidates(spot) : candidates(spot) {
            guard let path = path(template, spot) else { continue }
            do throws(ServiceError) {
                let response = try await writer.send(
                    method, spot.kind.base + path + verb, body: body?.bytes() ?? [], hiding: secrets)
                if isItem { itemPaths[spot.kind.name] = template }
                return response
            } catch {
                switch error.reason {
                case .absent, .unsupported: last = error
                case .unauthorized, .forbidden, .refused, .redirect, .throttled, .unreadable, .transport, .cutOff,
                    .outcomeUnknown, .cancelled:
                    throw error
                }
            }
        }
        throw last ?? ServiceError(request: "\(method.rawValue) \(spot.kind.name)", reason: .absent)
    }

    private func candidates(_ spot: Spot) -> [PathTemplate] {
        let all = spot.kind.candidates(spot.place)
        return all.count == 1 ? all : places[spot.kind.name].map { [$0] } ?? all
    }

    private func itemCandidates(_ spot: Spot) -> [PathTemplate] {
        itemPaths[spot.kind.name].map { [$0] } ?? spot.kind.itemPaths
    }

    private func path(_ template: PathTemplate, _ spot: Spot) -> String? {
        var ids = Dictionary(zip(spot.place.ids, spot.ids), uniquingKeysWith: { first, _ in first })
        if let item = spot.item { ids[spot.kind.name] = item }
        return try? template.filled(with: template.ids.map { ids[$0] ?? "" })
    }
}
