import Reporting
import Wire

/// Sorts words into flags, values and operands, and refuses what the declaration does not know.
struct ArgumentSorter {
    private let declaration: CommandDeclaration
    private(set) var flags: Set<String> = []
    private(set) var values: [String: [String]] = [:]
    private var operands: [String] = []
    private var words: [String] = []

    init(_ declaration: CommandDeclaration) { self.declaration = declaration }

    mutating func sort(_ words: [String]) throws(UsageError) {
        self.words = words
        var rest = words[...]
        while let word = rest.popFirst() {
            if word.isIdentical(to: "--") {
                operands += rest
                break
            }
            if declaration.takesDashes, !isOption(word) {
                operands.append(word)
            } else if word.hasPrefix("--") {
                try takeLong(word, &rest)
            } else if word.hasPrefix("-"), word.utf8.count > 1 {
                try takeLetter(word, &rest)
            } else {
                operands.append(word)
            }
        }
        for option in declaration.allOptions where option.occurrence.isRequired && values[option.name] == nil {
            throw Self.missing(option.name, declaration)
        }
    }

    /// The operands by name, in the order of the declaration; the last takes what is left.
    func assignedOperands() throws(UsageError) -> [String: [String]] {
        var result: [String: [String]] = [:]
        var rest = operands[...]
        for operand in declaration.operands {
            let taken = operand.occurrence.repeats ? rest : rest.prefix(1)
            rest = rest.dropFirst(taken.count)
            if taken.isEmpty {
                if operand.occurrence.isRequired { throw usage("\(declaration.name) needs \(operand.name)") }
                continue
            }
            for word in taken where !(declaration.takesDashes && word.isEmpty) {
                try check(word, is: operand.completion, called: operand.name)
            }
            result[operand.name] = Array(taken)
        }
        if let extra = rest.first {
            throw usage(
                "\(declaration.name) takes no further operand: '\(extra)'",
                StrayWord(words: words).hint(of: extra))
        }
        return result
    }

    /// Does it name an option of the command?
    private func isOption(_ word: String) -> Bool {
        if word.hasPrefix("--") {
            let name = word.dropFirst(2).prefix { $0 != "=" }
            return declaration.option(String(name)) != nil
        }
        return declaration.allOptions.contains { option in option.letter.map { word == "-\($0)" } ?? false }
    }

    static func missing(_ option: String, _ declaration: CommandDeclaration) -> UsageError {
        let notation = declaration.option(option)?.notation ?? "--\(option)"
        return UsageError("\(declaration.name) needs \(notation)", hint: "usage: \(declaration.usage)")
    }

    private mutating func takeLong(_ word: String, _ rest: inout ArraySlice<String>) throws(UsageError) {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map(String.init) ?? ""
        guard let option = declaration.option(name) else { throw unknown(name) }
        try take(option, "--\(option.name)", parts.count > 1 ? String(parts[1]) : nil, &rest)
    }

    private mutating func takeLetter(_ word: String, _ rest: inout ArraySlice<String>) throws(UsageError) {
        let known = declaration.allOptions.first { option in option.letter.map { word == "-\($0)" } ?? false }
        guard let known else {
            throw usage(
                "\(declaration.name) has no option '\(word)'", "an operand that begins with a dash stands after '--'")
        }
        try take(known, word, nil, &rest)
    }

    private mutating func take(
        _ option: OptionDeclaration, _ written: String, _ attached: String?, _ rest: inout ArraySlice<String>
    ) throws(UsageError) {
        guard let placeholder = option.placeholder else {
            if attached != nil { throw usage("\(written) takes no value") }
            flags.insert(option.name)
            return
        }
        let given = if let attached { attached } else { try nextValue(written, placeholder, &rest) }
        let value = option.oldWords[given] ?? given
        if !option.occurrence.repeats, values[option.name] != nil { throw usage("\(written) is given twice") }
        try check(value, is: option.completion, called: written)
        values[option.name, default: []].append(value)
    }

    /// The next word as a value. An option there is taken for one whose value was forgotten.
    private func nextValue(
        _ written: String, _ placeholder: String, _ rest: inout ArraySlice<String>
    ) throws(UsageError) -> String {
        guard let next = rest.popFirst() else { throw usage("\(written) needs a value: \(written) \(placeholder)") }
        if next.hasPrefix("--") {
            throw usage(
                "\(written) needs a value, and '\(next)' looks like an option",
                "a value that begins with dashes is written \(written)=VALUE")
        }
        return next
    }

    private func check(_ word: String, is completion: Completion, called name: String) throws(UsageError) {
        // Most often a shell variable that is not set.
        if word.isEmpty { throw usage("\(name) is empty") }
        guard let words = completion.words, !words.contains(where: { $0.isIdentical(to: word) }) else { return }
        throw usage(
            "\(name) is one of \(Wording.list(words, "or")), not '\(word)'", Suggestion.hint(for: word, among: words))
    }

    private func unknown(_ name: String) -> UsageError {
        let hint = Suggestion.hint(for: name, among: declaration.allOptions.map(\.name), prefix: "--")
        return usage(
            "\(declaration.name) has no option '--\(name)'", hint ?? "see 'livechat-sync \(declaration.name) --help'")
    }

    private func usage(_ message: String, _ hint: String? = nil) -> UsageError {
        UsageError(message, hint: hint ?? "usage: \(declaration.usage)")
    }
}
