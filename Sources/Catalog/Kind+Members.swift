package import Wire

// Which members a row speaks of. No row lists all that a body has.

extension Kind {
    private var spokenPaths: [FieldPath] {
        var paths = key + label + readOnly + secrets + images + joined + calls + putTakesOnly
        paths += references.flatMap { [$0.at, $0.decidedBy, $0.object].compactMap { $0 } }
        paths += unordered.flatMap { list in
            [list.at] + list.key.map { FieldPath(steps: list.at.steps + [.everyElement, .member($0)]) }
        }
        paths += valueAliases.map(\.at) + caveats.flatMap { [$0.at, $0.when].compactMap { $0 } }
        return paths + [system, accountNumber].compactMap { $0 }
    }

    private var spokenNames: [String] {
        var names = ["id"] + keeps + aliases.flatMap { $0 } + contents.flatMap(\.members)
        names += embedded.flatMap(\.members) + editions.draft + editions.final
        names += [toggle?.member, namesParent?.member, asSingleton?.member, asSingleton?.itemMember].compactMap { $0 }
        return names
    }

    /// Does the row say anything of a member of the object itself?
    package func speaks(of member: String) -> Bool {
        let firsts = spokenPaths.compactMap { path in
            if case .member(let name)? = path.steps.first { name } else { nil }
        }
        return (spokenNames + firsts).contains { $0.isSameName(as: member) }
    }

    /// Every name that the row has for a member, at any depth: names of the API, whatever a site says.
    var memberWords: [String] {
        spokenNames
            + spokenPaths.flatMap { path in
                path.steps.compactMap { if case .member(let name) = $0 { name } else { nil } }
            }
    }

    /// What a patch has to say so that the row refers to these kinds, too: a patch replaces the member as a whole.
    package func references(adding more: [Reference]) -> JSONValue {
        var kind = self
        kind.references += more
        return [kind].rows.first?["references"] ?? []
    }
}

extension Catalog {
    /// Every name that a row has for a member.
    package var memberWords: Set<String> { Set(kinds.flatMap(\.memberWords)) }
}
