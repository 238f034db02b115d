import CommandLineTool

let words = Array(CommandLine.arguments.dropFirst())
Program.begin(words)
await Program.run(words)
