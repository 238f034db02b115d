extension Catalog {
    /// What is wrong with the table: sentences that begin with the kind's name; none for a sound one. Whatever else reads the
    /// table may rely on what is asked here: crawls find parents, comparisons find keys, plans find an order.
    package var flaws: [String] { rowFlaws.map { "\($0.row ?? "a row without a name"): \($0.reason)" } }

    /// The same with the members that are wrong.
    var rowFlaws: [RowFlaw] {
        let all = kinds.map(\.name)
        let twins = Set(all.filter { name in all.count { $0 == name } > 1 }).sorted()
        return twins.map { RowFlaw($0, "there are two rows of that name") } + kinds.flatMap(flaws) + circles
    }

    private func flaws(of kind: Kind) -> [RowFlaw] {
        nameFlaws(kind) + pathFlaws(kind) + keyFlaws(kind) + embeddingFlaws(kind) + listingFlaws(kind)
            + conditionFlaws(kind) + correspondenceFlaws(kind)
            + kind.references.enumerated().flatMap { index, reference in
                referenceFlaws(reference).map { RowFlaw(kind.name, ["references", "[\(index)]"], $0) }
            }
    }

    private func nameFlaws(_ kind: Kind) -> [RowFlaw] {
        let references = kind.references.enumerated().flatMap { index, reference in
            reference.targets.map { (["references", "[\(index)]"], $0.kind) }
        }
        let named =
            references + kind.embedded.map { (["embedded"], $0.kind) } + kind.after.map { (["after"], $0) }
            + kind.paths.flatMap(\.ids).map { (["paths"], $0) }
            + kind.itemPaths.flatMap(\.ids).map { (["itemPaths"], $0) }
        var seen: Set<String> = []
        let unknown = named.filter { self[$0.1] == nil && seen.insert($0.1).inserted }.sorted { $0.1 < $1.1 }
        let isName = !kind.name.isEmpty && !kind.name.contains { "/*{} ".contains($0) }
        return (isName ? [] : [RowFlaw(kind.name, ["name"], "a kind's name has none of / * { } and blanks in it")])
            + unknown.map { steps, name in
                RowFlaw(
                    kind.name, steps, "it names the kind '\(name)', which has no row",
                    stranger: .init(name: name, known: kinds.map(\.name)))
            }
    }

    private func pathFlaws(_ kind: Kind) -> [RowFlaw] {
        guard kind.shape != .lookup else { return [] }
        var flaws = kind.paths.isEmpty ? [RowFlaw(kind.name, ["paths"], "it has no path")] : []
        if kind.shape == .singleton {
            if kind.operations.contains(where: { $0 != .read && $0 != .update }) {
                flaws.append(
                    RowFlaw(kind.name, ["operations"], "one object in its place can only be read and changed"))
            }
            if !kind.itemPaths.isEmpty {
                flaws.append(RowFlaw(kind.name, ["itemPaths"], "one object in its place has no items with paths"))
            }
        } else if kind.itemPaths.isEmpty, kind.operations != [.list] || kind.shape != .record {
            flaws.append(RowFlaw(kind.name, ["itemPaths"], "it has no path for its items"))
        }
        for path in kind.itemPaths where path.ids.last != kind.name {
            flaws.append(
                RowFlaw(kind.name, ["itemPaths"], "the path \(path) of an item does not end with the item's id"))
        }
        guard kind.isConfiguration else { return flaws }
        for place in kind.paths {
            if place.segments.count != 1, parent(of: place) == nil {
                flaws.append(RowFlaw(kind.name, ["paths"], "nothing is there for \(place) to hang on"))
            }
            let others = configuration.filter { $0.name != kind.name && $0.paths.contains(place) }
            flaws += others.map { RowFlaw(kind.name, ["paths"], "\($0.name) has the path \(place) too") }
        }
        return flaws
    }

    private func keyFlaws(_ kind: Kind) -> [RowFlaw] {
        guard kind.shape == .collection || kind.shape == .lookup else {
            return kind.asSingleton == nil
                ? [] : [RowFlaw(kind.name, ["asSingleton"], "only a collection can be shown as one object")]
        }
        return kind.key.isEmpty
            ? [RowFlaw(kind.name, ["key"], "it has no key, so that its items can't be told apart on another site")] : []
    }

    private func listingFlaws(_ kind: Kind) -> [RowFlaw] {
        guard let listing = kind.listing else { return [] }
        var flaws: [RowFlaw] = []
        if kind.shape != .record {
            flaws.append(RowFlaw(kind.name, ["listing"], "only records are listed by time"))
        }
        if listing.search != nil, listing.window != nil {
            flaws.append(
                RowFlaw(
                    kind.name, ["listing", "window"], "a list that is asked for by a search is not asked for a window"))
        }
        return flaws
    }

    private func embeddingFlaws(_ kind: Kind) -> [RowFlaw] {
        kind.embedded.flatMap { embedded -> [RowFlaw] in
            guard let child = self[embedded.kind] else { return [] }
            let places = kind.paths.map { path in
                (kind.shape == .collection ? path.appending(.id(of: kind.name)) : path)
                    .appending(.literal(embedded.segment))
            }
            return places.filter { !child.paths.contains($0) }.map {
                RowFlaw(
                    kind.name, ["embedded"], "its body is said to carry \(child.name), which has no path \($0)")
            }
        }
    }

    private func correspondenceFlaws(_ kind: Kind) -> [RowFlaw] {
        guard !kind.corresponds.isEmpty else { return [] }
        if kind.paths.first?.segments.count != 1 {
            return [RowFlaw(kind.name, ["corresponds"], "only what hangs on nothing else can correspond")]
        }
        let other = api == .v3 ? Catalog.liveChat4 : Catalog.liveChat
        return kind.corresponds.enumerated().flatMap { index, correspondence in
            ([correspondence.kind] + correspondence.namedKinds.sorted()).filter { other[$0] == nil }.map { name in
                RowFlaw(
                    kind.name, ["corresponds", "[\(index)]"], "the table \(other.api.rawValue) has no '\(name)'",
                    stranger: .init(name: name, known: other.kinds.map(\.name)))
            }
        }
    }

    private func conditionFlaws(_ kind: Kind) -> [RowFlaw] {
        kind.conditional.enumerated().compactMap { index, conditional in
            let isWhole = !conditional.on.isEmpty && conditional.on.allSatisfy { !$0.values.isEmpty }
            let steps = ["conditional", "[\(index)]"]
            return isWhole ? nil : RowFlaw(kind.name, steps, "it does not say when '\(conditional.member)' is there")
        }
    }

    private func referenceFlaws(_ reference: Reference) -> [String] {
        if reference.targets.isEmpty { return ["the reference at \(reference.at) names no kind"] }
        let isDecided = reference.decidedBy != nil
        if !isDecided, reference.targets.count > 1 {
            return ["nothing decides which kind the reference at \(reference.at) names"]
        }
        return reference.targets.filter { $0.values.isEmpty == isDecided }.map {
            isDecided
                ? "no value of \(reference.decidedBy ?? "") chooses \($0.kind) for the reference at \(reference.at)"
                : "values choose \($0.kind) for the reference at \(reference.at), and nothing says which field has them"
        }
    }

    /// Kinds that would have to be in place before themselves.
    private var circles: [RowFlaw] {
        kinds.filter { kind in
            var seen: Set<String> = []
            var waiting = kind.after
            while let next = waiting.popLast() {
                if next == kind.name { return true }
                if seen.insert(next).inserted { waiting += self[next]?.after ?? [] }
            }
            return false
        }.map { RowFlaw($0.name, ["after"], "it comes after itself") }
    }
}
