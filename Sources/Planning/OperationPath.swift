import Wire

/// Where an operation goes, behind the base of its kind. Ids that only applying brings stand as references to the
/// operations that bring them, written `/campaigns/{$ref:4}/chatButton`.
package struct OperationPath: Hashable, Sendable, CustomStringConvertible {
    package enum Segment: Hashable, Sendable {
        /// As it stands in the path, percent-encoded.
        case text(String)
        /// The id of what that operation makes.
        case reference(String)
    }

    package var segments: [Segment]

    package init(segments: [Segment]) { self.segments = segments }

    /// Reads the written form; nil if it does not start with a slash or a reference is broken.
    package init?(_ text: String) {
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        segments = []
        for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            let part = String(decoding: part, as: UTF8.self)
            guard part.hasPrefix("{") || part.hasSuffix("}") else {
                if part.isEmpty { return nil }
                segments.append(.text(part))
                continue
            }
            guard part.hasPrefix("{$ref:"), part.hasSuffix("}"), part.utf8.count > 7 else { return nil }
            segments.append(.reference(String(part.dropFirst(6).dropLast())))
        }
    }

    package var description: String {
        segments.map {
            switch $0 {
            case .text(let text): "/" + text
            case .reference(let operation): "/{$ref:\(operation)}"
            }
        }.joined()
    }

    package var references: [String] {
        segments.compactMap { if case .reference(let operation) = $0 { operation } else { nil } }
    }

    /// The path with the ids that operations have brought, encoded for a path; nil if one is missing.
    package func resolved(_ id: (String) -> String?) -> String? {
        var path = ""
        for segment in segments {
            switch segment {
            case .text(let text): path += "/" + text
            case .reference(let operation):
                guard let id = id(operation) else { return nil }
                path += "/" + id
            }
        }
        return path
    }
}
