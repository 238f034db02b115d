import CommandLineTool

await Program.run(Array(CommandLine.arguments.dropFirst()))
