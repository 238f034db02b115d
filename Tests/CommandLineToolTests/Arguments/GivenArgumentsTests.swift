import CommandLineTool
import Testing
import Wire

struct GivenArgumentsTests {
    private func given(_ words: String...) throws(UsageError) -> GivenArguments {
        try GivenArguments(words, EchoCommand.declaration)
    }

    private func refusal(_ words: [String]) -> UsageError? {
        #expect(throws: UsageError.self) { try GivenArguments(words, EchoCommand.declaration) }
    }

    @Test func `options stand anywhere, with a blank or an equals sign`() throws {
        let given = try given("--only", "a", "x", "--only=b=c", "y", "--mirror", "-o", "f", "z")
        #expect(given.values("only") == ["a", "b=c"])
        #expect(given.flag("mirror"))
        #expect(given.value("output") == "f")
        #expect(given.operand("STATE") == "x")
        #expect(given.operands("MORE") == ["y", "z"])
    }

    @Test func `a word of an earlier version means the one of today, and no help names it`() throws {
        let simulate = try #require(CommandList.all.declarations.first { $0.name == "simulate" })
        for word in ["draft", "seed"] {
            #expect(try GivenArguments(["--dialect", word], simulate).value("dialect") == "draft")
        }
        #expect(throws: UsageError.self) { try GivenArguments(["--dialect", "sead"], simulate) }
        #expect(simulate.option("dialect")?.notation == "--dialect final|draft|v4")
    }

    @Test func `two dashes end the options`() throws {
        let given = try given("--mirror", "--", "--only", "-x", "--")
        #expect(given.operand("STATE") == "--only")
        #expect(given.operands("MORE") == ["-x", "--"])
    }

    @Test func `what is not given is not there`() throws {
        let given = try given("x")
        #expect(!given.flag("mirror"))
        #expect(given.value("output") == nil)
        #expect(given.values("only") == [])
        #expect(given.operands("MORE") == [])
        #expect(try given.duration("max-age") == nil)
        #expect(try given.global == GlobalOptions())
    }

    @Test func `one dash alone is an operand or a value`() throws {
        let given = try given("-", "-o", "-")
        #expect(given.operand("STATE") == "-")
        #expect(given.value("output") == "-")
    }

    @Test(arguments: [
        (["x", "--mirrr"], "echo has no option '--mirrr'", "did you mean '--mirror'?"),
        (["x", "--out", "f"], "echo has no option '--out'", "did you mean '--output'?"),
        (["x", "--zzz"], "echo has no option '--zzz'", "see 'livechat-sync echo --help'"),
        (["x", "--tok=s3cret"], "echo has no option '--tok'", "see 'livechat-sync echo --help'"),
        (["x", "-z"], "echo has no option '-z'", "an operand that begins with a dash stands after '--'"),
        (["x", "--format", "jsn"], "--format is one of json, ndjson or csv, not 'jsn'", "did you mean 'json'?"),
        (
            ["x", "--only", "--mirror"], "--only needs a value, and '--mirror' looks like an option",
            "a value that begins with dashes is written --only=VALUE"
        ),
    ])
    func `a wrong word is answered with what was meant`(words: [String], message: String, hint: String) {
        let error = refusal(words)
        #expect(error?.message == message)
        #expect(error?.hint == hint)
        #expect(error?.explanation.exitCode == .usage)
    }

    @Test(arguments: [
        (["x", "--only"], "--only needs a value: --only SELECTOR"),
        (["x", "--mirror=yes"], "--mirror takes no value"),
        (["x", "--output", "a", "-o", "b"], "-o is given twice"),
        (["x", "--output="], "--output is empty"),
        ([""], "STATE is empty"),
        (["x", ""], "MORE is empty"),
        ([], "echo needs STATE"),
    ])
    func `a wrong number of words is answered with the usage line`(words: [String], message: String) {
        let error = refusal(words)
        #expect(error?.message == message)
        #expect(error?.hint?.hasPrefix("usage: livechat-sync echo STATE [MORE]... [--only SELECTOR]...") == true)
    }

    @Test func `too many operands and missing options are named`() {
        let extra = #expect(throws: UsageError.self) {
            try GivenArguments(["--to", "a", "b"], RestoreCommand.declaration)
        }
        #expect(extra?.message == "restore takes no further operand: 'b'")
        let missing = #expect(throws: UsageError.self) { try GivenArguments([], RestoreCommand.declaration) }
        #expect(missing?.message == "restore needs --to SITE")
        #expect(missing?.hint == "usage: livechat-sync restore --to SITE")
    }

    @Test(arguments: [
        ("300s", 300), ("90m", 5400), ("26h", 93_600), ("7d", 604_800), ("2w", 1_209_600), ("1d12h", 129_600),
        ("0s", 0), ("36600d", 3_162_240_000),
    ])
    func `a length of time has a unit`(text: String, seconds: Int) throws {
        #expect(try given("x", "--max-age", text).duration("max-age") == .seconds(seconds))
    }

    @Test(arguments: [
        "26", "h", "1.5h", "-3h", "26H", "26 h", "9223372036854775807w", "99999999999999999999s", "36601d", "٣h", "1hh",
    ])
    func `what is no length of time is refused`(text: String) throws {
        let given = try given("x", "--max-age=\(text)")
        let error = #expect(throws: UsageError.self) { try given.duration("max-age") }
        #expect(error?.message.contains("'\(text)'") == true)
        #expect(error?.hint == "write it like 300s, 90m, 26h or 7d")
    }

    @Test func `a day is read, and a wrong one refused`() throws {
        #expect(try given("x", "--since", "2026-11-20").day("since")?.description == "2026-11-20")
        let wrong = try given("x", "--since", "20.11.2026")
        #expect(throws: UsageError.self) { try wrong.day("since") }
    }

    @Test func `global options belong to every command`() throws {
        let global = try given("-q", "x", "--json", "--store", "s", "--config=c", "--concurrency", "3", "--no-color")
            .global
        var expected = GlobalOptions()
        expected.quiet = true
        expected.json = true
        expected.store = "s"
        expected.config = "c"
        expected.concurrency = 3
        expected.noColor = true
        #expect(global == expected)
    }

    @Test(arguments: ["0", "65", "+3", "3.0", "x", "99999999999999999999"])
    func `concurrency has its bounds`(text: String) throws {
        let given = try given("x", "--concurrency", text)
        let error = #expect(throws: UsageError.self) { try given.global }
        #expect(error?.message == "--concurrency is a whole number, 1 to 64, not '\(text)'")
    }

    @Test func `quiet and verbose contradict each other`() throws {
        let given = try given("x", "-q", "-v")
        #expect(throws: UsageError.self) { try given.global }
    }
}

struct SuggestionTests {
    private let known = ["backup", "restore", "resume", "show", "snapshots", "simulate"]

    @Test(arguments: [
        ("bakcup", ["backup"]), ("re", ["restore", "resume"]), ("RESTORE", ["restore"]), ("shwo", ["show"]),
        ("snapshot", ["snapshots"]), ("sohw", ["show"]), ("xyzzy", []), ("", []), ("b", []),
        (String(repeating: "a", count: 100_000), []),
    ])
    func `the nearest names are found`(word: String, names: [String]) {
        #expect(Suggestion.nearest(to: word, among: known) == names)
    }
}
