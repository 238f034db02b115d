import Keeping
import SQLite
import Wire

/// The journal and the map, read. What undo puts back and what resume sends is taken from these rows, so each is proved by its
/// seal: the bodies in them have no digests of their own.
extension SnapshotReader {
    /// Every run, oldest first.
    package func runs() throws(StoreError) -> [Run] { try runs(in: 0...Int.max) }

    package func run(_ number: Int) throws(StoreError) -> Run {
        guard let found = try runs(in: number...number).first else { throw .unknownRun(number) }
        return found
    }

    private func runs(in numbers: ClosedRange<Int>) throws(StoreError) -> [Run] {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                """
                SELECT number, plan, document, target, url, state, started, ended, undoes, kinds, seal FROM run
                WHERE number BETWEEN ? AND ? ORDER BY number
                """, .integer(Int64(numbers.lowerBound)), .integer(Int64(numbers.upperBound))
            ) { (row) throws(SQLiteError) in
                let number = try row.integer(0)
                try row.proveSeal(of: "what the journal has of run \(number)")
                return Run(
                    number: Int(clamping: number), plan: try row.text(1),
                    document: try row.document(2) ?? .null, target: try row.text(3), url: try row.text(4),
                    state: Run.State(rawValue: try row.text(5)) ?? .incomplete,
                    started: try row.moment("started", of: "run \(number)"),
                    ended: try row.optionalMoment("ended", of: "run \(number)"),
                    undoes: row.isNull(8) ? nil : Int(clamping: try row.integer(8)),
                    table: try row.optionalText(9))
            }
        }
    }

    /// The steps of a run in the order in which they were begun.
    package func steps(of run: Int) throws(StoreError) -> [JournalStep] {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                "SELECT \(JournalStep.columns) FROM step WHERE run = ? ORDER BY ordinal, operation",
                .integer(Int64(run))
            ) { (row) throws(SQLiteError) in try JournalStep(row) }
        }
    }

    /// What is remembered of which object of one site is which of another.
    package func pairs(from source: String, to target: String) throws(StoreError) -> [RememberedPair] {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                """
                SELECT source, target, kind, source_id, target_id, how, run, at, seal FROM pair
                WHERE source = ? AND target = ? ORDER BY kind, source_id
                """, .text(source), .text(target)
            ) { (row) throws(SQLiteError) in
                try row.proveSeal(of: "the pair of \(try row.text(2)) '\(try row.text(3))' and '\(try row.text(4))'")
                return RememberedPair(
                    kind: try row.text(2), sourceID: try row.text(3), targetID: try row.text(4),
                    how: RememberedPair.How(rawValue: try row.text(5)) ?? .remembered,
                    at: try row.moment("at", of: "a remembered pair"))
            }
        }
    }
}
