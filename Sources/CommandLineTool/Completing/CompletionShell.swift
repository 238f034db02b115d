/// A shell that there is a completion script for.
enum CompletionShell: String, CaseIterable {
    case bash, zsh, fish

    static let names = allCases.map(\.rawValue)

    /// A word as the shell hands it over, without the quotes and backslashes that it was typed with.
    func plain(_ word: String) -> String {
        // The script for zsh takes them off itself.
        self == .zsh ? word : Self.unquoted(word)
    }

    /// Also of a word whose quote is still open.
    static func unquoted(_ word: String) -> String {
        var result = String.UnicodeScalarView()
        var quote: Unicode.Scalar?
        var rest = word.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch (scalar, quote) {
            case ("\\", nil), ("\\", "\""): if let next = rest.popFirst() { result.append(next) }
            case (quote, _) where quote != nil: quote = nil
            case ("'", nil), ("\"", nil): quote = scalar
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
