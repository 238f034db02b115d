package import Catalog

/// The rules of every kind of a table.
package struct RuleBook: Sendable {
    package let catalog: Catalog
    package let places: PlaceIndex
    /// Kinds whose resources others refer to or live in.
    let trackedKinds: Set<String>
    private let byName: [String: BodyRules]

    package init(_ catalog: Catalog) {
        self.catalog = catalog
        places = PlaceIndex(catalog)
        trackedKinds = catalog.trackedKinds
        byName = Dictionary(catalog.kinds.map { ($0.name, BodyRules($0)) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(kind: String) -> BodyRules? { byName[kind] }
}
