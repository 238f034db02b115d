import Wire

/// Which part of a site a command is about: `--only` and `--except`, globs over addresses that take the subtree, and fields.
package struct Selection: Hashable, Sendable {
    package let only: [Selector]
    package let except: [Selector]
    /// Fields that are all that is looked at of their resources, beside what `only` takes as a whole.
    package let onlyFields: [FieldPattern]
    /// Fields that are left out of what else is looked at.
    package let exceptFields: [FieldPattern]
    /// Fields that may differ: what is there stays, and that it differs is said. What is made anew has them.
    package let ignored: [FieldPattern]

    package static let everything = Selection(only: [], except: [])

    package init(
        only: [Selector], except: [Selector], onlyFields: [FieldPattern] = [], exceptFields: [FieldPattern] = [],
        ignored: [FieldPattern] = []
    ) {
        self.only = only
        self.except = except
        self.onlyFields = onlyFields
        self.exceptFields = exceptFields
        self.ignored = ignored
    }

    /// The same, with these fields ignored too.
    package func ignoring(_ more: [FieldPattern]) -> Selection {
        Selection(
            only: only, except: except, onlyFields: onlyFields, exceptFields: exceptFields,
            ignored: ignored + more.filter { !ignored.contains($0) })
    }

    /// Whatever may be ignored of it.
    package var isEverything: Bool {
        only.isEmpty && except.isEmpty && onlyFields.isEmpty && exceptFields.isEmpty
    }

    private var isOfAll: Bool { only.isEmpty && onlyFields.isEmpty }

    package func includes(_ address: Address) -> Bool {
        if isEverything { return true }
        let parts = address.slices
        let isChosen = isOfAll || only.contains { $0.takes(parts) } || onlyFields.contains { $0.concerns(address) }
        return isChosen && !except.contains { $0.takes(parts) }
    }

    /// May anything at or below this address be included? What can't be is not even asked for.
    package func mayReach(_ address: Address) -> Bool {
        if isEverything { return true }
        let parts = address.slices
        let selectors = only + onlyFields.map(\.selector)
        return (selectors.isEmpty || selectors.contains { $0.takes(parts) || $0.leads(through: parts) })
            && !except.contains { $0.takes(parts) }
    }

    /// The same, whatever is left out.
    /// - Parameter leavingOut: whether `except` counts.
    package func mayReach(_ address: Address, leavingOut: Bool) -> Bool {
        leavingOut ? mayReach(address) : Selection(only: only, except: [], onlyFields: onlyFields).mayReach(address)
    }

    /// Is everything below this address included, whatever it is called?
    package func includesAll(below address: Address) -> Bool {
        if isEverything { return true }
        let parts = address.slices
        return (isOfAll || only.contains { $0.takes(parts) })
            && !except.contains { $0.takes(parts) || $0.leads(through: parts) }
    }

    /// The fields of a resource that are looked at, what is ignored among them.
    /// - Parameter addresses: of the resource in each of the states.
    package func fields(of addresses: Address..., as kind: Kind) -> FieldChoice {
        func own(_ patterns: [FieldPattern]) -> [JSONPointer] {
            patterns.filter { addresses.contains(where: $0.concerns) }.flatMap { kind.spellings(of: $0.pointer) }
        }
        let isWhole =
            isOfAll || addresses.contains { address in only.contains { $0.takes(address.slices) } }
        return FieldChoice(only: isWhole ? nil : own(onlyFields), except: own(exceptFields))
    }

    /// What is ignored of a resource.
    package func ignored(of addresses: Address...) -> [FieldPattern] {
        ignored.filter { addresses.contains(where: $0.concerns) }
    }
}

/// An address or a glob over addresses: `*` stands for any run of characters within a segment, `**` for any segments.
package struct Selector: Hashable, Sendable, CustomStringConvertible {
    package let description: String
    private let segments: [[UInt8]]

    package init(_ text: String) {
        description = text
        let any = Array("**".utf8)
        // Several in a row say what one says, and would be tried in every way in which they share out an address.
        segments = Steps.slices(of: text).map(Array.init).reduce(into: []) { kept, segment in
            if segment != any || kept.last != any { kept.append(segment) }
        }
    }

    /// The selector's first segment, which is a kind's when it has no star.
    package var firstSegment: String? {
        guard let first = segments.first, !first.contains(UInt8(ascii: "*")) else { return nil }
        return String(decoding: first, as: UTF8.self)
    }

    /// Does it select this address or something above it?
    func takes(_ address: [Substring.UTF8View]) -> Bool { Self.matches(segments[...], address[...], prefix: true) }

    /// Does it select this address itself, and not as something below another one?
    func isExactly(_ address: [Substring.UTF8View]) -> Bool {
        Self.matches(segments[...], address[...], prefix: false)
    }

    var endsInStar: Bool { segments.last.map { $0 == Array("*".utf8) || $0 == Array("**".utf8) } ?? false }

    /// Does it select something below this address?
    func leads(through address: [Substring.UTF8View]) -> Bool {
        var pattern = segments[...]
        for part in address {
            guard let first = pattern.popFirst() else { return false }
            if first == Array("**".utf8) { return true }
            guard Self.matches(first, Array(part)) else { return false }
        }
        return !pattern.isEmpty
    }

    private static func matches(_ pattern: ArraySlice<[UInt8]>, _ parts: ArraySlice<Substring.UTF8View>, prefix: Bool)
        -> Bool
    {
        guard let first = pattern.first else { return prefix || parts.isEmpty }
        if first == Array("**".utf8) {
            return (0...parts.count).contains { matches(pattern.dropFirst(), parts.dropFirst($0), prefix: prefix) }
        }
        guard let part = parts.first, matches(first, Array(part)) else { return false }
        return matches(pattern.dropFirst(), parts.dropFirst(), prefix: prefix)
    }

    /// One segment against one pattern with stars, in time linear in pattern times text.
    private static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
        var (p, t) = (0, 0)
        var (star, mark) = (-1, 0)
        while t < text.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                (star, mark) = (p, t)
                p += 1
            } else if p < pattern.count, pattern[p] == text[t] {
                p += 1
                t += 1
            } else if star >= 0 {
                mark += 1
                (p, t) = (star + 1, mark)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
