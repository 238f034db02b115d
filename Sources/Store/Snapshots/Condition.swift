/// The conditions that most questions to the store have in common, as SQL.
enum Condition {
    /// Does a row of `version` or `coverage`, which holds from its first snapshot to its last, hold at a snapshot?
    /// - Parameters:
    ///   - row: what the query calls the row: `v`.
    ///   - snapshot: a number, or what stands for one: `?2`.
    static func holds(_ row: String, at snapshot: String) -> String {
        "\(row).first <= \(snapshot) AND (\(row).last IS NULL OR \(row).last >= \(snapshot))"
    }

    /// Did a finished snapshot see a version? Then it is of the snapshot's time, and its place was read completely or the
    /// version was seen by itself. That the two are of one site is not asked.
    static func isSeen(_ version: String, by snapshot: String) -> String {
        """
        \(holds(version, at: snapshot))
            AND (EXISTS (SELECT 1 FROM coverage q
                    WHERE q.place = \(version).place AND q.state = 'complete' AND \(holds("q", at: snapshot)))
                OR EXISTS (SELECT 1 FROM sighting g
                    WHERE g.snapshot = \(snapshot) AND g.place = \(version).place AND g.version = \(version).id))
        """
    }
}
