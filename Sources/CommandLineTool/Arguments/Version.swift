/// Which version of the program this is, and which commit it was built from.
package struct Version: Hashable, Sendable, CustomStringConvertible {
    /// What it means is said in `samples/manual/changes.md`.
    package static let number = "0.5.0"

    /// This program's own. `git archive` puts the commit and its date between the dollar signs (`.gitattributes`), so packages,
    /// which are built of such an archive, know theirs, and no commit makes anybody else compile a file again.
    package static let own = Version(archived: "$Format:%H %cs$")

    /// The commit's first twelve digits; nil where the program was not built of an archive.
    package let commit: String?
    /// The day of the commit, `2026-11-28`; nil where there is no commit.
    package let day: String?

    /// - Parameter archived: what `git archive` leaves, `62f953d1... 2026-11-28`.
    package init(archived: String) {
        let words = archived.split(separator: " ", omittingEmptySubsequences: false)
        let isCommit = words.count == 2 && words[0].count == 40 && words[0].allSatisfy(\.isHexDigit)
        commit = isCommit ? String(words[0].prefix(12)) : nil
        day = isCommit ? String(words[1]) : nil
    }

    package var description: String {
        guard let commit, let day else { return "\(Self.number) (built from source)" }
        return "\(Self.number) (\(commit), \(day))"
    }
}
