import Reporting
import Wire

/// The help as text, made of declarations.
package struct HelpText: Sendable {
    /// Columns that lines are broken at.
    package let width: Int

    package init(width: Int = 80) { self.width = max(40, width) }

    package static let declaration = CommandDeclaration(
        "help", "what a command does and takes, or what a topic is about",
        operands: [
            OperandDeclaration(
                "COMMAND", "the command or topic; all of them are listed without it", .optional, completes: .command)
        ],
        options: [.flag("man", "all of it as a page for man")],
        examples: [
            CommandDeclaration.Example("help plan", "the options of plan"),
            CommandDeclaration.Example("help --man > livechat-sync.1", "a page that 'man -l livechat-sync.1' shows"),
        ])

    /// What the program is for.
    package static let purpose = "backs up the configuration of Comm100 Live Chat, compares it, restores and clones it"

    /// The help of one command.
    package func text(of command: CommandDeclaration) -> String {
        var blocks = [command.name + ": " + command.summary]
        blocks.append(paragraph(command.usageParts, indent: "usage: livechat-sync ", hanging: 6))
        if !command.discussion.isEmpty { blocks.append(prose(command.discussion)) }
        blocks.append(
            section("operands", command.operands.map { ($0.occurrence.notation($0.name), Self.help(of: $0)) }))
        blocks += command.optionGroups.map { section($0.title, $0.options.map(row)) }
        blocks.append(section("options of every command", GlobalOptions.declarations.map(row)))
        blocks.append(examples(command.examples))
        blocks.append(exitCodes(command.exitCodes))
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    /// What several commands have in common.
    package func text(of topic: HelpTopic) -> String {
        "\(topic.name): \(topic.summary)\n\n\(prose(topic.text))\n"
    }

    /// The list of commands.
    package func text(of commands: CommandList) -> String {
        var blocks = [
            prose("\(Tool.name): \(Self.purpose)"),
            "usage: livechat-sync COMMAND [OPERAND]... [OPTION]...",
        ]
        for group in commands.sections {
            blocks.append(
                section(group.title, group.commands.map { ($0.declaration.name, $0.declaration.summary) }, column: 14))
        }
        blocks.append(
            section(
                "about the program",
                [("help", "\(Self.declaration.summary): help COMMAND"), ("--version", "its version")], column: 14))
        blocks.append(section("topics", HelpTopic.all.map { ("help " + $0.name, $0.summary) }, column: 14))
        blocks.append(section("options of every command", GlobalOptions.declarations.map(row)))
        blocks.append(section("environment", Self.environment))
        blocks.append(section("exit codes", ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) }))
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// The variables that say something to the program itself.
    package static let environment: [(String, String)] = [
        ("LIVECHAT_SYNC_CONFIG", "the configuration file, as --config"),
        ("LIVECHAT_SYNC_STORE", "the store, as --store"),
        ("PAGER", "what shows help longer than the terminal; less if it is not set, nothing if it is empty"),
        ("NO_COLOR", "no colour when it is set to anything"),
    ]

    private func row(_ option: OptionDeclaration) -> (String, String) {
        let letter = option.letter.map { "-\($0), " } ?? ""
        return (letter + option.notation, Self.help(of: option))
    }

    static func help(of option: OptionDeclaration) -> String {
        let occurrence = option.occurrence
        return option.help + (occurrence.isRequired ? " (required)" : "")
            + (occurrence.repeats ? " (may be repeated)" : "")
    }

    static func help(of operand: OperandDeclaration) -> String {
        guard let words = operand.completion.words else { return operand.help }
        return operand.help + ": " + Wording.list(words, "or")
    }

    private func examples(_ examples: [CommandDeclaration.Example]) -> String {
        guard !examples.isEmpty else { return "" }
        let lines = examples.flatMap { example in
            [paragraph(example.purpose.split(separator: " ").map(String.init), indent: "  ", hanging: 2)]
                + ["    \(Tool.name) \(example.words)"]
        }
        return (["examples:"] + lines).joined(separator: "\n")
    }

    private func exitCodes(_ codes: [ExitCode]) -> String {
        let all = Set(codes).union([.done, .failed, .usage, .interrupted])
        return section(
            "exit codes", all.sorted { $0.rawValue < $1.rawValue }.map { ("\($0.rawValue)", $0.meaning) })
    }

    /// Names at the left, what they mean at the right, broken so that the right side stays in its column.
    private func section(_ title: String, _ rows: [(String, String)], column: Int? = nil) -> String {
        guard !rows.isEmpty else { return "" }
        let widest = column ?? min(26, rows.map(\.0.displayWidth).max() ?? 0)
        var lines = [title + ":"]
        for (name, help) in rows {
            let words = help.split(separator: " ").map(String.init)
            if name.displayWidth <= widest {
                let gap = String(repeating: " ", count: widest - name.displayWidth + 2)
                lines.append(paragraph(words, indent: "  " + name + gap, hanging: widest + 4))
            } else {
                let indent = String(repeating: " ", count: widest + 4)
                lines += ["  " + name, paragraph(words, indent: indent, hanging: widest + 4)]
            }
        }
        return lines.joined(separator: "\n")
    }

    private func prose(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                // An indented line is an example and stays as it is.
                line.hasPrefix(" ")
                    ? String(line) : paragraph(line.split(separator: " ").map(String.init), indent: "", hanging: 0)
            }
            .joined(separator: "\n")
    }

    /// Words in lines no wider than the help, unless one word alone is.
    private func paragraph(_ words: [String], indent: String, hanging: Int) -> String {
        var lines: [String] = []
        var line = indent
        var used = indent.displayWidth
        var isFresh = true
        for word in words {
            if !isFresh, used + 1 + word.displayWidth > width {
                lines.append(line)
                line = String(repeating: " ", count: hanging)
                used = hanging
                isFresh = true
            }
            line += (isFresh ? "" : " ") + word
            used += (isFresh ? 0 : 1) + word.displayWidth
            isFresh = false
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
