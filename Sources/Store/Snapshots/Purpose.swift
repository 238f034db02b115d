/// What a snapshot is for. Snapshots of one site for one purpose follow each other; those for another are not seen by them.
package enum Purpose: String, Hashable, Sendable, CaseIterable {
    /// A backup, or an import in place of one: what people name, list and compare.
    case backup
    /// What a plan read of its target. Kept for `undo`; in no list and no view, and no name stands for it.
    case planning

    /// The number of the first snapshot for this purpose. Backups are numbered from 1 without holes; what nobody can name is far
    /// above them.
    var firstNumber: Int64 { self == .backup ? 1 : 1 << 40 }

    /// Where its numbers end.
    var numberLimit: Int64 { self == .backup ? Self.planning.firstNumber : .max }
}
