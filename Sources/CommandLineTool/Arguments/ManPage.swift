import Configuring

/// The whole help as a page for `man`, made of declarations.
package struct ManPage: Sendable {
    private let commands: CommandList

    package init(_ commands: CommandList) { self.commands = commands }

    package var text: String {
        var page = Roff()
        // Without a date, so that the same program writes the same page.
        page.request("TH", Tool.name.uppercased(), "1", "", "\(Tool.name) \(Tool.version)", "User Commands")
        // Ragged and unbroken: a command line that is spread or hyphenated can't be copied.
        page.request("ad", "l")
        page.request("nh")
        page.section("NAME")
        page.line("\(Tool.name) - \(HelpText.purpose)")
        page.section("SYNOPSIS")
        page.synopsis(Tool.name, "COMMAND [OPERAND]... [OPTION]...")
        page.section("DESCRIPTION")
        for group in commands.sections {
            page.paragraph(group.title + ":")
            page.items(group.commands.map { ([.strong($0.declaration.name)], $0.declaration.summary) }, indent: 14)
        }
        page.section("COMMANDS")
        for declaration in commands.declarations { command(declaration, &page) }
        page.section("OPTIONS")
        page.paragraph("Every command takes these, before or after its name.")
        options(GlobalOptions.declarations, &page)
        for topic in HelpTopic.all {
            page.section(topic.name.uppercased())
            page.prose(topic.text)
        }
        page.section("EXIT STATUS")
        page.items(ExitCode.allCases.map { ([.strong("\($0.rawValue)")], $0.meaning) }, indent: 6)
        page.section("ENVIRONMENT")
        page.items(HelpText.environment.map { ([.strong($0.0)], $0.1) })
        page.section("FILES")
        page.items([
            ([.strong("./\(Configuration.fileName)")], "the configuration, if it is in the current folder"),
            ([.strong("$XDG_CONFIG_HOME/livechat-sync/config.json")], "the configuration otherwise"),
            ([.strong(Configuration.defaultStore)], "the store beside the configuration, unless that names another"),
        ])
        return page.text
    }

    private func command(_ declaration: CommandDeclaration, _ page: inout Roff) {
        page.subsection(declaration.name)
        page.line(declaration.summary)
        page.paragraph(declaration.usage)
        page.prose(declaration.discussion)
        page.items(declaration.operands.map { ([.variable($0.name)], HelpText.help(of: $0)) }, indent: 14)
        for group in declaration.optionGroups {
            if declaration.optionGroups.count > 1 { page.paragraph(group.title.capitalizedFirst + ":") }
            options(group.options, &page)
        }
        if !declaration.examples.isEmpty { page.paragraph("Examples:") }
        page.items(declaration.examples.map { ([.strong("\(Tool.name) \($0.words)")], $0.purpose) })
    }

    private func options(_ options: [OptionDeclaration], _ page: inout Roff) {
        page.items(
            options.map { option in
                var tag: [Roff.Piece] = option.letter.map { [.strong("-\($0)"), .plain(", ")] } ?? []
                tag.append(.strong("--" + option.name))
                if let placeholder = option.placeholder { tag += [.plain(" "), .variable(placeholder)] }
                return (tag, HelpText.help(of: option))
            })
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
