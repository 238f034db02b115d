/// A table of kinds with what can be looked up in it. The base path belongs to the rows, so another version of the API
/// is another table.
package struct Catalog: Sendable {
    /// The versions of the API that there is a table of.
    package enum API: String, RowWord {
        case v3, v4
    }

    /// What a file of rows has made of a table. It is in no fingerprint: that is of the rows alone, wherever they come from.
    package struct Taught: Hashable, Sendable {
        /// The rows that are not as they are built in.
        package var rows: Set<String> = []
        /// The rows that it took away, in their order.
        package var removed: [String] = []

        package init(rows: Set<String> = [], removed: [String] = []) {
            self.rows = rows
            self.removed = removed
        }
    }

    package let kinds: [Kind]
    package let api: API
    package let taught: Taught
    /// What the service has and no row asks for.
    package let uncovered: [Uncovered]
    private let byName: [String: Int]
    let ownFingerprint = CatalogFingerprint()

    package init(_ kinds: [Kind], api: API = .v3, taught: Taught = Taught(), uncovered: [Uncovered] = []) {
        self.uncovered = uncovered
        self.kinds = kinds
        self.api = api
        self.taught = taught
        byName = Dictionary(kinds.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(name: String) -> Kind? { byName[name].map { kinds[$0] } }

    /// The kinds a snapshot is made of, in the order of the table.
    package var configuration: [Kind] { kinds.filter(\.isConfiguration) }

    package var lookups: [Kind] { kinds.filter { $0.shape == .lookup } }

    /// The row that lists or reads resources at the places below a resource of `kind`, with the place.
    package func children(of kind: Kind, at place: PathTemplate) -> [(kind: Kind, place: PathTemplate)] {
        let prefix = kind.shape == .collection ? place.appending(.id(of: kind.name)) : place
        return configuration.flatMap { child in
            child.paths.filter { $0.dropLast() == prefix }.map { (child, $0) }
        }
    }

    /// The kinds and places that hang on no other resource.
    package var roots: [(kind: Kind, place: PathTemplate)] {
        configuration.flatMap { kind in kind.paths.filter { $0.segments.count == 1 }.map { (kind, $0) } }
    }

    /// The parent row of a place, if there is one: the row whose path or item path the place continues.
    package func parent(of place: PathTemplate) -> (kind: Kind, place: PathTemplate)? {
        let prefix = place.dropLast()
        for kind in configuration {
            for path in kind.paths {
                if kind.shape == .collection ? path.appending(.id(of: kind.name)) == prefix : path == prefix {
                    return (kind, path)
                }
            }
        }
        return nil
    }

    /// How a parent carries that place's resources in its own body, if it does.
    package func embedding(of kind: Kind, at place: PathTemplate) -> Kind.EmbeddedKind? {
        guard let parent = parent(of: place), case .literal(let segment)? = place.segments.last else { return nil }
        return parent.kind.embedded.first { $0.kind == kind.name && $0.segment == segment }
    }

    /// The kind and place that a concrete resource path belongs to; items of collections included.
    package func locate(_ path: String) -> (kind: Kind, place: PathTemplate, ids: [String])? {
        for kind in configuration {
            for place in kind.paths {
                if let ids = place.ids(in: path) { return (kind, place, ids) }
                if kind.shape == .collection, let ids = place.appending(.id(of: kind.name)).ids(in: path) {
                    return (kind, place, ids)
                }
            }
        }
        return nil
    }

    /// Does nothing hang on items of this kind? Of what the table does not know, nothing does.
    package func isLeaf(_ name: String) -> Bool {
        guard let kind = self[name], kind.shape == .collection else { return true }
        return kind.paths.allSatisfy { children(of: kind, at: $0).isEmpty }
    }

    /// Kinds whose resources others refer to or live in.
    package var trackedKinds: Set<String> {
        var tracked = Set(kinds.flatMap { $0.references.flatMap { $0.targets.map(\.kind) } })
        for kind in configuration { tracked.formUnion(kind.paths.flatMap(\.ids)) }
        return tracked
    }
}
