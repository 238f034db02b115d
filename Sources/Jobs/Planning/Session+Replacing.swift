import Catalog
package import Planning
import Wire

/// What is to stand in the place of what, as somebody types it.
package enum Replacement: Hashable, Sendable {
    /// One agent, department or whatever else is referred to, by its id or its name.
    case reference(kind: String, old: String, new: String)
    /// A text wherever people wrote it, byte for byte.
    case text(old: String, new: String)
}

extension JobRefusal {
    /// Why nothing can be replaced.
    package enum Replacing: Hashable, Sendable {
        /// A kind that nothing refers to, among those that something does.
        case kind(String, among: [String])
        case unknown(String, kind: String, site: String, among: [String])
        case several(String, kind: String, ids: [String])
        case same(String)
        case nowhere(String, site: String)
    }
}

extension Session {
    /// A plan that puts one thing in the place of another wherever the site refers to that, or says it: of the site as it is now,
    /// and of what the selection takes.
    /// - Throws: `JobRefusal.replacement` for what can't be meant; what reading the site throws.
    package func plan(replacing replacement: Replacement, _ options: PlanOptions) async throws -> Prospect {
        if case .reference(let kind, _, _) = replacement { _ = try referred(kind) }
        let target = try await readTarget()
        let substitution = try substitution(replacement, in: target.state)
        let label = "\(name) with \(replacement.words)"
        let wanted = ReplacedState(target.state, substitution, label: label, catalog)
        return try plan(from: wanted, sourceSite: name, to: target, options)
    }

    /// The kind of that name, if anything refers to it.
    private func referred(_ name: String) throws -> Kind {
        let names = Set(catalog.configuration.flatMap { $0.references.flatMap { $0.targets.map(\.kind) } })
        guard let known = names.first(where: { $0.isSameName(as: name) }), let kind = catalog[known] else {
            throw JobRefusal.replacement(.kind(name, among: names.sorted { $0.precedesByBytes($1) }))
        }
        return kind
    }

    private func substitution(_ replacement: Replacement, in state: any State) throws -> Substitution {
        switch replacement {
        case .text(let old, let new):
            if old.isIdentical(to: new) { throw JobRefusal.replacement(.same(old)) }
            let substitution = Substitution.text(old: old, new: new)
            guard
                try substitution.changes(state, catalog)
                    || Substitution.text(old: new, new: old).changes(state, catalog)
            else { throw JobRefusal.replacement(.nowhere(old, site: name)) }
            return substitution
        case .reference(let name, let old, let new):
            let kind = try referred(name)
            let things = try things(of: kind, in: state)
            let wanted = try thing(new, kind, things)
            // What was deleted on the site is still referred to, by an id that no list shows.
            let isKnown = things.contains { $0.isCalled(old) }
            let replaced = isKnown ? try thing(old, kind, things) : Thing(id: old, name: nil)
            if replaced.id.isSameName(as: wanted.id) { throw JobRefusal.replacement(.same(old)) }
            let substitution = Substitution.reference(
                kind: kind.name, old: (replaced.id, replaced.name), new: (wanted.id, wanted.name))
            if !isKnown, try !substitution.changes(state, catalog) { throw unknown(old, kind, things) }
            return substitution
        }
    }

    private struct Thing {
        let id: String
        let name: String?

        func isCalled(_ text: String) -> Bool {
            id.isSameName(as: text) || name.map { $0.isIdentical(to: text) || $0.isMail(text) } ?? false
        }
    }

    /// All of a kind that the site has, be they made here or elsewhere.
    private func things(of kind: Kind, in state: any State) throws -> [Thing] {
        if kind.shape == .lookup {
            return state.lookups(kind.name).compactMap { body in
                Resource.id(of: body).map { id in
                    Thing(id: id, name: kind.key.compactMap { $0.first(in: body)?.text }.first)
                }
            }
        }
        var things: [Thing] = []
        var cursor = try state.cursor(below: nil, withBodies: true)
        while let next = try cursor.next() {
            guard next.kind.isIdentical(to: kind.name), let id = next.id else { continue }
            things.append(Thing(id: id, name: Addresses.name(of: try next.body(), kind: kind)))
        }
        return things
    }

    private func thing(_ text: String, _ kind: Kind, _ things: [Thing]) throws -> Thing {
        if let same = things.first(where: { $0.id.isSameName(as: text) }) { return same }
        let found = things.filter { $0.isCalled(text) }
        // No request lists them, so an id is taken as it is.
        if things.isEmpty { return Thing(id: text, name: nil) }
        guard let first = found.first else { throw unknown(text, kind, things) }
        if found.count > 1 { throw JobRefusal.replacement(.several(text, kind: kind.name, ids: found.map(\.id))) }
        return first
    }

    private func unknown(_ text: String, _ kind: Kind, _ things: [Thing]) -> JobRefusal {
        .replacement(.unknown(text, kind: kind.name, site: name, among: things.map { $0.name ?? $0.id }))
    }
}

extension Substitution {
    /// Does it change anything of a state?
    fileprivate func changes(_ state: any State, _ catalog: Catalog) throws -> Bool {
        var cursor = try state.cursor(below: nil, withBodies: true)
        while let next = try cursor.next() {
            guard let kind = catalog[next.kind], kind.isWritable else { continue }
            let body = try next.body()
            if applied(to: body, of: kind) != body { return true }
        }
        return false
    }
}

extension Replacement {
    fileprivate var words: String {
        switch self {
        case .reference(let kind, let old, let new): "'\(new)' in place of '\(old)' (\(kind))"
        case .text(let old, let new): "the text '\(new)' in place of '\(old)'"
        }
    }
}

extension String {
    /// E-mail addresses are one in either case.
    fileprivate func isMail(_ other: String) -> Bool { contains("@") && isSameName(as: other) }
}
