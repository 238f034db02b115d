import Catalog
import Wire

/// A site as it would be if something stood in the place of something else wherever it says that: its resources one by one,
/// changed while they are read.
struct ReplacedState: State {
    let origin: Origin
    private let base: any State
    private let substitution: Substitution
    private let catalog: Catalog

    init(_ base: any State, _ substitution: Substitution, label: String, _ catalog: Catalog) {
        self.base = base
        self.substitution = substitution
        self.catalog = catalog
        origin = Origin(label: label, site: base.origin.site, url: base.origin.url)
    }

    var coverage: [Coverage] { base.coverage }
    var isPartial: Bool { base.isPartial }

    func lookups(_ kind: String) -> [JSONValue] { base.lookups(kind) }

    func cursor(below address: Address?, withBodies: Bool) throws -> any ResourceCursor {
        let cursor = try base.cursor(below: address, withBodies: withBodies)
        return withBodies ? Cursor(base: cursor, substitution: substitution, catalog: catalog) : cursor
    }

    private struct Cursor: ResourceCursor {
        var base: any ResourceCursor
        let substitution: Substitution
        let catalog: Catalog

        mutating func next() throws -> StoredResource? {
            guard let next = try base.next() else { return nil }
            guard let kind = catalog[next.kind], kind.isWritable else { return next }
            let body = try next.body()
            let replaced = substitution.applied(to: body, of: kind)
            if replaced == body { return next }
            return StoredResource(
                kind: next.kind, path: next.path, id: next.id, address: next.address, raw: replaced.bytes(),
                record: nil)
        }
    }
}

/// What stands in the place of what, in one body after the other.
enum Substitution {
    /// By ids, and by the names that stand for them where a reference is one by name.
    case reference(kind: String, old: (id: String, name: String?), new: (id: String, name: String?))
    case text(old: String, new: String)

    func applied(to body: JSONValue, of kind: Kind) -> JSONValue {
        switch self {
        case .reference(let target, let old, let new):
            let body = Self.withoutRows(of: old.id, besides: new.id, target, in: body, kind)
            let replaced = kind.referring(body) { value, reference, targets in
                let meant = targets.isEmpty ? reference.targets.map(\.kind) : targets
                guard meant.contains(where: { $0.isIdentical(to: target) }), let text = Resource.id(value) else {
                    return Optional.none
                }
                if reference.by != .key, text.isSameName(as: old.id) { return new.id.asID(like: value) }
                guard reference.by != .id, let name = old.name, text.isIdentical(to: name) else { return Optional.none }
                return .string(new.name ?? new.id)
            }
            return Self.withoutDoubles(replaced, kind, new.id)
        case .text(let old, let new):
            return Self.replaced(body, JSONPointer(), old: old, new: new, besides: Self.words(of: body, kind))
        }
    }

    /// Of a list that has a row for each thing, the row of the old one goes where the new one has a row of its own.
    private static func withoutRows(
        of old: String, besides new: String, _ target: String, in body: JSONValue, _ kind: Kind
    ) -> JSONValue {
        kind.references.reduce(body) { body, reference in
            guard reference.by != .key, reference.targets.contains(where: { $0.kind.isIdentical(to: target) }),
                case .member(let name)? = reference.at.steps.last,
                reference.at.steps.dropLast().last == .everyElement,
                case let place = FieldPath(steps: reference.at.steps.dropLast(2)),
                kind.unordered.contains(where: { $0.at == place && $0.key.count == 1 && $0.key[0].isSameName(as: name) }
                )
            else { return body }
            return kind.spellings(of: place).reduce(body) { body, path in
                path.replacing(in: body) { list in
                    func isOf(_ id: String, _ element: JSONValue) -> Bool {
                        element[anyCase: name].flatMap { Resource.id($0) }?.isSameName(as: id) ?? false
                    }
                    guard let rows = list.elements, rows.contains(where: { isOf(new, $0) }) else { return list }
                    return .array(rows.filter { !isOf(old, $0) })
                }
            }
        }
    }

    /// A list of ids that had both has the new one once.
    private static func withoutDoubles(_ body: JSONValue, _ kind: Kind, _ id: String) -> JSONValue {
        let lists = kind.references.map(\.at).filter { $0.steps.last == .everyElement }
        return lists.flatMap { kind.spellings(of: FieldPath(steps: $0.steps.dropLast())) }.reduce(body) { body, path in
            path.replacing(in: body) { list in
                guard let elements = list.elements else { return list }
                var isThere = false
                return .array(
                    elements.filter { element in
                        guard Resource.id(element)?.isSameName(as: id) == true else { return true }
                        defer { isThere = true }
                        return !isThere
                    })
            }
        }
    }

    /// Where in a body stands no text that people wrote: ids, secrets, words that the service knows, what it sets itself.
    private static func words(of body: JSONValue, _ kind: Kind) -> Set<JSONPointer> {
        let references = kind.references.filter { $0.by == .id }.flatMap { [$0.at] + ($0.object.map { [$0] } ?? []) }
        let paths =
            references + kind.references.compactMap(\.decidedBy) + kind.secrets + kind.readOnly
            + kind.valueAliases.map(\.at) + ["id"]
        return Set(paths.flatMap { kind.spellings(of: $0) }.flatMap { $0.values(in: body) }.map(\.pointer))
    }

    private static func replaced(
        _ value: JSONValue, _ pointer: JSONPointer, old: String, new: String, besides words: Set<JSONPointer>
    ) -> JSONValue {
        if words.contains(pointer) { return value }
        switch value {
        case .string(let text): return .string(text.replacing(old, by: new))
        case .array(let elements):
            return .array(
                elements.enumerated().map {
                    replaced($0.element, pointer.appending($0.offset), old: old, new: new, besides: words)
                })
        case .object(let members):
            return .object(
                members.map {
                    JSONMember(
                        $0.name, replaced($0.value, pointer.appending($0.name), old: old, new: new, besides: words))
                })
        default: return value
        }
    }
}

extension String {
    /// With another text wherever that one stands, byte for byte: an accent of its own is no part of the letter before it.
    fileprivate func replacing(_ old: String, by new: String) -> String {
        let (bytes, sought) = (Array(utf8), Array(old.utf8))
        guard !sought.isEmpty, bytes.count >= sought.count else { return self }
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: sought) {
                out += new.utf8
                index += sought.count
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
