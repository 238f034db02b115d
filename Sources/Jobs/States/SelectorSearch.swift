package import Catalog
import Diffing
import Wire

/// Finds out whether each selector that somebody typed means anything in the states at hand: a slip in a name must not look
/// like "nothing differs".
package struct SelectorSearch {
    /// A selector that has found nothing yet.
    private struct Sought {
        let side: SelectorMiss.Side
        let selector: Selector
        let parts: [String]
        /// The resource that it names a member of.
        var owner: Address?
        /// How many of its segments are there, and what stands at the place of the next one.
        var depth = 0
        var neighbours: Set<String> = []
    }

    private let selection: Selection
    private var sought: [Sought]
    private var names = PlaceNames()

    init(_ selection: Selection) {
        self.selection = selection
        func sought(_ side: SelectorMiss.Side, _ selectors: [Selector]) -> [Sought] {
            selectors.map { Sought(side: side, selector: $0, parts: Address($0.description).steps) }
        }
        self.sought =
            sought(.only, selection.only + selection.onlyFields.map(\.selector))
            + sought(.except, selection.except + selection.exceptFields.map(\.selector))
    }

    /// Nothing is left to look for.
    var isSettled: Bool { sought.isEmpty }

    /// Looks through all of a state.
    mutating func look(through state: some State) throws {
        guard !isSettled else { return }
        var cursor = try state.cursor(below: nil, withBodies: false)
        while let next = try cursor.next(), !isSettled {
            try see(next.address) { try state.resource(at: next.address)?.body() }
        }
        guard !isSettled else { return }
        let names = try PlaceNames(state)
        for place in state.coverage { see(place, at: names.address(of: place.path)) }
    }

    /// Resources that a crawl brings, whatever contains them first.
    mutating func see(_ resources: [Resource]) {
        guard !isSettled else { return }
        for resource in resources {
            names.add(resource.path, resource.id, resource.address)
            see(resource.address) { resource.body }
        }
    }

    /// Where a crawl has been.
    mutating func see(_ places: [Coverage]) {
        for place in places where !isSettled { see(place, at: names.address(of: place.path)) }
    }

    /// A resource that is there.
    mutating func see(_ address: Address, body: () throws -> JSONValue?) rethrows {
        sought.removeAll { [selection] in Self.isMeant($0, address, selection) }
        guard !isSettled else { return }
        let parts = address.steps
        for index in sought.indices {
            note(parts, at: index)
            guard sought[index].owner == nil, sought[index].parts.count > parts.count,
                sought[index].parts.starts(with: parts, by: { $0.isIdentical(to: $1) })
            else { continue }
            if try body()?[anyCase: sought[index].parts[parts.count]] != nil { sought[index].owner = address }
        }
    }

    /// A collection or singleton, also one that is empty or that nobody could read: what may be in it is not known.
    mutating func see(_ place: Coverage, at address: Address) {
        sought.removeAll { [selection] in
            Self.isMeant($0, address, selection) || place.state.isGap && $0.selector.mayReach(below: address)
        }
        for index in sought.indices { note(address.steps, at: index) }
    }

    private static func isMeant(_ sought: Sought, _ address: Address, _ selection: Selection) -> Bool {
        guard sought.selector.selects(address) else { return false }
        // What is not chosen can't be left out.
        return sought.side == .only || selection.mayReach(address, leavingOut: false)
    }

    private mutating func note(_ parts: [String], at index: Int) {
        let wanted = sought[index].parts
        let depth = zip(parts, wanted).prefix { $0.isIdentical(to: $1) }.count
        guard depth < parts.count, depth < wanted.count, depth >= sought[index].depth else { return }
        if depth > sought[index].depth { sought[index].neighbours = [] }
        sought[index].depth = depth
        sought[index].neighbours.insert(parts[depth])
    }

    /// - Parameter states: as people call them.
    /// - Throws: for the first selector that found nothing.
    func check(in states: [String]) throws(JobRefusal) {
        guard let first = sought.first else { return }
        let depth = first.depth
        let isShort = depth < first.parts.count
        throw .selector(
            SelectorMiss(
                side: first.side, selector: first.selector.description,
                member: first.owner.map { .init(owner: $0.text, name: first.parts[$0.steps.count]) },
                states: states.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
                before: Array(first.parts[..<depth]), missing: isShort ? first.parts[depth] : nil,
                after: isShort ? Array(first.parts[(depth + 1)...]) : [],
                neighbours: first.neighbours.sorted { $0.precedesByBytes($1) }))
    }

    /// - Throws: for a selector that means nothing in any of the states, since a slip in a name looks just like "nothing differs".
    package static func check(_ selection: Selection, in states: any State...) throws {
        var search = SelectorSearch(selection)
        for state in states { try search.look(through: state) }
        try search.check(in: states.map(\.origin.label))
        for (side, patterns) in [(SelectorMiss.Side.only, selection.onlyFields), (.except, selection.exceptFields)] {
            for pattern in patterns { try check(pattern, side, in: states) }
        }
    }

    /// - Throws: for a field that no resource of the states has.
    private static func check(
        _ pattern: FieldPattern, _ side: SelectorMiss.Side, in states: [any State]
    ) throws {
        var names: Set<String> = []
        for state in states {
            var cursor = try state.cursor(below: nil, withBodies: true)
            while let next = try cursor.next() {
                guard pattern.concerns(next.address) else { continue }
                var value: JSONValue? = try next.body()
                for token in pattern.pointer.tokens {
                    let members = value?.members
                    value = value?[anyCase: token]
                    if value == nil { names.formUnion(members?.map(\.name) ?? []) }
                }
                if value != nil { return }
            }
        }
        throw JobRefusal.field(
            FieldMiss(
                side: side, pattern: pattern.description, member: pattern.pointer.tokens.last ?? "",
                states: states.map(\.origin.label), among: names.sorted { $0.precedesByBytes($1) }))
    }

    /// - Throws: for a part of a state that is not there.
    static func check(part: Address, in state: any State) throws {
        let selection = Selection(only: [Selector(part.text)], except: [])
        do {
            try check(selection, in: state)
        } catch JobRefusal.selector(let miss) {
            throw JobRefusal.selector(miss.ofPart)
        }
    }
}

extension SelectorMiss {
    fileprivate var ofPart: SelectorMiss {
        SelectorMiss(
            side: .part, selector: selector, member: nil, states: states, before: before, missing: missing,
            after: after, neighbours: neighbours)
    }
}
