import Wire

/// Which object of one site is which of another: pinned by hand or remembered from earlier runs.
package struct IdentityMap: Hashable, Sendable {
    package struct Pair: Hashable, Sendable {
        package let kind: String
        /// Id on the site that is copied from.
        package let wantedID: String
        /// Id on the site that is written to.
        package let presentID: String
        package let how: Matching

        package init(kind: String, wantedID: String, presentID: String, how: Matching) {
            self.kind = kind
            self.wantedID = wantedID
            self.presentID = presentID
            self.how = how
        }
    }

    package let pairs: [Pair]

    package init(_ pairs: [Pair] = []) { self.pairs = pairs }

    /// The same map for the way back.
    package var reversed: IdentityMap {
        IdentityMap(
            pairs.map { Pair(kind: $0.kind, wantedID: $0.presentID, presentID: $0.wantedID, how: $0.how) })
    }

    /// Pins first, otherwise in the given order: the order in which pairs are believed.
    package var byTrust: [Pair] { pairs.filter { $0.how == .pinned } + pairs.filter { $0.how != .pinned } }
}
