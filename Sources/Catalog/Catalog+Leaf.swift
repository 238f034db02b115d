extension Catalog {
    /// Does nothing hang on items of this kind?
    package func isLeaf(_ name: String) -> Bool {
        guard let kind = self[name], kind.shape == .collection else { return true }
        return kind.paths.allSatisfy { children(of: kind, at: $0).isEmpty }
    }
}
