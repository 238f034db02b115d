import Applying
import Catalog
import Diffing
import Planning
import Service
import Simulator
import Synchronization
import TestSupport
import Wire

/// A service that keeps what it is sent as it was sent, whatever the spelling, and knows no document: a PUT replaces the
/// whole object. What it lacks and what it does with members is said by the test.
final class PlainSite: Sendable {
    struct Content: Sendable {
        var singletons: [String: JSONValue] = [:]
        var collections: [String: [JSONValue]] = [:]
        /// Bodies below a new campaign, with its id as `{new}` in their paths.
        var newSingletons: [String: JSONValue] = [:]
        var newCollections: [String: [JSONValue]] = [:]
        /// Members that are thrown away when they come, as `chatWindow width`.
        var dropped: Set<String> = []
        /// Members that stay when a PUT leaves them out.
        var kept: Set<String> = []
        /// Says yes to a PUT, shows what was sent, and does nothing.
        var isDeaf = false
        var nextID = 1
    }

    private let content: Mutex<Content>
    private let log = Mutex<[HTTPRequest]>([])

    init(_ content: Content) { self.content = Mutex(content) }

    var writes: [HTTPRequest] { log.withLock { $0.filter { $0.method != .get } } }

    func change(_ body: (inout Content) -> Void) { content.withLock { body(&$0) } }

    /// As a site that a crawler can read. The simulated one behind it is never asked.
    func closure() throws -> SiteBehindClosure {
        SiteBehindClosure(try SampleSite.shop(.final)) { request, _ in self.respond(to: request) }
    }

    func state(_ name: String) async throws -> MemoryState { try await closure().state(name, site: name) }

    func apply(_ plan: Plan, _ journal: MemoryJournal = MemoryJournal([], [])) async throws -> ApplyReport {
        let line = try closure().line
        var applier = Applier(
            plan, catalog: .liveChat,
            site: LiveSite(catalog: .liveChat, reader: SiteReader(line), writer: SiteWriter(line)),
            journal: journal.asRunJournal, time: line.time
        ) { _ in }
        return try await applier.run()
    }

    func respond(to request: HTTPRequest) -> HTTPResponse {
        log.withLock { $0.append(request) }
        let path = String(request.target.split(separator: "?")[0].dropFirst("/api/v3".count))
        let body = (try? JSONValue(parsing: request.body)) ?? [:]
        let answer = content.withLock { $0.answer(request.method, path, body) }
        return HTTPResponse(
            status: answer == nil ? 404 : 200, headers: [HTTPHeader("Content-Type", "application/json")],
            body: answer?.bytes() ?? [])
    }
}

extension PlainSite.Content {
    /// All that a state has, spelt as it spells it.
    init(_ state: MemoryState) throws {
        for coverage in state.coverage where coverage.state == .complete {
            let kind = Catalog.liveChat[coverage.kind]
            if kind?.shape == .collection { collections["/livechat" + coverage.path] = [] }
        }
        for resource in try state.resources(below: nil) {
            let (path, body) = ("/livechat" + resource.path, try resource.body())
            if resource.id == nil { singletons[path] = body } else { add(body, to: ResourcePath.parent(of: path)) }
        }
        for kind in Catalog.liveChat.lookups {
            guard let path = kind.paths.first else { continue }
            collections[kind.base + path.description] = state.lookups(kind.name)
        }
    }

    private mutating func add(_ body: JSONValue, to list: String) { collections[list, default: []].append(body) }

    mutating func answer(_ method: HTTPMethod, _ path: String, _ body: JSONValue) -> JSONValue? {
        switch method {
        case .get: return singletons[path] ?? collections[path].map { .array($0) } ?? item(path)
        case .post: return collections[path] == nil ? nil : made(body, in: path)
        case .put:
            if isDeaf { return body }
            if let old = singletons[path] {
                let name = ResourcePath.name(of: path)
                singletons[path] = stored(body, over: old, name)
                return singletons[path]
            }
            return changed(path, to: body)
        case .delete:
            guard let (list, index) = place(of: path) else { return nil }
            collections[list]?.remove(at: index)
            for key in singletons.keys where key.hasPrefix(path + "/") { singletons[key] = nil }
            for key in collections.keys where key.hasPrefix(path + "/") { collections[key] = nil }
            return [:]
        }
    }

    private func item(_ path: String) -> JSONValue? { place(of: path).flatMap { collections[$0.list]?[$0.index] } }

    /// An item under its own path or, as the fields of forms are, under a shorter one that ends in the same names.
    private func place(of path: String) -> (list: String, index: Int)? {
        let (collection, id) = (
            ResourcePath.name(of: ResourcePath.parent(of: path)), Percent.decoded(ResourcePath.name(of: path))
        )
        for (list, items) in collections.sorted(by: { $0.key < $1.key }) {
            guard ResourcePath.name(of: list).isSameName(as: collection) else { continue }
            if let index = items.firstIndex(where: { Resource.id(of: $0) == id }) { return (list, index) }
        }
        return nil
    }

    private mutating func changed(_ path: String, to body: JSONValue) -> JSONValue? {
        guard let (list, index) = place(of: path), let old = collections[list]?[index] else { return nil }
        var new = stored(body, over: old, ResourcePath.name(of: list))
        if let id = old["id"] { new.set("id", id) }
        collections[list]?[index] = new
        return new
    }

    private mutating func made(_ body: JSONValue, in list: String) -> JSONValue {
        var new = stored(body, over: nil, ResourcePath.name(of: list))
        let id = fresh()
        new.set("id", .string(id))
        add(new, to: list)
        guard list == "/livechat/campaigns" else { return new }
        func own(_ path: String) -> String { path.replacing("{new}", with: id) }
        for (path, body) in newSingletons { singletons[own(path)] = body }
        for (path, items) in newCollections {
            collections[own(path)] = []
            for item in items {
                var item = item
                item.set("id", .string(fresh()))
                add(item, to: own(path))
            }
        }
        return new
    }

    private mutating func fresh() -> String {
        defer { nextID += 1 }
        return "n\(nextID)"
    }

    private func stored(_ body: JSONValue, over old: JSONValue?, _ kind: String) -> JSONValue {
        var members = (body.members ?? []).filter { !dropped.contains("\(kind) \($0.name)") }
        for member in old?.members ?? [] where kept.contains("\(kind) \(member.name)") {
            if !members.contains(where: { $0.name == member.name }) { members.append(member) }
        }
        return .object(members)
    }
}

extension ResourcePath {
    fileprivate static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? "" }
}
