package import Catalog
import Wire

/// A path at which something may stand that the table has elsewhere, or not at all. Guesses: nothing but a GET shows whether they
/// are right.
package struct PathGuess: Hashable, Sendable {
    /// The row that is looked for; a name that the table lacks for an unknown kind.
    package let name: String
    package let base: String
    package let path: PathTemplate
    /// Where it would stand among addresses.
    package let place: PathTemplate
    /// The parameter that names the parent, where the path does not.
    package let parentQuery: String?

    package var text: String { base + path.description + (parentQuery.map { "?\($0)=" } ?? "") }

    /// Where a kind may have gone that answers at none of its paths, the likeliest first.
    static func moved(_ kind: Kind, in catalog: Catalog) -> [PathGuess] {
        guard let place = kind.paths.first, case .literal(let segment)? = place.segments.last else { return [] }
        let parents = place.ids.count
        let bases = [kind.base] + catalog.bases.filter { $0 != kind.base }
        var guesses: [PathGuess] = []
        for base in bases {
            for word in words(segment) {
                let nested = place.dropLast().appending(.literal(word))
                let beside = PathTemplate("/" + word)
                guesses.append(.init(name: kind.name, base: base, path: nested, place: place, parentQuery: nil))
                if parents == 1 {
                    guesses.append(
                        .init(
                            name: kind.name, base: base, path: beside, place: place,
                            parentQuery: kind.namesParent?.query ?? "campaignId"))
                }
            }
        }
        let known = Set(kind.candidates(place).map { kind.base + $0.description })
        return guesses.filter { !known.contains($0.base + $0.path.description) }
    }

    /// Spellings of one segment.
    private static func words(_ segment: String) -> [String] {
        var words = [segment]
        if segment.hasSuffix("Config") {
            words.append(String(segment.dropLast(6)))
        } else {
            words.append(segment + "Config")
        }
        if segment.hasSuffix("s") { words.append(String(segment.dropLast())) } else { words.append(segment + "s") }
        return words
    }

    /// Where a kind of another table may stand that this one lacks.
    static func unknown(_ kind: Kind, in catalog: Catalog) -> [PathGuess] {
        guard let place = kind.paths.first, place.ids.allSatisfy({ catalog[$0] != nil }) else { return [] }
        return catalog.bases.prefix(2).map {
            PathGuess(name: kind.name, base: $0, path: place, place: place, parentQuery: nil)
        }
    }
}

extension Catalog {
    /// The modules that rows stand behind, the most frequent first.
    var bases: [String] {
        var counts: [String: Int] = [:]
        for kind in configuration where !kind.base.isEmpty { counts[kind.base, default: 0] += 1 }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
}
