/// What picks the versions that begin or end between two snapshots, ?2 and a later one, ?3, of one site, ?1: `v`, with its
/// place `p` and its content `c`. More conditions may follow.
enum VersionEnds {
    /// There at the earlier snapshot and not at the later one.
    static let ended = """
        FROM version v INDEXED BY version_last
        CROSS JOIN place p ON p.id = v.place CROSS JOIN content c ON c.id = v.content
        WHERE v.site = ?1 AND v.last IS NOT NULL AND v.last >= ?2 AND v.last < ?3 AND v.first <= ?2
        """

    /// There at the later snapshot and not at the earlier one.
    static let begun = """
        FROM version v INDEXED BY version_first
        CROSS JOIN place p ON p.id = v.place CROSS JOIN content c ON c.id = v.content
        WHERE v.site = ?1 AND v.first > ?2 AND v.first <= ?3 AND (v.last IS NULL OR v.last >= ?3)
        """
}
