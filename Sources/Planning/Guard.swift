/// A reason not to carry a plan out, or a thing to know before: judged before the first write.
package struct Guard: Hashable, Sendable {
    package enum Name: String, Hashable, Sendable, CaseIterable {
        case maxDelete
        case emptySource
        case coverage
        case protected
        /// Records would be deleted for good.
        case purge
        /// What stays refers to what would be deleted.
        case referenced
        case unresolved
        case ambiguous
        case otherSite
        /// Made by another table of kinds than the target has now.
        case otherTable
        /// What it would be written by is not documented as a whole.
        case experimental
        case used
    }

    package let name: Name
    package let message: String
    /// The flag that lifts it; nil if nothing does.
    package let lift: String?
    /// Whether it stops the plan as things are: not lifted, and no mere note.
    package let stops: Bool

    package init(_ name: Name, _ message: String, lift: String?, stops: Bool) {
        self.name = name
        self.message = message
        self.lift = lift
        self.stops = stops
    }

    /// How it is lifted, or was: `--confirm shop lifts this`.
    package var way: String? { lift.map { stops ? "\($0) lifts this" : "lifted by \($0)" } }
}

/// The flags that lift guards.
package struct Lifting: Hashable, Sendable {
    package enum MaxDelete: Hashable, Sendable {
        case percent(Int)
        case number(Int)

        /// `50%` or `12`; nil for anything else, more than 100 % included.
        package init?(_ text: String) {
            let isPercent = text.utf8.last == UInt8(ascii: "%")
            let digits = isPercent ? String(text.dropLast()) : text
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits) else { return nil }
            if isPercent, number > 100 { return nil }
            self = isPercent ? .percent(number) : .number(number)
        }

        func allows(_ deleted: Int, of present: Int) -> Bool {
            switch self {
            // By division, since a product may not fit.
            case .percent(let percent): Double(deleted) <= Double(present) * Double(percent) / 100
            case .number(let number): deleted <= number
            }
        }
    }

    package var maxDelete: MaxDelete?
    /// The name given with `--confirm`.
    package var confirmed: String?
    package var unresolved: PlanOptions.UnresolvedPolicy?
    /// Delete also what something that stays refers to.
    package var deletesReferenced: Bool

    package init(
        maxDelete: MaxDelete? = nil, confirmed: String? = nil, unresolved: PlanOptions.UnresolvedPolicy? = nil,
        deletesReferenced: Bool = false
    ) {
        self.deletesReferenced = deletesReferenced
        self.maxDelete = maxDelete
        self.confirmed = confirmed
        self.unresolved = unresolved
    }
}

/// What the world says about a plan at the moment it is to be judged.
package struct Circumstances: Hashable, Sendable {
    /// The target's configuration has `protected`.
    package var isProtected: Bool
    /// Name and URL of the site that would be written to; nil before it is known.
    package var site: Plan.Target?
    /// The run that has used the plan, if one has.
    package var usedBy: String?
    /// The fingerprint of the table of kinds that the site has; nil before it is known.
    package var table: String?
    /// The whole table rests on less than a document.
    package var isExperimental = false
    /// The target's configuration has `experimentalWrites`.
    package var allowsExperiments = false

    package init(isProtected: Bool = false, site: Plan.Target? = nil, usedBy: String? = nil) {
        self.isProtected = isProtected
        self.site = site
        self.usedBy = usedBy
    }
}
