package import Catalog
package import Diffing
import Wire

/// A resource as people call it: `Shop English › Chat window`. What is behind the host of an address in it is left out, for
/// that is often all that it takes to write there.
package struct ReadableName: Hashable, Sendable {
    package let text: String
    /// Nothing was left out.
    package let isWhole: Bool

    /// Characters of a name; what is longer is cut.
    private static let most = 80

    package init(_ resource: NamedResource, _ catalog: Catalog) {
        let steps = resource.address.steps
        let places = catalog[resource.kind]?.paths.flatMap { path in
            [path, path.appending(.id(of: resource.kind))]
        }
        let place = places?.first { Self.fits($0, steps) }
        var parts: [String] = []
        var isWhole = true
        for (index, step) in steps.enumerated() {
            guard case .literal? = place?.segments[index] else {
                let name = Percent.decoded(step)
                let safe = Self.withoutKeys(name)
                isWhole = isWhole && safe.isIdentical(to: name)
                parts.append(Self.cut(safe))
                continue
            }
            // A name says enough by itself where something stands below it.
            if index + 2 < steps.count, case .id? = place?.segments[index + 1] { continue }
            parts.append(Self.words(step))
        }
        text = parts.joined(separator: " › ").visible
        self.isWhole = isWhole
    }

    private static func fits(_ place: PathTemplate, _ steps: [String]) -> Bool {
        place.segments.count == steps.count
            && zip(place.segments, steps).allSatisfy { segment, step in
                if case .literal(let text) = segment { text.isSameName(as: step) } else { true }
            }
    }

    /// `chatWindow` as `Chat window`
    package static func words(_ name: String) -> String {
        var words = ""
        for character in name {
            let isNew = character.isUppercase && words.last?.isLowercase == true
            words += isNew ? " " + character.lowercased() : String(character)
        }
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    static func cut(_ name: String) -> String {
        name.count > most ? name.prefix(most - 1) + "…" : name
    }

    /// `chatEnds-https://hooks.example/T0/x` as `chatEnds-https://hooks.example/…`
    static func withoutKeys(_ name: String) -> String {
        guard let scheme = name.firstRange(of: "://") else { return name }
        let rest = name[scheme.upperBound...]
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let authority = rest[..<end]
        let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        return name[..<scheme.upperBound] + host + (end < rest.endIndex ? "/…" : "")
    }
}
