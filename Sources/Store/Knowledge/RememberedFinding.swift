package import Wire

/// What a write to a site has shown of a member that the site was to take or to give up.
package struct RememberedFinding: Hashable, Sendable {
    package let kind: String
    /// Where the member stands in the kind's bodies, a JSON pointer with `[]` for positions.
    package let place: String
    /// `dropped` or `kept`.
    package let finding: String
    /// Of the resource that showed it.
    package let address: String
    package let run: Int?
    package let at: UTCTime

    package init(kind: String, place: String, finding: String, address: String, run: Int?, at: UTCTime) {
        self.kind = kind
        self.place = place
        self.finding = finding
        self.address = address
        self.run = run
        self.at = at
    }
}
