import Catalog
import Wire

/// Collections that one dialect shows as a single object: brought to the form that the present state has.
struct WordLists {
    struct Converted {
        let address: Address
        let present: MemoryState
        let wanted: MemoryState
    }

    private(set) var converted: [Converted] = []

    init(present: any State, wanted: any State, book: RuleBook) throws {
        for kind in book.catalog.configuration {
            guard let form = kind.asSingleton, let place = kind.paths.first else { continue }
            let address = Address(String(place.description.dropFirst()))
            let presentItems = try present.resources(below: address)
            let wantedItems = try wanted.resources(below: address)
            let isSingle = (presentItems.contains { $0.isList(address) }, wantedItems.contains { $0.isList(address) })
            let wantedIsRead = wanted.coverage.contains { $0.path == place.description && $0.state == .complete }
            guard isSingle.0 != isSingle.1, wantedIsRead || !wantedItems.isEmpty else { continue }
            let turned: [StoredResource]
            if isSingle.0 {
                turned = [try Self.single(wantedItems, kind, form, place.description, address)]
            } else {
                turned = try wantedItems.first.map { try Self.items($0, kind, form, place.description, address) } ?? []
            }
            converted.append(
                Converted(
                    address: address,
                    present: MemoryState(origin: present.origin, resources: presentItems, coverage: []),
                    wanted: MemoryState(origin: wanted.origin, resources: turned, coverage: [])))
        }
    }

    private static func single(
        _ items: [StoredResource], _ kind: Kind, _ form: Kind.SingletonForm, _ path: String, _ address: Address
    ) throws -> StoredResource {
        var elements: [JSONValue] = []
        for item in items { elements.append(try item.body()[anyCase: form.itemMember] ?? .null) }
        let body = JSONValue.object([JSONMember(form.member, .array(elements))])
        return StoredResource(kind: kind.name, path: path, id: nil, address: address, raw: body.bytes(), record: nil)
    }

    private static func items(
        _ list: StoredResource, _ kind: Kind, _ form: Kind.SingletonForm, _ path: String, _ address: Address
    ) throws -> [StoredResource] {
        let elements = try list.body()[anyCase: form.member]?.elements ?? []
        let items = elements.enumerated().map { index, element in
            (id: element.text ?? String(index), body: JSONValue.object([JSONMember(form.itemMember, element)]))
        }
        let addresses = Addresses.items(items, of: kind, in: address)
        return zip(items, addresses).compactMap { item, address in
            guard let itemPath = try? ResourcePath.item(item.id, in: path) else { return nil }
            return StoredResource(
                kind: kind.name, path: itemPath, id: nil, address: address, raw: item.body.bytes(), record: nil)
        }
    }
}

extension StoredResource {
    /// The whole collection as one object?
    fileprivate func isList(_ place: Address) -> Bool { address == place }
}
