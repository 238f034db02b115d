/// Finds the row that a concrete path belongs to in one step a segment, however many rows there are.
package struct PlaceIndex: Sendable {
    private struct Node: Sendable {
        /// By literal, in lower case: the service routes paths without regard to ASCII case.
        var literals: [String: Int] = [:]
        var id: Int?
        var row: (kind: Kind, place: PathTemplate)?
    }

    private var nodes = [Node()]

    package init(_ catalog: Catalog) {
        for kind in catalog.configuration {
            for place in kind.paths {
                add(place, kind, place)
                if kind.shape == .collection { add(place.appending(.id(of: kind.name)), kind, place) }
            }
        }
    }

    private mutating func add(_ template: PathTemplate, _ kind: Kind, _ place: PathTemplate) {
        var at = 0
        for segment in template.segments {
            let next: Int?
            switch segment {
            case .literal(let text): next = nodes[at].literals[text.lowercased()]
            case .id: next = nodes[at].id
            }
            if let next {
                at = next
                continue
            }
            nodes.append(Node())
            switch segment {
            case .literal(let text): nodes[at].literals[text.lowercased()] = nodes.count - 1
            case .id: nodes[at].id = nodes.count - 1
            }
            at = nodes.count - 1
        }
        // Rows that stand further up win, as they do where the table is searched.
        if nodes[at].row == nil { nodes[at].row = (kind, place) }
    }

    /// The kind and place of a collection, a singleton or an item, with the ids in the path, outermost first.
    package func locate(_ path: String) -> (kind: Kind, place: PathTemplate, ids: [String])? {
        var at = 0
        var ids: [String] = []
        for part in Steps.slices(of: path) {
            let text = String(decoding: part, as: UTF8.self)
            if let next = nodes[at].literals[text] ?? nodes[at].literals[text.lowercased()] {
                at = next
            } else if let next = nodes[at].id {
                ids.append(Percent.decoded(text))
                at = next
            } else {
                return nil
            }
        }
        return nodes[at].row.map { ($0.kind, $0.place, ids) }
    }
}
