import Wire

/// The words after a command's name, sorted by its declaration.
///
/// Asking for something that the declaration does not have is a mistake in the program and stops it, so that the first
/// test of a command finds it.
package struct GivenArguments: Sendable {
    package let declaration: CommandDeclaration
    private let flags: Set<String>
    private let values: [String: [String]]
    private let operands: [String: [String]]

    package init(_ words: [String], _ declaration: CommandDeclaration) throws(UsageError) {
        var sorter = ArgumentSorter(declaration)
        try sorter.sort(words)
        self.declaration = declaration
        flags = sorter.flags
        values = sorter.values
        operands = try sorter.assignedOperands()
    }

    package var global: GlobalOptions {
        get throws(UsageError) { try GlobalOptions(self) }
    }

    package func flag(_ name: String) -> Bool {
        precondition(declaration.option(name)?.takesValue == false, "\(declaration.name) declares no flag --\(name)")
        return flags.contains(name)
    }

    /// The value of an option that may be given once.
    package func value(_ name: String) -> String? { values(name).last }

    package func values(_ name: String) -> [String] {
        precondition(declaration.option(name)?.takesValue == true, "\(declaration.name) declares no option --\(name)")
        return values[name] ?? []
    }

    /// The operand of that name, where it may be left out.
    package func operand(_ name: String) -> String? { operands(name).first }

    package func operands(_ name: String) -> [String] {
        precondition(declaration.operand(name) != nil, "\(declaration.name) declares no operand \(name)")
        return operands[name] ?? []
    }

    /// The value of an option, or the operand, that the declaration requires or that the command finds it cannot do
    /// without. Options are named as they are declared, operands in capitals.
    package func required(_ name: String) throws(UsageError) -> String {
        if declaration.operand(name) != nil {
            if let given = operand(name) { return given }
            throw UsageError("\(declaration.name) needs \(name)", hint: "usage: \(declaration.usage)")
        }
        if let given = value(name) { return given }
        throw ArgumentSorter.missing(name, declaration)
    }
}
