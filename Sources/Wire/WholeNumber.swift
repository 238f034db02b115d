extension Int {
    /// A number of digits only: `Int("+1")` would be one too.
    package init?(digits text: String) {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else { return nil }
        self = number
    }
}
