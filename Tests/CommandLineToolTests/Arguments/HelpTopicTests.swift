import Catalog
import CommandLineTool
import Reporting
import Testing

struct HelpTopicTests {
    private func run(_ words: String...) async -> (code: ExitCode, output: String, error: String) {
        let recorder = Recorder()
        let code = await Tool.run(words, in: recorder.surroundings(), .all)
        return (code, recorder.output, recorder.error)
    }

    @Test(arguments: HelpTopic.all.map(\.name))
    func `every topic is listed, explained and part of the man page`(name: String) async throws {
        let topic = try #require(HelpTopic.all.first { $0.name == name })
        let list = await run("help").output.split(separator: "\n")
        #expect(list.contains { $0.hasPrefix("  help \(name) ") && $0.hasSuffix("  " + topic.summary) })
        let help = await run("help", name)
        #expect(help.code == .done)
        #expect(help.output.hasPrefix("\(name): \(topic.summary)\n"))
        #expect(help.output.split(separator: "\n").allSatisfy { $0.displayWidth <= 80 })
        #expect(ManPage(.all).text.contains(".SH \(name.uppercased())\n"))
        #expect(!CommandList.all.declarations.map(\.name).contains(name))
    }

    @Test func `a topic that is none is answered with those that may be meant`() async {
        let answer = await run("help", "selctors")
        #expect(answer.code == .usage)
        #expect(answer.error.contains("did you mean 'selectors'?"))
    }

    @Test func `options that belong together stand under one heading`() async throws {
        let help = await run("help", "clone").output
        #expect(help.contains("\noptions:\n  --from STATE"))
        #expect(help.contains("\noptions that choose a part:\n  --only SELECTOR"))
        for command in CommandList.all.declarations {
            let grouped = command.optionGroups.flatMap { $0.options.map(\.name) }
            #expect(Set(grouped) == Set(command.options.map(\.name)))
            #expect(grouped.count == command.options.count)
        }
    }
}
