package import Catalog
import Diffing
import Wire

/// A state as a table reads it, be it of its version or of another one.
struct ReadableState {
    let state: any State
    /// What of the state stays behind, since nothing of that table corresponds to it.
    var left: [Difference.Unknown] = []
}

extension Workplace {
    /// The table by which two states are compared: that of the first, or of the one that the other can be taken to.
    package func table(from: StateName, to: StateName) throws -> Catalog {
        let (own, other) = (try session(of: from).catalog, try session(of: to).catalog)
        return own.canRead(other) ? own : other
    }
}

extension Catalog {
    /// Do its rows say what becomes of a state of another version's table?
    func canRead(_ other: Catalog) -> Bool { api == other.api || kinds.contains { !$0.corresponds.isEmpty } }

    /// A state that was read by another table, in the terms of this one. One of the same version stays as it is.
    func reading(_ state: any State, of other: Catalog, _ selection: Selection = .everything) throws -> ReadableState {
        if api == other.api { return ReadableState(state: state) }
        let converted = try ConvertedState(state, of: other, as: self)
        return ReadableState(
            state: converted.state,
            left: converted.left.filter { $0.places.contains(where: selection.mayReach) }.map(\.what))
    }
}
