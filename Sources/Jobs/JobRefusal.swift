package import Catalog
package import Wire

/// Why a job can't do what it was asked to: a mistake in what was asked, found before anything was written. The words for it
/// are the caller's.
package enum JobRefusal: Error, Hashable {
    /// A name that is no site of the configuration, though a file is called so.
    case fileInPlaceOfSite(String)
    /// A state that only the store could have, where another kind of state is named.
    case noSnapshotName(String)
    case futureDay(CalendarDay, today: CalendarDay, site: String)
    case noSnapshot(site: String, by: CalendarDay)
    case snapshotOfOther(number: Int, site: String, asked: String)
    case noCompleteSnapshot(site: String)
    /// There are not so many complete snapshots before the last one.
    case tooFarBack(Int, complete: Int, site: String)
    case noSnapshots(site: String, among: [String])

    case selector(SelectorMiss)
    case field(FieldMiss)

    case export(Export)
    case pair(Pair)
    case copy(Copy)
    case parts(Parts)
    case replacement(Replacing)

    case runElsewhere(run: Int, url: String, site: String, now: String)
    case nothingLeft(run: Int, state: String)
    /// A guard keeps the run from being gone on with.
    case stopped(run: Int, _ guardName: String, _ message: String, lift: String?)
    /// A run of one request that somebody typed, which no plan stands behind.
    case callHasNoUndo(run: Int)
    case callHasNoRest(run: Int)
    /// A run that deleted records, which no request makes anew.
    case purgeHasNoUndo(run: Int)
    /// What a plan deletes is not in the archive, or not as it was reviewed.
    case notArchived(kind: String, id: String)
    /// What was read by one version's table is to go to a site of another version, and nothing says what it becomes there.
    case otherVersion(String, site: String, version: String)
    /// The document of a plan is none that can be carried out.
    case unusablePlan(reason: String)

    /// What can't be read as an export, or written as one.
    package enum Export: Hashable, Sendable {
        case missing(String)
        /// Neither a folder nor a file whose name says what it is.
        case unrecognized(String)
        /// One table is of one kind.
        case severalKinds([String])
        case nothingToWrite(state: String)
    }

    /// A pair of ids that can't be meant.
    package enum Pair: Hashable, Sendable {
        case sameID(String)
        case lookupOfOneSite(kind: String, site: String)
        case nameInPlaceOfID(String, kind: String, site: String, meant: String)
        case unknownID(String, kind: String, site: String)
    }
}

extension JobRefusal {
    /// Why nothing can come over under a new name.
    package enum Copy: Hashable, Sendable {
        /// Nothing says which one.
        case unselected
        case several(selector: String, [Address])
        /// It has no name of its own, as a campaign's button has none.
        case nameless(Address)
        case sameName(Address)
    }

    /// Why two parts of states can't be compared.
    package enum Parts: Hashable, Sendable {
        case oneSided(part: String, other: String)
        case unlike(Address, Address)
    }
}

/// A selector that means nothing in the states at hand.
package struct SelectorMiss: Hashable, Sendable {
    package enum Side: Hashable, Sendable {
        case only, except
        /// A part of a state, written behind it.
        case part
    }

    package let side: Side
    package let selector: String
    /// The resource that it names a member of, and that member.
    package let member: Member?
    /// What was looked through, as people call it.
    package let states: [String]
    /// Addresses like it that are there, by the first segment that is not: what stands before that, the segment, what follows.
    package let before: [String]
    package let missing: String?
    package let after: [String]
    package let neighbours: [String]

    package struct Member: Hashable, Sendable {
        package let owner: String
        package let name: String
    }
}

/// A field that somebody chose or left out, and that nothing has.
package struct FieldMiss: Hashable, Sendable {
    package let side: SelectorMiss.Side
    package let pattern: String
    package let member: String
    /// What was looked through, as people call it.
    package let states: [String]
    /// Members that are there.
    package let among: [String]
}
