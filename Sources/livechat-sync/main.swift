import CommandLineTool

// A program has a name at least. The runtime reads its words from the system, which may have no file to spare.
if CommandLine.arguments.isEmpty { Program.endUnread() }
let words = Array(CommandLine.arguments.dropFirst())
Program.begin(words)
await Program.run(words)
