extension Catalog {
    /// Has every site of the service something of this kind, whatever it has switched off? What says which account a site
    /// is, and what others hang on.
    package func isEssential(_ kind: Kind) -> Bool { kind.accountNumber != nil || marksAccount(kind) }

    /// Do the ids of this kind tell one account from another? Those of collections that others hang on: a site has never
    /// none of them.
    package func marksAccount(_ kind: Kind) -> Bool {
        kind.shape == .collection
            && kind.paths.contains { $0.segments.count == 1 && !children(of: kind, at: $0).isEmpty }
    }
}
