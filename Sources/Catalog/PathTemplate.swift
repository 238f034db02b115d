import Wire

/// A path of the service with a brace for each id, the brace naming the kind whose id it is:
/// `/campaigns/{campaigns}/preChat/campaignFormFields`. Relative to the base of its row.
package struct PathTemplate: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package enum Segment: Hashable, Sendable {
        case literal(String)
        case id(of: String)
    }

    package let segments: [Segment]

    package init(_ text: String) {
        segments = text.split(separator: "/").map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .id(of: String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    package init(stringLiteral text: String) { self.init(text) }

    package var description: String {
        segments.map {
            switch $0 {
            case .literal(let text): "/" + text
            case .id(let kind): "/{" + kind + "}"
            }
        }.joined()
    }

    /// A selector for all that stands there, whatever the names: `campaigns/*/chatWindow`.
    package var selectorPattern: String {
        segments.map { if case .literal(let text) = $0 { text } else { "*" } }.joined(separator: "/")
    }

    /// The kinds named in braces, outermost first.
    package var ids: [String] {
        segments.compactMap { if case .id(let kind) = $0 { kind } else { nil } }
    }

    package func appending(_ segment: Segment) -> PathTemplate { PathTemplate(segments + [segment]) }

    /// The template without its last `count` segments.
    package func dropLast(_ count: Int = 1) -> PathTemplate { PathTemplate(segments.dropLast(count)) }

    private init(_ segments: some Sequence<Segment>) { self.segments = Array(segments) }

    /// The path with ids put in for the braces, outermost first.
    /// - Throws: `UnusableID` for an id that would name another place than it should (empty, `.`, `..`), for too few ids.
    package func filled(with ids: [String]) throws(UnusableID) -> String {
        var rest = ids[...]
        var path = ""
        for segment in segments {
            switch segment {
            case .literal(let text): path += "/" + text
            case .id:
                guard let id = rest.popFirst() else { throw UnusableID(id: "") }
                path += "/" + (try ResourcePath.encoded(id: id))
            }
        }
        return path
    }

    /// The ids of a path that this template describes, or nil. Literals are matched without regard to ASCII case, as
    /// the service routes them.
    package func ids(in path: String) -> [String]? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        guard parts.count == segments.count else { return nil }
        var ids: [String] = []
        for (part, segment) in zip(parts, segments) {
            switch segment {
            case .literal(let text): guard String(part).isSameName(as: text) else { return nil }
            case .id: ids.append(Percent.decoded(String(part)))
            }
        }
        return ids
    }
}

extension PathTemplate: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// An id that may not enter a path, since the path would then name another place.
package struct UnusableID: Error, Hashable, Sendable, CustomStringConvertible {
    package let id: String

    package var description: String { "the id '\(id)' can't be part of a path" }
}
