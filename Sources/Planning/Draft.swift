import Catalog
import Diffing
import Wire

/// An operation in the making: it names what it depends on by address, since operations have no ids yet.
struct Draft {
    var operation: Operation
    let kind: Kind
    /// Wanted address for what is made or changed, present address for what is deleted.
    let address: String
    /// What `after` looks at: operations of other kinds below the same item go first.
    let scope: String
    /// Addresses of drafts that must have succeeded.
    var needs: Set<String> = []
    /// Addresses of the things whose ids the path lacks, by the place of the segment.
    var pathReferences: [Int: String] = [:]
    /// The name that the target gives up with this operation, for whoever wants it.
    var freedKey: String?
    var wantedKey: String?
}

extension Draft {
    /// Where `after` counts: within the item that the resource lives in, or on the whole site.
    static func scope(of path: String, _ place: PathTemplate) -> String {
        place.ids.isEmpty ? "" : path.split(separator: "/").prefix(2).joined(separator: "/")
    }
}
