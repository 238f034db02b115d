import Wire

/// The commands in the order in which the help lists them.
package struct CommandList: Sendable {
    /// Commands that belong together, under a heading.
    package struct Section: Sendable {
        package let title: String
        package let commands: [any Command.Type]

        package init(_ title: String, _ commands: [any Command.Type]) {
            self.title = title
            self.commands = commands
        }
    }

    package let sections: [Section]

    package init(_ sections: [Section]) { self.sections = sections }

    package var commands: [any Command.Type] { sections.flatMap(\.commands) }

    /// Every command's, and that of `help`, which the program itself carries out.
    package var declarations: [CommandDeclaration] {
        commands.map { command in command.declaration } + [HelpText.declaration]
    }

    package func command(_ name: String) throws(UsageError) -> any Command.Type {
        for command in commands where command.declaration.name.isIdentical(to: name) { return command }
        throw unknown(name)
    }

    package func declaration(_ name: String) throws(UsageError) -> CommandDeclaration {
        for declaration in declarations where declaration.name.isIdentical(to: name) { return declaration }
        throw unknown(name, HelpTopic.all.map(\.name))
    }

    private func unknown(_ name: String, _ topics: [String] = []) -> UsageError {
        let hint = Suggestion.hint(for: name, among: declarations.map(\.name) + topics)
        return UsageError("no command '\(name)'", hint: hint ?? "'livechat-sync help' lists them")
    }
}
