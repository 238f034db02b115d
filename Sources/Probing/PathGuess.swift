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
        // What an account may lack is more likely off than elsewhere.
        let others = kind.canBeOff ? [] : catalog.bases.filter { $0 != kind.base }
        var guesses: [PathGuess] = []
        for base in [kind.base] + others {
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
        return unasked(guesses, in: catalog)
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

    /// Where kinds without a path may stand, a list for each of their names.
    static func uncovered(in catalog: Catalog) -> [[PathGuess]] {
        let all = catalog.uncovered.flatMap(\.likely).filter { catalog[$0.name] == nil }
        var names: [String] = []
        for likely in all where !names.contains(likely.name) { names.append(likely.name) }
        return names.map { name in
            let guesses = all.filter { $0.name == name }.map {
                PathGuess(name: name, base: $0.base, path: $0.path, place: $0.place, parentQuery: $0.parentQuery)
            }
            return unasked(guesses, in: catalog)
        }
    }

    /// Where a kind of another table may stand that this one lacks.
    static func unknown(_ kind: Kind, in catalog: Catalog) -> [PathGuess] {
        guard let place = kind.paths.first, place.ids.allSatisfy({ catalog[$0] != nil }) else { return [] }
        return unasked(
            catalog.bases.prefix(2).map {
                PathGuess(name: kind.name, base: $0, path: place, place: place, parentQuery: nil)
            }, in: catalog)
    }

    /// Those that no row of the table has, whose answers say something else.
    private static func unasked(_ guesses: [PathGuess], in catalog: Catalog) -> [PathGuess] {
        let known = catalog.kinds.flatMap { kind in
            kind.paths.flatMap { place in kind.candidates(place).map { kind.base + $0.description } }
        }
        let asked = Set(known.map { $0.lowercased() })
        return guesses.filter { !asked.contains(($0.base + $0.path.description).lowercased()) }
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
